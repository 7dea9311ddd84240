import { readFileSync } from "node:fs";
import type { Fields } from "./schema.js";

/** The arguments of a resource or block by name: their type, or those of a block. */
interface Arguments {
  readonly [name: string]: string | Arguments;
}

/** Written down from the documentation of version 6 of the provider, older arguments included. */
const url = new URL("../../fixtures/schemas/terraform-aws.json", import.meta.url);
const types = JSON.parse(readFileSync(url, "utf8")) as Readonly<Record<string, Arguments>>;

/** Properties that a resource of its own configures, which says what resource it is about. */
const companions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws_s3_bucket: {
    accessLogging: "aws_s3_bucket_logging",
    lifecycle: "aws_s3_bucket_lifecycle_configuration",
    ownership: "aws_s3_bucket_ownership_controls.rule",
    publicAccessBlock: "aws_s3_bucket_public_access_block",
    versioning: "aws_s3_bucket_versioning",
  },
};

/** Where the Terraform spelling of fields differs from the provider's, each as a sentence. */
export function differences(fields: Fields, type: string): readonly string[] {
  const own = types[type];
  if (own === undefined) return [`The provider has no resource type ${type}.`];
  return Object.entries(fields).flatMap(([name, field]) => {
    const companion = companions[type]?.[name];
    if (companion === undefined) return differencesIn({ field }, own, type);
    const there = at(types, companion);
    if (typeof there !== "object") return [`${companion} does not exist.`];
    // A block is the other resource itself, a single value is somewhere in it.
    return differencesIn(field.fields ?? { field }, there, companion);
  });
}

function differencesIn(fields: Fields, known: Arguments, name: string): readonly string[] {
  return Object.values(fields).flatMap((field) => {
    if (field.terraform === undefined) return [];
    const path = `${name}.${field.terraform}`;
    const found = at(known, field.terraform);
    if (found === undefined) return [`${path} does not exist.`];
    const isBlock = field.type === "block" || field.type === "blocks";
    if (isBlock) {
      return typeof found === "object"
        ? differencesIn(field.fields ?? {}, found, path)
        : [`${path} is ${found}, no block.`];
    }
    if (found === field.type || isOneOf(field.type, found)) return [];
    return [`${path} is ${typeof found === "string" ? found : "a block"}, not ${field.type}.`];
  });
}

/** One value stands where CloudFormation has a list. */
function isOneOf(type: string, found: string | Arguments): boolean {
  return type === "strings" && found === "string";
}

function at(known: Arguments, path: string): string | Arguments | undefined {
  const [first = "", ...rest] = path.split(".");
  const found = known[first];
  if (rest.length === 0 || found === undefined) return found;
  return typeof found === "object" ? at(found, rest.join(".")) : undefined;
}
