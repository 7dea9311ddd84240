import { accountIds } from "../aws/own-account.js";

/** What a setting must be, as the message says it that refuses anything else. */
export type Kind =
  | "a boolean"
  | "a partition, such as aws-cn"
  | "a Region, such as eu-west-1"
  | "a string"
  | "an account ID of twelve digits"
  | "an array of account IDs of twelve digits"
  | "an array of strings"
  | "an object with 'files' and 'parameters', or an array of such"
  | "an object of values by parameter name"
  | "a string or an array of strings"
  | "an array"
  | "an object"
  | "an organization ID, such as o-abcde12345"
  | '"default" or "allowed"';

/** What each setting of an object must be. */
export type Kinds<T> = { readonly [K in keyof Required<T>]: Kind };

/**
 * Checks the settings of an object.
 * @throws TypeError where one is unknown or not what it must be, naming it.
 */
export function checkSettings<T>(
  written: unknown,
  kinds: Kinds<T>,
  at: string,
): asserts written is Partial<T> {
  if (!isObject(written)) throw new TypeError(`${at} must be an object.`);
  for (const [name, value] of Object.entries(written)) {
    const kind = Object.entries<Kind>(kinds).find(([known]) => known === name)?.[1];
    if (kind === undefined) {
      const known = Object.keys(kinds).join(", ");
      throw new TypeError(`${at}.${name} is unknown; there are: ${known}.`);
    }
    if (!is(kind, value)) throw new TypeError(`${at}.${name} must be ${kind}.`);
  }
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
    case "a string or an array of strings":
      return is("a string", value) || is("an array of strings", value);
    case "an array":
      return Array.isArray(value);
    case "an object":
      return isObject(value);
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
  const isPatterns = is("a string or an array of strings", files);
  return isPatterns && is("a string", parameters) && Object.keys(others).length === 0;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isScalar(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
