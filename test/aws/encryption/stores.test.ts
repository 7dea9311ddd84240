import { readFileSync } from "node:fs";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import type { Field } from "../../../src/aws/field.js";
import { stores } from "../../../src/aws/encryption/stores.js";
import cloudtrail from "../../../src/index.js";

/**
 * A case of the table of stores in one language, written down apart from it, so that no row, switch,
 * key or origin goes unnoticed.
 */
interface Case {
  readonly what: string;
  readonly type: string;
  /** Assignments that make it the variety that the row is about. */
  readonly given: readonly string[];
  /** How data is kept where nothing is written, or that the row is not about this variety. */
  readonly unwritten: "plain" | "encrypted" | "unknown" | "another";
  /** The switch off and on, if there is one: some are off only by being left out. */
  readonly off: readonly string[];
  readonly on: readonly string[];
  readonly key: string | undefined;
  readonly from: readonly string[];
}

const [, ...lines] = readFileSync(new URL("stores.tsv", import.meta.url), "utf8")
  .trimEnd()
  .split("\n");

const cases = lines.map((line): Case => {
  const [what = "", type = "", given, unwritten, written, key, from] = line.split("\t");
  const [path, off, on] = listed(written, /[=/]/);
  const assigned = (value: string | undefined): readonly string[] =>
    path === undefined || value === "" ? [] : [`${path}=${value}`];
  return {
    what,
    type,
    given: listed(given, " "),
    unwritten: unwritten as Case["unwritten"],
    off: assigned(off),
    on: assigned(on),
    key: listed(key, " ")[0],
    from: listed(from, " "),
  };
});

function listed(text: string | undefined, separator: string | RegExp): readonly string[] {
  return text === undefined || text === "-" ? [] : text.split(separator);
}

/** The properties that assignments make: `Blocks[].Name=value` is one in the first of some blocks. */
function propertiesOf(assignments: readonly string[]): object {
  const properties = {};
  for (const assignment of assignments) {
    const [path = "", value = ""] = assignment.split("=");
    assign(properties, path.split("."), /^(true|false)$/.test(value) ? value === "true" : value);
  }
  return properties;
}

function assign(
  target: Record<string, unknown>,
  [first = "", ...rest]: readonly string[],
  value: unknown,
): void {
  const [name, mark = ""] = first.split(/(?=\[\]|\{\})/);
  if (rest.length === 0) target[name!] = mark === "[]" ? [value] : mark === "{}" ? {} : value;
  else {
    const [before] = [target[name!]].flat() as (Record<string, unknown> | undefined)[];
    const inner = before ?? {};
    target[name!] = mark === "[]" ? [inner] : inner;
    assign(inner, rest, value);
  }
}

const ownKey = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

/** The resources of a case by name, each with its properties and what is to be said about it. */
function resourcesOf(each: Case): Readonly<Record<string, readonly [object, string | undefined]>> {
  const { given, unwritten, off, on, key, from } = each;
  const foreign = key === undefined ? undefined : "foreignKey";
  const resource = (assignments: readonly string[], said: string | undefined) =>
    [propertiesOf([...given, ...assignments]), said] as const;
  const keyed = {
    OwnKey: resource([...on, `${key}=${ownKey}`], undefined),
    KeyOfAws: resource([...on, `${key}=alias/aws/service`], "foreignKey"),
  };
  const origins = from.map((path) => [
    `From_${path.replace(/\W/g, "")}`,
    resource([...off, path.endsWith("}") ? path : `${path}=origin`], undefined),
  ]);
  return {
    Unwritten: resource([], unwritten === "plain" ? "plain" : foreign),
    ...(off.length > 0 && { Off: resource(off, "plain") }),
    ...(on.length > 0 && { On: resource(on, foreign) }),
    ...(key !== undefined && keyed),
    ...(Object.fromEntries(origins) as object),
  };
}

/** What is said about each resource of a case. */
function findingsIn({ what, type }: Case, resources: Readonly<Record<string, object>>): object {
  const isTerraform = !type.startsWith("AWS::");
  const named = Object.entries(resources);
  const declared = named.map(([name, Properties]) => [name, { Type: type, Properties }]);
  const template = isTerraform
    ? { resource: { [type]: resources } }
    : { Resources: Object.fromEntries(declared) as object };
  const messages = new Linter({ configType: "flat" }).verify(
    JSON.stringify(template),
    {
      files: ["**/*.json"],
      plugins: { cloudtrail },
      language: "cloudtrail/template",
      rules: { "cloudtrail/encryption-at-rest": ["error", { customerKeys: true }] },
    },
    { filename: isTerraform ? "main.tf.json" : "template.json" },
  );
  const found = messages.map(({ message, messageId = message }) => {
    const [, subject, name = ""] = /^Data of (.*) '(?:\w+\.)?(\w+)'/.exec(message) ?? [];
    return [name, subject === what ? messageId : message];
  });
  return Object.fromEntries(found) as object;
}

type Dialect = "cloudformation" | "terraform";

function spelled(field: Field<unknown> | undefined, dialect: Dialect): readonly string[] {
  const path = field?.[dialect] ?? field?.alternative?.[dialect];
  return [path ?? [], spelledVariety(field, dialect)].flat();
}

function spelledVariety(field: Field<unknown> | undefined, dialect: Dialect): readonly string[] {
  return field?.variety === undefined ? [] : spelled(field.variety, dialect);
}

/** Everything that the table of stores names, with the resource it belongs to. */
const rowed = stores.flatMap((row) =>
  (["cloudformation", "terraform"] as const).flatMap((dialect) => {
    const { [dialect]: type, what, replicas } = row;
    if (type === undefined) return [];
    const fields = [row.encrypted, row.key, row.only?.field, row.heededBy?.field];
    const paths = [...fields, ...(row.from ?? [])].flatMap((field) => spelled(field, dialect));
    const keys = Object.values(replicas?.fields ?? {}).flatMap((field) => spelled(field, dialect));
    const replicated = spelled(replicas, dialect).flatMap((path) =>
      keys.map((key) => `${path}.${key}`),
    );
    return ["", ...paths, ...replicated].map((path) => `${what}: ${type} ${path}`);
  }),
);

describe("the table of stores", () => {
  it("has cases for all that it names", () => {
    const tried = cases.flatMap(({ what, type, given, on, key, from }) =>
      ["", ...given, ...on, key ?? "", ...from].map((each) => {
        const [path = ""] = each.replace(/\[\]|\{\}/g, "").split("=");
        return `${what}: ${type} ${path}`;
      }),
    );
    expect(rowed.filter((each) => !tried.includes(each))).toEqual([]);
  });

  it.each(cases)("is right about $type with $given", (each) => {
    const resources = resourcesOf(each);
    const written = Object.entries(resources).map(([name, [properties]]) => [name, properties]);
    const said = Object.entries(resources).flatMap(([name, [, saying]]) =>
      saying === undefined ? [] : [[name, saying]],
    );
    expect(findingsIn(each, Object.fromEntries(written) as Record<string, object>)).toEqual(
      Object.fromEntries(said),
    );
  });
});
