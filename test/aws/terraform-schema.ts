import { readFileSync } from "node:fs";
import type { Field } from "../../src/aws/field.js";
import { type Fields, fieldsIn } from "./schema.js";

/** The arguments of a resource or block by name: their type, or those of a block. */
interface Arguments {
  readonly [name: string]: string | Arguments;
}

/** What version 5.100 of the provider says of itself, which `pin.mjs` beside it wrote down. */
const url = new URL("../../fixtures/schemas/terraform-aws.json", import.meta.url);
const types = JSON.parse(readFileSync(url, "utf8")) as Readonly<Record<string, Arguments>>;

/** Where the Terraform spelling of fields differs from the provider's, each as a sentence. */
export function differences(fields: Fields, type: string): readonly string[] {
  const known = types[type];
  if (known === undefined) return [`The provider has no resource type ${type}.`];
  // Since version 6 every resource has one.
  const own = { ...known, region: "string" };
  return [...differencesIn(fields, own, type), ...Object.values(fields).flatMap(differencesThere)];
}

/** A block is the other resource itself, a single value is somewhere in it. */
function differencesThere({ companion }: Field<unknown>): readonly string[] {
  if (companion === undefined) return [];
  const { terraform, field } = companion;
  const there = types[terraform];
  if (there === undefined) return [`The provider has no resource type ${terraform}.`];
  const isWhole = field.terraform === undefined;
  return differencesIn(isWhole ? (field.fields ?? {}) : { field }, there, terraform);
}

function differencesIn(fields: Fields, known: Arguments, name: string): readonly string[] {
  return fieldsIn(fields).flatMap((field) => {
    const other = field.alternative;
    if (other !== undefined) return differencesOf(field, other, known, name);
    if (field.terraform === undefined) return [];
    const path = `${name}.${field.terraform}`;
    const found = at(known, field.terraform);
    if (found === undefined) return [`${path} does not exist.`];
    const isBlock = field.type === "block" || field.type === "blocks";
    if (isBlock) {
      // Tags are a map, of which no key is anybody's business.
      if (found === "map" && Object.keys(field.fields ?? {}).length === 0) return [];
      return typeof found === "object"
        ? differencesIn(field.fields ?? {}, found, path)
        : [`${path} is ${found}, no block.`];
    }
    if (found === field.type || isOneOf(field.type, found)) return [];
    return [`${path} is ${typeof found === "string" ? found : "a block"}, not ${field.type}.`];
  });
}

function differencesOf(
  field: Field<unknown>,
  other: Field<unknown>,
  known: Arguments,
  name: string,
): readonly string[] {
  const { cloudformation, terraform, type, fields = {}, read } = field;
  const first: Field<unknown> = { cloudformation, terraform, type, fields, read };
  return [...differencesIn({ first }, known, name), ...differencesIn({ other }, known, name)];
}

/**
 * One value stands where CloudFormation has a list; policies are written as text, and so are
 * switches of which the provider tells false from nothing.
 */
function isOneOf(type: string, found: string | Arguments): boolean {
  return ["boolean", "policy", "strings"].includes(type) && found === "string";
}

function at(known: Arguments, path: string): string | Arguments | undefined {
  const [first = "", ...rest] = path.split(".");
  const found = known[first];
  if (rest.length === 0 || found === undefined) return found;
  return typeof found === "object" ? at(found, rest.join(".")) : undefined;
}
