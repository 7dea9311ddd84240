import type { Span } from "../document/node.js";
import type { Constant } from "../template/expression.js";
import type { Planned } from "./plan-resources.js";

/** Where an unknown value comes from. */
export type Source =
  | ResourceSource
  | DataSource
  /** It only decides, or there is none of it: nothing of it can be in the value. */
  | { readonly kind: "nothing" }
  | { readonly kind: "anything" };

/** What a data source was read as. */
interface DataSource {
  readonly kind: "data";
  readonly value: Constant["value"];
  readonly text: string;
  readonly span: Span;
  readonly isOwn: boolean;
}

interface ResourceSource {
  readonly kind: "resource";
  readonly resource: Planned;
  readonly path: readonly string[];
  /** The characters of the reference. */
  readonly span: Span;
  /** Whether it is the instance with the same key. */
  readonly isOwn: boolean;
}

/** Goes on from whole resources: the `id` of an output that is a bucket. */
export function withPath(sources: readonly Source[], path: readonly string[]): readonly Source[] {
  return sources.map((source) =>
    source.kind === "resource" && source.path.length === 0 ? { ...source, path } : source,
  );
}

/** Says that sources were chosen by a key, or were not. */
export function withOwn(sources: readonly Source[], isOwn: boolean): readonly Source[] {
  return sources.map((source) => ("isOwn" in source ? { ...source, isOwn } : source));
}
