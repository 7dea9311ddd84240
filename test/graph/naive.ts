type Scalar = string | number | boolean;

export type Json = Scalar | readonly Json[] | { readonly [key: string]: Json };

/** A template as plain data, of the few functions that the interpreter knows. */
export interface JsonTemplate {
  readonly Parameters: Readonly<Record<string, JsonParameter>>;
  readonly Mappings: Readonly<
    Record<string, Readonly<Record<string, Readonly<Record<string, Json>>>>>
  >;
  readonly Conditions: Readonly<Record<string, Json>>;
  readonly Resources: Readonly<Record<string, JsonResource | JsonLoop<JsonResource>>>;
}

/** What `Fn::ForEach::…` repeats. */
export type JsonLoop<T> = readonly [
  identifier: string,
  collection: Json,
  body: Readonly<Record<string, T>>,
];

export interface JsonParameter {
  readonly Type: "String" | "CommaDelimitedList";
  readonly Default?: Scalar;
  readonly AllowedValues?: readonly Scalar[];
}

export interface JsonResource {
  readonly Type: string;
  readonly Condition?: string;
  readonly Properties: { readonly Value: Json };
}

/** The texts that the user gives to all parameters. */
export type Assignment = Readonly<Record<string, string>>;

export const nothing: unique symbol = Symbol("nothing");

/** What comes of an expression: texts, and what is made of them. */
export type Outcome =
  string | typeof nothing | readonly Outcome[] | { readonly [name: string]: Outcome };

/** CloudFormation refuses the template with these parameters. */
export class Refused extends Error {}

export interface Deployment {
  /** The property `Value` of each resource, undefined where it is not created. */
  readonly values: Readonly<Record<string, Outcome | undefined>>;
  /** The parameters that conditions looked at. */
  readonly decisive: ReadonlySet<string>;
  /** The parameters that loops went through. */
  readonly repeating: ReadonlySet<string>;
}

export function listOf(text: string): readonly string[] {
  return text === "" ? [] : text.split(",").map((item) => item.trim());
}

/** Deploys a template as CloudFormation does, one function after the other, nothing unknown. */
export function deploy(template: JsonTemplate, assignment: Assignment): Deployment {
  const decisive = new Set<string>();
  const repeating = new Set<string>();
  let deciding = 0;
  let looping = 0;

  function holds(condition: Json): boolean {
    deciding++;
    const [name, argument] = only(condition);
    const result = test(name, argument);
    deciding--;
    return result;
  }

  function test(name: string, argument: Json): boolean {
    switch (name) {
      case "Condition":
        return holds(template.Conditions[plain(argument)]!);
      case "Fn::Equals": {
        const [a, b] = list(argument).map(text);
        return a === b;
      }
      case "Fn::And":
        return list(argument).every(holds);
      case "Fn::Or":
        return list(argument).some(holds);
      case "Fn::Not":
        return !holds(list(argument)[0]!);
    }
    throw new Error(`${name} is no condition`);
  }

  function parameter(name: string): Outcome {
    if (deciding > 0) decisive.add(name);
    if (looping > 0) repeating.add(name);
    const given = assignment[name]!;
    return template.Parameters[name]!.Type === "String" ? given : listOf(given);
  }

  /** The entries with those that loops write in their place, text by text. */
  function unrolled<T>(
    written: Readonly<Record<string, T | JsonLoop<T>>>,
  ): readonly (readonly [string, T])[] {
    return Object.entries(written).flatMap(([key, entry]) => {
      if (!key.startsWith("Fn::ForEach::")) return [[key, entry as T] as const];
      const [identifier, collection, body] = entry as JsonLoop<T>;
      looping++;
      const rounds = items(collection).map(string);
      looping--;
      if (new Set(rounds).size < rounds.length) refuse("an item comes twice");
      return rounds.flatMap((item) => {
        const text = JSON.stringify(body)
          .replaceAll(JSON.stringify({ Ref: identifier }), () => JSON.stringify(item))
          .replaceAll(`\${${identifier}}`, () => item);
        return unrolled(JSON.parse(text) as typeof body);
      });
    });
  }

  function value(json: Json): Outcome {
    if (typeof json !== "object") return String(json);
    if (isList(json)) return json.map(value).filter((item) => item !== nothing);
    const [[name, argument] = ["", ""], ...others] = Object.entries(json);
    const isFunction = name === "Ref" || /^Fn::(?!ForEach)/.test(name);
    if (others.length === 0 && isFunction) return result(name, argument);
    const entries = unrolled(json as Readonly<Record<string, Json>>);
    const fields = entries.map(([key, field]) => [key, value(field)] as const);
    return Object.fromEntries(fields.filter(([, field]) => field !== nothing));
  }

  function result(name: string, argument: Json): Outcome {
    if (name === "Ref") return argument === "AWS::NoValue" ? nothing : parameter(plain(argument));
    if (name === "Fn::Sub") {
      const [template, own = {}] = typeof argument === "string" ? [argument] : list(argument);
      return plain(template!).replace(/\$\{(\w+)\}/g, (_, input: string) => {
        const variable = (own as Readonly<Record<string, Json>>)[input];
        return variable === undefined ? string(parameter(input)) : text(variable);
      });
    }
    const [first = "", second = "", third = "", last] = list(argument);
    switch (name) {
      case "Fn::If":
        return value(holds({ Condition: first }) ? second : third);
      case "Fn::Join":
        return items(second).map(string).join(text(first));
      case "Fn::Split":
        return text(second).split(text(first));
      case "Fn::Select":
        return items(second)[Number(text(first))] ?? refuse("the list is too short");
      case "Fn::FindInMap": {
        const [map, top, key] = [first, second, third].map(text);
        const found = template.Mappings[map!]?.[top!]?.[key!];
        if (found !== undefined) return value(found);
        return last === undefined ? refuse("no such key") : value(only(last)[1]);
      }
    }
    throw new Error(`${name} is not known`);
  }

  const text = (json: Json): string => string(value(json));
  const items = (json: Json): readonly Outcome[] => {
    const outcome = value(json);
    return Array.isArray(outcome) ? (outcome as readonly Outcome[]) : refuse("it is no list");
  };

  const values = unrolled<JsonResource>(template.Resources).map(
    ([name, { Condition, Properties }]) => {
      const exists = Condition === undefined || holds({ Condition });
      return [name, exists ? value(Properties.Value) : undefined] as const;
    },
  );
  return { values: Object.fromEntries(values), decisive, repeating };
}

function string(outcome: Outcome): string {
  return typeof outcome === "string" ? outcome : refuse("it is no text");
}

function plain(json: Json): string {
  if (typeof json !== "string") throw new Error("it is not written out");
  return json;
}

function refuse(why: string): never {
  throw new Refused(why);
}

function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}

function list(json: Json): readonly Json[] {
  if (!isList(json)) throw new Error("it is no list");
  return json;
}

function only(json: Json): readonly [name: string, argument: Json] {
  if (typeof json !== "object" || isList(json)) throw new Error("it is no function");
  return Object.entries(json)[0]!;
}
