import { loadAwsServiceSpecSync } from "@aws-cdk/aws-service-spec";
import type { Field } from "../../src/aws/field.js";
import { defaultOf } from "./default-of.js";

const database = loadAwsServiceSpecSync();

type Properties = ReturnType<typeof propertiesOf>;
type Property = NonNullable<Properties[string]>;
type Type = Property["type"];

export type Fields = Readonly<Record<string, Field<unknown>>>;

/** The fields of a shape, each with what its default depends on. */
export function fieldsIn(fields: Fields): readonly Field<unknown>[] {
  return Object.values(fields).flatMap((field) => [field, field.variety ?? []].flat());
}

/** What AWS publishes about the properties of a resource type. */
export function propertiesOf(type: string) {
  const [resource] = database.lookup("resource", "cloudFormationType", "equals", type);
  if (resource === undefined) throw new Error(`AWS has no resource type ${type}.`);
  return resource.properties;
}

/** Where the fields of a shape differ from what AWS publishes, each as a sentence. */
export function differences(fields: Fields, properties: Properties, at: string): readonly string[] {
  return fieldsIn(fields).flatMap((field) => {
    if (field.cloudformation === undefined) return [];
    const path = field.cloudformation.split(".");
    const property = follow(path, properties);
    const name = `${at}.${field.cloudformation}`;
    if (property === undefined) return [`${name} does not exist.`];
    return [...differencesOf(field, property, name), ...differentDefault(field, property, name)];
  });
}

function follow([first = "", ...rest]: readonly string[], properties: Properties) {
  const property = properties[first];
  if (property === undefined || rest.length === 0) return property;
  return follow(rest, nested(property.type) ?? {});
}

/** The properties of an object, be it one or one of a list. */
function nested(type: Type): Properties | undefined {
  if (type.type === "array") return nested(type.element);
  return type.type === "ref"
    ? database.get("typeDefinition", type.reference).properties
    : undefined;
}

function differencesOf(field: Field<unknown>, property: Property, name: string): readonly string[] {
  const { type } = property;
  const { kinds, items, isObject = false } = expectations[field.type];
  if (!kinds.includes(type.type)) return [`${name} is ${type.type}, not ${field.type}.`];
  if (items !== undefined && (type.type !== "array" || !items.includes(type.element.type))) {
    return [`${name} is no list of ${items.join(" or ")}.`];
  }
  if (isObject) return differences(field.fields ?? {}, nested(type) ?? {}, name);
  return (field.values ?? [])
    .filter((value) => !accepts(property, value))
    .map((value) => `${name} does not accept ${value}.`);
}

/** What is required has no default, and a default is the one that is published, as JSON. */
function differentDefault(
  field: Field<unknown>,
  { required, defaultValue }: Property,
  name: string,
): readonly string[] {
  const claimed = defaultOf(field, "cloudformation");
  if (claimed === undefined) return [];
  const isAlone = field.cloudformation?.includes(".") === false;
  if (required === true && isAlone) return [`${name} is required, it has no default.`];
  const text = JSON.stringify(claimed);
  return defaultValue === undefined || defaultValue === text
    ? []
    : [`${name} is ${defaultValue} by default, not ${text}.`];
}

interface Expectation {
  readonly kinds: readonly Type["type"][];
  readonly items?: readonly Type["type"][];
  readonly isObject?: boolean;
}

/** How AWS calls the types that a field may have. */
const expectations: Readonly<Record<Field<unknown>["type"], Expectation>> = {
  boolean: { kinds: ["boolean"] },
  number: { kinds: ["integer", "number"] },
  string: { kinds: ["string", "date-time", "union"] },
  strings: { kinds: ["array"], items: ["string"] },
  block: { kinds: ["ref"], isObject: true },
  blocks: { kinds: ["array"], items: ["ref", "tag"], isObject: true },
  map: { kinds: ["json", "map"] },
  policy: { kinds: ["json", "union"] },
};

/** Some values are published in the description only. */
function accepts({ type, documentation }: Property, value: string): boolean {
  const values = type.type === "string" ? type.allowedValues : undefined;
  return values?.includes(value) ?? documentation?.includes(`\`${value}\``) ?? false;
}

/** What AWS says a property of a resource type is; nothing where it knows of none. */
export function typeAt(type: string, path: string): string | undefined {
  return follow(path.split("."), propertiesOf(type))?.type.type;
}
