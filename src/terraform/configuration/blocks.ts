import type { Entry, Mapping, Node, Scalar } from "../../document/node.js";

/** A block with its labels: `resource "aws_s3_bucket" "logs"`. */
export interface Block {
  readonly labels: readonly string[];
  /** The key that names it: its last label, or its kind. */
  readonly key: Scalar;
  readonly body: Mapping;
}

/** Entries of an object; `"//"` is a comment. */
export function entriesOf(mapping: Mapping): readonly Entry[] {
  return mapping.entries.filter((entry) => entry.key.text !== "//");
}

export function entryOf(mapping: Mapping, key: string): Entry | undefined {
  return mapping.entries.findLast((entry) => entry.key.text === key);
}

/**
 * The blocks of a kind in a file. At every level an object may be an array of objects.
 * https://developer.hashicorp.com/terraform/language/syntax/json#nested-block-mapping
 */
export function blocksOf(root: Node | undefined, kind: string, labels: number): readonly Block[] {
  return objectsIn(root).flatMap((mapping) =>
    entriesOf(mapping)
      .filter((entry) => entry.key.text === kind)
      .flatMap((entry) => labelled(entry, labels, [])),
  );
}

function labelled(
  { key, value }: Pick<Entry, "key" | "value">,
  labels: number,
  written: readonly string[],
): readonly Block[] {
  if (labels === 0) return objectsIn(value).map((body) => ({ labels: written, key, body }));
  return objectsIn(value).flatMap((mapping) =>
    entriesOf(mapping).flatMap((entry) =>
      labelled(entry, labels - 1, [...written, entry.key.text]),
    ),
  );
}

export function objectsIn(node: Node | undefined): readonly Mapping[] {
  if (node?.kind === "Mapping") return [node];
  return node?.kind === "Sequence" ? node.items.flatMap((item) => objectsIn(item)) : [];
}
