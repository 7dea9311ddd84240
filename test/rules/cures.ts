import type { Linter, Rule } from "eslint";
import { expect } from "vitest";
import { dataOf, differences, type Path, valueAt } from "./differences.js";

/** One edit that a message offers. */
export interface Cure {
  readonly message: Linter.LintMessage;
  readonly fix: Rule.Fix;
  /** What a suggestion says it does. */
  readonly says: string | undefined;
}

export function curesOf(messages: readonly Linter.LintMessage[]): readonly Cure[] {
  return messages.flatMap((message) => [
    ...(message.fix === undefined ? [] : [{ message, fix: message.fix, says: undefined }]),
    ...(message.suggestions ?? []).map(({ fix, desc }) => ({ message, fix, says: desc })),
  ]);
}

export function applied(text: string, { fix }: Cure): string {
  const [start, end] = fix.range;
  return text.slice(0, start) + fix.text + text.slice(end);
}

/**
 * Expects what was said to be said less often, and nothing to be wrong that was not. A trail that
 * comes to life may duplicate another, and a key that comes into use may be too open. So a
 * suggestion may reveal to these rules what is between the resource and others, which both are to
 * be seen. A fix, which nobody looks at, may not, and no edit may trade one fault for another.
 */
export function expectCured(
  cure: Cure,
  text: string,
  before: readonly Linter.LintMessage[],
  after: readonly Linter.LintMessage[],
): void {
  expect(after.filter(({ fatal }) => fatal)).toEqual([]);
  const { message, says } = cure;
  expect(count(after, message, said)).toBeLessThan(count(before, message, said));
  const revealed = after.filter((one) => count(after, one, faultOf) > count(before, one, faultOf));
  const [edited] = namesIn(message);
  const isBetween = (one: Linter.LintMessage): boolean =>
    one.ruleId !== message.ruleId &&
    /(?:trail-global-service-events-once|log-bucket-source-arn)$/.test(one.ruleId ?? "") &&
    namesIn(one).some(
      (name) => name !== edited && resourcesOf(dataOf(text)).includes(declared(name)),
    );
  expect(says === undefined ? revealed : revealed.filter((one) => !isBetween(one))).toEqual([]);
}

function count(
  all: readonly Linter.LintMessage[],
  one: Linter.LintMessage,
  by: (message: Linter.LintMessage) => string,
): number {
  return all.filter((each) => by(each) === by(one)).length;
}

function said({ ruleId, message }: Linter.LintMessage): string {
  return `${String(ruleId)}: ${message}`;
}

/** What is wrong with which resource: the others involved and the scenarios may become fewer. */
function faultOf(message: Linter.LintMessage): string {
  const [name = ""] = namesIn(message);
  return `${String(message.ruleId)} ${String(message.messageId)} ${name}`;
}

/** What a message quotes, the resource first. */
function namesIn({ message }: Linter.LintMessage): readonly string[] {
  return [...message.matchAll(/'([^']*)'/g)].map(([, name = ""]) => name);
}

function resourcesOf(data: unknown): readonly string[] {
  const templates = Array.isArray(data) ? data : [data];
  return templates.flatMap((template) => [
    ...Object.keys(valueAt(template, ["Resources"]) ?? {}),
    ...labelsIn(valueAt(template, ["resource"])).flatMap(([type, bodies]) =>
      labelsIn(bodies).map(([name]) => `${type}.${name}`),
    ),
  ]);
}

/** The resource of which an instance is one: `aws_cloudtrail.account` of `aws_cloudtrail.account[0]`. */
function declared(name: string): string {
  return name.replace(/\[.*\]$/, "");
}

/** At every level of Terraform's blocks an object may be a list of objects. */
function labelsIn(blocks: unknown): readonly (readonly [string, unknown])[] {
  return [blocks].flat().flatMap((block) => Object.entries(block ?? {}));
}

/**
 * Expects one place of the file to say something else: in the resource that was reported, in what
 * configures that, or where it takes the value from. What is declared counts as one place with what
 * refers to it, or waits for it. A suggestion that does several things says so, and does them to one
 * resource.
 */
export function expectOneChange(text: string, cured: string, cure: Cure): void {
  const [before, after] = [dataOf(text), dataOf(cured)];
  const paths = differences(before, after);
  const added = paths.filter((path) => isDeclaration(path));
  const names = added.map((path) => String(inTemplate(path).at(-1)));
  const changed = paths.filter((path) => !added.includes(path));
  // Whoever comes to use a key is let in under a condition on who that is.
  const isLimit = (path: Path): boolean =>
    /"aws:Source(?:Account|Arn)"/.test(JSON.stringify(valueAt(after, path)));
  const [limits, unlimited] = [changed.filter(isLimit), changed.filter((path) => !isLimit(path))];
  const others = unlimited.length === 0 || added.length > 0 ? changed : unlimited;
  expect(limits.length).toBeLessThan(3);
  const linking = others.filter((path) => {
    const written = JSON.stringify(valueAt(after, path));
    return names.some((name) => written.includes(name));
  });
  const places = others.filter((path) => !linking.includes(path));
  const owners = new Set(places.map((path) => inTemplate(path).slice(0, 2).join()));
  expect((doesSeveral(cure.says) ? owners.size : places.length) + Math.min(added.length, 1)).toBe(
    1,
  );
  expect(linking.length).toBeLessThan(2);
  for (const path of others) expectChange(path, text, after, cure);
  for (const path of added) expectDeclaration(path, after, cure);
}

function doesSeveral(says: string | undefined): boolean {
  return says?.includes(", and ") === true;
}

/** Expects a resource to be called after one that is named, whether it configures that or not. */
function expectDeclaration(path: Path, after: unknown, { message }: Cure): void {
  const keys = inTemplate(path).map(String);
  const [type, name] =
    keys[0] === "Resources" ? keys : (labelsBelow(keys, valueAt(after, path)).at(-1) ?? []);
  // What is said of account and Region is there once in a module.
  if (/^aws_(?:caller_identity|partition|region)$/.test(type ?? "")) return;
  const behind = namesIn(message).map((each) => declared(each).split(".").at(-1) ?? "");
  expect(behind.some((each) => String(name).startsWith(each))).toBe(true);
}

/** Type and label of what is declared in Terraform, of which the section or the type may be new. */
function labelsBelow(
  [, ...keys]: readonly string[],
  value: unknown,
): readonly (readonly string[])[] {
  if (keys.length >= 2) return [keys];
  return labelsIn(value).flatMap(([key, inner]) => labelsBelow(["", ...keys, key], inner));
}

/** Whether a resource, or the first of a type, is at a place that was empty. */
function isDeclaration(path: Path): boolean {
  return /^(?:Resources,[^,]*|resource,[^,]*(?:,[^,]*)?|data(?:,[^,]*){0,2})$/.test(
    inTemplate(path).join(),
  );
}

function expectChange(whole: Path, text: string, after: unknown, { message, says }: Cure): void {
  const path = inTemplate(whole);
  const [section, name = "", ...rest] = path;
  const place = placeOf(text, message);
  switch (section) {
    case "Resources": {
      const resource = whole.slice(0, whole.length - rest.length);
      const type = valueAt(after, [...resource, "Type"]);
      // Whoever delivers to a bucket waits for the policy that is declared for it.
      if (rest[0] === "DependsOn") break;
      const isMade = String(name).startsWith("Fn::ForEach::");
      if (isMade) expectMade(namesIn(message)[0] ?? "", rest);
      else if (type !== "AWS::S3::BucketPolicy") {
        // After the name of a resource that the CDK made stands its construct.
        const said = message.message.replace(/ \([^\s)]+\)'/g, "'");
        expect(said).toContain(`'${String(name)}'`);
      }
      const written = JSON.stringify(valueAt(after, whole) ?? null);
      const [, property] = /^Set '(\w+)'/.exec(says ?? "") ?? [];
      if (property !== undefined && !doesSeveral(says)) {
        expect(`${path.join(".")} ${written}`).toContain(property);
      }
      break;
    }
    case "Parameters":
      expect(rest).toEqual(["Default"]);
      expect(place).toContain(name);
      break;
    case "resource": {
      const [, type, label, argument] = path.filter((key) => typeof key === "string");
      if (argument === "depends_on") break;
      const address = `${String(type)}.${String(label)}`;
      // What configures a bucket is a resource of its own.
      const isCompanion = address.startsWith("aws_s3_bucket_");
      if (!isCompanion) expect(namesIn(message).map(declared)).toContain(address);
      break;
    }
    case "variable":
      expect(rest).toEqual(["default"]);
      expect(place).toContain(`var.${String(name)}`);
      break;
    case "locals":
      // It is reported where it is used, or what is in it where that is spelled.
      if (!place.includes(`local.${String(name)}`)) expectReadOnce(`local.${String(name)}`, text);
      break;
    case "data":
      expectReadOnce(`data.${String(name)}.${String(rest[0])}`, text);
      break;
    default:
      expect([section, rest.length]).toEqual(["Mappings", 2]);
      expect(place).toMatch(/FindInMap/);
      expect(place).toContain(name);
  }
}

/** Expects nobody else to read what is edited. */
function expectReadOnce(name: string, text: string): void {
  expect(text.split(name)).toHaveLength(2);
}

/** Expects names that are made of the key on the way into a loop: `ATrail, BTrail` of `${Name}Trail`. */
function expectMade(names: string, path: Path): void {
  const key = path.find((each) => /^[^:]*$/.test(String(each)) && typeof each === "string");
  const pattern = String(key).replaceAll(/[$&]\{\w+\}/g, "\\w+");
  for (const each of names.replace(/ and \d+ more$/, "").split(", ")) {
    expect(each).toMatch(new RegExp(`^${pattern}$`));
  }
}

/** A YAML file may hold several templates, as may a list. */
function inTemplate(path: Path): Path {
  return path.slice(path.findIndex((key) => typeof key === "string"));
}

/** The characters that were reported. */
function placeOf(text: string, message: Linter.LintMessage): string {
  const { line, column, endLine = line, endColumn = column } = message;
  const lines = text.split(/\r?\n/).slice(line - 1, endLine);
  const last = lines.length - 1;
  return lines
    .map((content, index) => (index === last ? content.slice(0, endColumn - 1) : content))
    .map((content, index) => (index === 0 ? content.slice(column - 1) : content))
    .join("\n");
}
