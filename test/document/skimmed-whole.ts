import type { Document, Node } from "../../src/document/node.js";
import { skimJson } from "../../src/document/skim-json.js";

/** A skimmed text with all that is read of it when somebody asks. */
export function skimmedWhole(text: string): Document | undefined {
  const document = skimJson(text);
  return document && { ...document, roots: document.roots.map(whole) };
}

function whole(node: Node): Node {
  const { kind, span } = node;
  if (kind === "Mapping") {
    const { style, entries } = node;
    return {
      kind,
      style,
      entries: entries.map((entry) => ({ ...entry, value: whole(entry.value) })),
      span,
    };
  }
  if (kind === "Sequence") return { kind, style: node.style, items: node.items.map(whole), span };
  return node;
}
