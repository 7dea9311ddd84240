import { addressOf } from "./instance-name.js";
import type { Resource } from "./template.js";

/** What a template is to say: plain data, references to its resources, and texts made of them. */
export type Written =
  | boolean
  | number
  | string
  | ReferenceTo
  | TextOf
  | readonly Written[]
  | { readonly [key: string]: Written };

/** `!Ref`, `!GetAtt` or Terraform's way of saying so. */
export class ReferenceTo {
  readonly resource: Resource;
  /** As CloudFormation names it. */
  readonly attribute: string | undefined;

  constructor(resource: Resource, attribute: string | undefined) {
    this.resource = resource;
    this.attribute = attribute;
  }
}

/** What only the deployment knows: a parameter, a variable, or something of the account and Region. */
export class Supplied {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** A text with parts that only the deployment knows. */
export class TextOf {
  readonly parts: readonly (string | ReferenceTo | Supplied)[];

  constructor(...parts: readonly (string | ReferenceTo | Supplied)[]) {
    this.parts = parts;
  }
}

/** Refers to a resource, or to one of its attributes as CloudFormation names it. */
export function reference(resource: Resource, attribute?: string): ReferenceTo {
  return new ReferenceTo(resource, attribute);
}

/** The resources that something refers to. */
export function resourcesIn(written: Written): readonly Resource[] {
  if (written instanceof ReferenceTo) return [written.resource];
  if (written instanceof TextOf) {
    return written.parts.flatMap((part) => (part instanceof ReferenceTo ? [part.resource] : []));
  }
  if (typeof written !== "object") return [];
  return Object.values(written as Readonly<Record<string, Written>>).flatMap(resourcesIn);
}

/**
 * Something to compare: the same for what says the same. One instance says of itself what others say
 * of themselves.
 */
export function digestOf(written: Written): string {
  return JSON.stringify(written, (_, value: unknown) =>
    value instanceof ReferenceTo ? [addressOf(value.resource.name), value.attribute ?? ""] : value,
  );
}

export function isList(written: Written): written is readonly Written[] {
  return Array.isArray(written);
}

/** What of the deployment something is made of. */
export function suppliedIn(written: Written): readonly string[] {
  if (written instanceof TextOf) {
    return written.parts.flatMap((part) => (part instanceof Supplied ? [part.name] : []));
  }
  if (typeof written !== "object" || written instanceof ReferenceTo) return [];
  return Object.values(written as Readonly<Record<string, Written>>).flatMap(suppliedIn);
}
