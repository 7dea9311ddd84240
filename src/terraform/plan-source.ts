import type { Node, Scalar, Span } from "../document/node.js";
import { at, isNull } from "./plan-json.js";
import type { Planned } from "./plan-resources.js";

/** Where an unknown value comes from. */
export type Source =
  | ResourceSource
  | KnownSource
  /** It only decides, or there is none of it: nothing of it can be in the value. */
  | { readonly kind: "nothing" }
  | { readonly kind: "anything" };

/** A resource or a data source, or an attribute of one. */
export interface ResourceSource {
  readonly kind: "resource";
  readonly resource: Planned;
  readonly path: readonly string[];
  /** The characters of the reference. */
  readonly span: Span;
  /** Whether it is the instance with the same key. */
  readonly isOwn: boolean;
}

/** What an attribute will be, although it is not known itself. */
interface KnownSource {
  readonly kind: "known";
  readonly value: Scalar & { readonly value: NonNullable<Scalar["value"]> };
  readonly isOwn: boolean;
}

/** Goes on from whole resources: the `id` of an output that is a bucket. */
export function withPath(sources: readonly Source[], path: readonly string[]): readonly Source[] {
  return sources.map((source) => {
    if (source.kind !== "resource" || source.path.length > 0) return source;
    return isPart(source.resource, path) ? { kind: "anything" } : { ...source, path };
  });
}

/**
 * Whether what refers to an attribute, and is unknown, can only be made of it: the value of the
 * attribute is known, so something else is not.
 */
export function isPart({ values }: Planned, path: readonly string[]): boolean {
  return isKnown(at(values, ...path));
}

export function isKnown(value: Node | undefined): value is KnownSource["value"] {
  return value?.kind === "Scalar" && !isNull(value);
}

/** Says that sources were chosen by a key, or were not. */
export function withOwn(sources: readonly Source[], isOwn: boolean): readonly Source[] {
  return sources.map((source) => ("isOwn" in source ? { ...source, isOwn } : source));
}

/** The one that all are; nothing where there are several. */
export function onlySource(sources: readonly Source[]): Source | undefined {
  const [first, ...others] = sources;
  return first !== undefined && others.every((other) => isSame(first, other)) ? first : undefined;
}

function isSame(a: Source, b: Source): boolean {
  if (a.kind === "known" && b.kind === "known") return a.value.text === b.value.text;
  return (
    a.kind === "resource" &&
    b.kind === "resource" &&
    a.resource === b.resource &&
    a.path.join(".") === b.path.join(".")
  );
}
