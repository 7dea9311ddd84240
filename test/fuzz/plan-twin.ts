import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

import { type Planned, planText } from "../terraform/plan-text.js";

type Fields = Readonly<Record<string, unknown>>;

/** The arguments of a resource or block by name: their type, or those of a block. */
interface Arguments {
  readonly [name: string]: string | Arguments;
}

/** What the provider says of itself, read from where scripts and tests are started. */
const types = fieldsOf(
  JSON.parse(readFileSync(join(process.cwd(), "fixtures/schemas/terraform-aws.json"), "utf8")),
) as Readonly<Record<string, Arguments>>;

/** A plan is of what is deployed, not of a module that others may call. */
interface Pair {
  readonly configuration: string;
  readonly plan: string;
}

/**
 * The plan of a configuration that says everything itself: resources of plain values that the
 * provider takes. Nothing where there is anything that Terraform would have to evaluate, or refuse.
 */
export function planOf(text: string): Pair | undefined {
  const configuration = parsed(text);
  if (configuration === undefined || Object.keys(configuration).join() !== "resource") {
    return undefined;
  }
  try {
    const planned = Object.entries(must(fieldsOf(configuration["resource"]))).flatMap(
      ([type, labels]) =>
        Object.entries(must(fieldsOf(labels))).map(([label, body]) => plannedOf(type, label, body)),
    );
    const resources = planned.map(({ address, values = {} }) => {
      const [type, name] = address.split(".");
      return { address, mode: "managed", type, name, expressions: constantsOf(values as Fields) };
    });
    return {
      configuration: JSON.stringify({ terraform: { backend: { local: {} } }, ...configuration }),
      plan: planText(planned, { configuration: { root_module: { resources } } }),
    };
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

/** Terraform refuses the configuration, or evaluates it. */
class Refused extends Error {}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Refused();
  return value;
}

/** What an older provider switches on or off only later: a plan that creates it says nothing of that. */
const switchedLater = "aws_redshift_cluster";

function plannedOf(type: string, label: string, body: unknown): Planned {
  const isKnown = Object.hasOwn(types, type) && type !== switchedLater;
  if (!/^[a-z]\w*$/.test(label) || !isKnown) throw new Refused();
  return { address: `${type}.${label}`, values: blockOf(must(fieldsOf(body)), must(types[type])) };
}

function blockOf(body: Fields, known: Arguments): Fields {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      if (!Object.hasOwn(known, name)) throw new Refused();
      return [name, valueOf(value, must(known[name]))];
    }),
  );
}

function valueOf(value: unknown, type: string | Arguments): unknown {
  if (typeof type === "object") {
    return [value].flat().map((block) => blockOf(must(fieldsOf(block)), type));
  }
  if (value === null) return null;
  switch (type) {
    case "string":
      return textOf(value);
    case "boolean":
      if (!["true", "false"].includes(textOf(value))) throw new Refused();
      return textOf(value) === "true";
    case "number": {
      const number = Number(textOf(value));
      if (textOf(value).trim() === "" || !Number.isFinite(number)) throw new Refused();
      return number;
    }
    case "strings":
      if (!Array.isArray(value)) throw new Refused();
      return value.map(textOf);
    case "map":
      return Object.fromEntries(
        Object.entries(must(fieldsOf(value))).map(([key, inner]) => [key, textOf(inner)]),
      );
    default:
      throw new Refused();
  }
}

function textOf(value: unknown): string {
  const isScalar = ["string", "number", "boolean"].includes(typeof value);
  const text = String(value);
  if (!isScalar || /[$%]\{/.test(text)) throw new Refused();
  return text;
}

function constantsOf(values: Fields): Fields {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { constant_value: value }]),
  );
}

function parsed(text: string): Fields | undefined {
  try {
    return fieldsOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function fieldsOf(value: unknown): Fields | undefined {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? (value as Fields) : undefined;
}
