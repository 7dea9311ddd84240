import type { Entry, Mapping, Node } from "./node.js";

/** The node itself, or what an alias stands for. */
export function resolve(node: Node): Exclude<Node, { kind: "Alias" }> {
  return node.kind === "Alias" ? node.target : node;
}

/** A mapping's entries, those of merged mappings included where it does not have the key itself. */
export function entriesOf(mapping: Mapping): readonly Entry[] {
  if (!mapping.entries.some((entry) => entry.merge)) return mapping.entries;
  const entries = new Map<string, Entry>();
  const merged = mapping.entries
    .filter((entry) => entry.merge)
    .map((entry) => resolve(entry.value));
  for (const value of merged.flatMap((each) => (each.kind === "Sequence" ? each.items : [each]))) {
    const base = resolve(value);
    if (base.kind !== "Mapping") continue;
    for (const entry of entriesOf(base)) {
      if (!entries.has(entry.key.text)) entries.set(entry.key.text, entry);
    }
  }
  for (const entry of mapping.entries) if (!entry.merge) entries.set(entry.key.text, entry);
  return [...entries.values()];
}
