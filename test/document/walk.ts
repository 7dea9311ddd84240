import type { Document, Entry, Node, Scalar } from "../../src/document/node.js";

/** The node at a path of keys and indexes, aliases followed. */
export function at(document: Document, ...path: readonly (string | number)[]): Node {
  let node = document.roots[0]!;
  for (const step of path) {
    const found = typeof step === "number" ? itemsOf(node)[step] : entryOf(node, step).value;
    if (found === undefined) throw new Error(`There is no ${step}.`);
    node = found;
  }
  return node;
}

/** The scalar at a path. */
export function scalarAt(document: Document, ...path: readonly (string | number)[]): Scalar {
  const node = at(document, ...path);
  if (node.kind !== "Scalar") throw new Error(`There is a ${node.kind}.`);
  return node;
}

export function entryOf(node: Node, key: string): Entry {
  const entry = entriesOf(node).find((candidate) => candidate.key.text === key);
  if (entry === undefined) throw new Error(`There is no ${key}.`);
  return entry;
}

export function entriesOf(node: Node): readonly Entry[] {
  if (node.kind === "Alias") return entriesOf(node.target);
  if (node.kind !== "Mapping") throw new Error(`A ${node.kind} has no entries.`);
  return node.entries;
}

export function itemsOf(node: Node): readonly Node[] {
  if (node.kind === "Alias") return itemsOf(node.target);
  if (node.kind !== "Sequence") throw new Error(`A ${node.kind} has no items.`);
  return node.items;
}

/** Every node that is spelled in the text, keys included. */
export function nodesOf({ roots }: Document): readonly Node[] {
  const all: Node[] = [];
  const pending = [...roots];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    all.push(node);
    if (node.kind === "Sequence") pending.push(...node.items);
    if (node.kind === "Mapping") {
      for (const { key, value } of node.entries) pending.push(key, value);
    }
  }
  return all;
}

/** The plain data that a node stands for, as `JSON.parse` would make it. */
export function dataOf(node: Node): unknown {
  switch (node.kind) {
    case "Scalar":
      return node.value;
    case "Alias":
      return dataOf(node.target);
    case "Sequence":
      return node.items.map(dataOf);
    case "Mapping":
      return Object.fromEntries(node.entries.map(({ key, value }) => [key.text, dataOf(value)]));
  }
}

/** The text of a problem's place, and what is said about it. */
export function problemsOf({ problems, text }: Document): readonly (readonly [string, string])[] {
  return problems.map(({ message, span }) => [text.slice(...span), message]);
}
