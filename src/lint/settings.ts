import { accountIds } from "../aws/own-account.js";
import { partitionNamed, partitionOf } from "../iam/partition.js";
import type { Settings } from "../aws/settings.js";

const none: Settings = {};
const checked = new WeakSet<object>();

const kinds: { readonly [K in keyof Required<Settings>]: Kind } = {
  parameters: "an object of values by parameter name",
  region: "a Region, such as eu-west-1",
  accountId: "an account ID of twelve digits",
  partition: "a partition, such as aws-cn",
  organizationId: "an organization ID, such as o-abcde12345",
  parameterFiles: "an object with 'files' and 'parameters', or an array of such",
  logBuckets: "an array of strings",
  organizationTrail: "a boolean",
  trustedAccounts: "an array of account IDs of twelve digits",
  parameterValues: '"default" or "allowed"',
  suggestSuppressions: "a boolean",
  project: "an object with a string 'root' or an array of strings 'include'",
};

type Kind =
  | "a boolean"
  | "a partition, such as aws-cn"
  | "a Region, such as eu-west-1"
  | "a string"
  | "an account ID of twelve digits"
  | "an array of account IDs of twelve digits"
  | "an array of strings"
  | "an object with 'files' and 'parameters', or an array of such"
  | "an object of values by parameter name"
  | "an object with a string 'root' or an array of strings 'include'"
  | "an organization ID, such as o-abcde12345"
  | '"default" or "allowed"';

/**
 * `settings.cloudtrail` of a configuration.
 * @throws TypeError where it is not what it must be, naming the setting.
 */
export function settingsOf(settings: Readonly<Record<string, unknown>>): Settings {
  const written = settings["cloudtrail"];
  if (written === undefined) return none;
  if (!isObject(written)) throw new TypeError("settings.cloudtrail must be an object.");
  if (!checked.has(written)) check(written);
  checked.add(written);
  return written;
}

function check(written: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(written)) {
    const kind = Object.entries(kinds).find(([known]) => known === name)?.[1];
    if (kind === undefined) {
      const known = Object.keys(kinds).join(", ");
      throw new TypeError(`settings.cloudtrail.${name} is unknown; there are: ${known}.`);
    }
    if (!is(kind, value)) throw new TypeError(`settings.cloudtrail.${name} must be ${kind}.`);
  }
  checkPlace(written);
}

/** In a place that there is not, nothing could be found. */
function checkPlace({ region, partition }: Settings): void {
  const [home, named] = [partitionOf(region), partitionNamed(partition)];
  if (home === undefined || named === undefined || home === named) return;
  throw new TypeError(
    `settings.cloudtrail.region '${String(region)}' is not in partition '${named.name}'.`,
  );
}

function is(kind: Kind, value: unknown): boolean {
  switch (kind) {
    case "a boolean":
      return typeof value === "boolean";
    case "a string":
      return typeof value === "string";
    case "a partition, such as aws-cn":
      return matches(/^aws(?:-[a-z]+)*$/, value);
    case "a Region, such as eu-west-1":
      return matches(/^[a-z]{2,4}(?:-[a-z]+)+-\d+$/, value);
    case "an account ID of twelve digits":
      return matches(accountIds.pattern, value);
    case "an array of account IDs of twelve digits":
      return Array.isArray(value) && value.every((item) => matches(accountIds.pattern, item));
    case "an organization ID, such as o-abcde12345":
      return matches(/^o-[a-z0-9]{10,32}$/, value);
    case "an array of strings":
      return Array.isArray(value) && value.every((item) => typeof item === "string");
    case "an object of values by parameter name":
      return isObject(value) && Object.values(value).every(isScalar);
    case "an object with 'files' and 'parameters', or an array of such":
      return [value].flat().every(isParameterFile);
    case "an object with a string 'root' or an array of strings 'include'":
      return isObject(value) && Object.entries(value).every(isProjectSetting);
    case '"default" or "allowed"':
      return value === "default" || value === "allowed";
  }
}

function matches(pattern: RegExp, value: unknown): boolean {
  return typeof value === "string" && pattern.test(value);
}

function isParameterFile(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { files, parameters, ...others } = value;
  const isPatterns = is("a string", files) || is("an array of strings", files);
  return isPatterns && is("a string", parameters) && Object.keys(others).length === 0;
}

function isProjectSetting([name, value]: readonly [string, unknown]): boolean {
  return name === "root"
    ? is("a string", value)
    : name === "include" && is("an array of strings", value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isScalar(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
