import type { Entry, Mapping, Node } from "../document/node.js";

/** Of two entries with one key the last counts. */
export function entryOf(node: Node | undefined, key: string): Entry | undefined {
  return entriesOf(node).findLast((entry) => entry.key.text === key);
}

/** The node that a path of keys leads to. */
export function at(node: Node | undefined, ...path: readonly string[]): Node | undefined {
  return path.reduce((each, key) => entryOf(each, key)?.value, node);
}

export function entriesOf(node: Node | undefined): readonly Entry[] {
  return node?.kind === "Mapping" ? node.entries : [];
}

export function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.kind === "Sequence" ? node.items : [];
}

export function mappingsIn(node: Node | undefined): readonly Mapping[] {
  return itemsOf(node).filter((item) => item.kind === "Mapping");
}

export function textOf(node: Node | undefined): string | undefined {
  return node?.kind === "Scalar" && typeof node.value === "string" ? node.value : undefined;
}

export function isTrue(node: Node | undefined): boolean {
  return node?.kind === "Scalar" && node.value === true;
}

export function isNull(node: Node | undefined): boolean {
  return node?.kind === "Scalar" && node.value === null;
}
