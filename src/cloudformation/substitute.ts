import type { Entry, Mapping, Node, Scalar, Sequence } from "../document/node.js";
import { newSideTable } from "../template/side-table.js";

/** What the identifier of a loop stands for in one round. */
export interface Binding {
  readonly identifier: string;
  /** The item as it is spelled: in the collection, or in the default of a parameter. */
  readonly item: Scalar;
}

/** How many more nodes may be looked at for all rounds of all loops of a template. */
export interface Allowance {
  left: number;
}

/** Longer than any text of a template; loops within loops could double theirs each time. */
const maxLength = 100_000;

/** What a node was written as before a round of a loop put its item in. */
const originals = newSideTable<Node, Node>();

/** The node that is written in the document. */
export function writtenAs<N extends Node>(node: N): N {
  return (originals.get(node) as N | undefined) ?? node;
}

/**
 * The node as it is in one round of a loop: `${Identifier}` and `&{Identifier}` in any text are the
 * item, the latter without what is no letter or digit, and `!Ref Identifier` is the item itself.
 * What does not mention the identifier is the very node, so it is read once and edited as ever; what
 * does is a node that no document has. Nothing where that takes too much.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html
 */
export function substitute(
  whole: Node,
  { identifier, item }: Binding,
  allowance: Allowance,
): Node | undefined {
  const done = new Map<Node, Node>();

  function inNode(node: Node): Node {
    const before = done.get(node);
    if (before !== undefined) return before;
    allowance.left--;
    const after = allowance.left < 0 ? node : inKind(node);
    done.set(node, after);
    return after;
  }

  function inKind(node: Node): Node {
    switch (node.kind) {
      case "Scalar":
        return node.tag?.name === "!Ref" && node.text === identifier ? itself(node) : inText(node);
      case "Alias": {
        const target = inNode(node.target);
        if (target === node.target) return node;
        return { ...node, target: target.kind === "Alias" ? target.target : target };
      }
      case "Sequence": {
        const items = node.items.map(inNode);
        const isSame = items.every((each, index) => each === node.items[index]);
        return isSame ? node : copyOf<Sequence>(node, { ...node, items });
      }
      case "Mapping": {
        if (isReference(node)) return itself(node);
        const entries = node.entries.map(inEntry);
        const isSame = entries.every((each, index) => each === node.entries[index]);
        return isSame ? node : copyOf<Mapping>(node, { ...node, entries });
      }
    }
  }

  function inEntry(entry: Entry): Entry {
    const key = inText(entry.key);
    const value = inNode(entry.value);
    return key === entry.key && value === entry.value ? entry : { ...entry, key, value };
  }

  function inText(scalar: Scalar): Scalar {
    if (!scalar.text.includes("{")) return scalar;
    const text = scalar.text.replaceAll(/([$&])\{([^{}]*)\}/g, (written, sign, name: string) => {
      if (name !== identifier) return written;
      return sign === "$" ? item.text : item.text.replaceAll(/[^A-Za-z0-9]/g, "");
    });
    if (text === scalar.text) return scalar;
    if (text.length > maxLength) allowance.left = -1;
    return copyOf<Scalar>(scalar, { ...scalar, value: text, text });
  }

  function isReference({ entries: [entry, ...others], tag }: Mapping): boolean {
    if (entry?.key.text !== "Ref" || others.length > 0 || tag !== undefined) return false;
    return entry.value.kind === "Scalar" && entry.value.text === identifier;
  }

  /** The item takes effect here, and is spelled where it is. */
  function itself({ span }: Node): Node {
    return { kind: "Alias", name: identifier, target: item, span };
  }

  const result = inNode(whole);
  return allowance.left < 0 ? undefined : result;
}

function copyOf<N extends Node>(node: N, copy: N): N {
  originals.set(copy, writtenAs(node));
  return copy;
}
