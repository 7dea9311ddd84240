import type { Alias, Tag } from "../node.js";
import { scalarValue } from "../scalar-value.js";
import { isBlank } from "./character.js";
import { enter, leave, type Scan } from "./scan.js";

type Target = Alias["target"];

/** One that means a function, as those of CloudFormation do; YAML's own begin with two marks. */
const pattern = /!\w[\w:.-]*/y;

/**
 * Reads a tag, which a space or the end of its line must follow, and what it stands before. Nothing
 * can have two.
 */
export function readTagged(scan: Scan, read: () => Target | undefined): Target | undefined {
  const tag = enter(scan) ? readTag(scan) : undefined;
  if (tag === undefined) return undefined;
  const node = read();
  leave(scan);
  return node === undefined || node.tag !== undefined ? undefined : withTag(node, tag);
}

function readTag(scan: Scan): Tag | undefined {
  const { text, at } = scan;
  pattern.lastIndex = at;
  const name = pattern.exec(text)?.[0];
  if (name === undefined) return undefined;
  const end = at + name.length;
  if (end < text.length && !isBlank(text.charCodeAt(end))) return undefined;
  scan.at = end;
  return { name, span: [at, end] };
}

/** Writes the node out again, since copying whatever is in it takes several times as long. */
function withTag(node: Target, tag: Tag): Target {
  const span = [tag.span[0], node.span[1]] as const;
  switch (node.kind) {
    case "Scalar": {
      const { kind, text, style, content } = node;
      const value = scalarValue(text, style, tag.name);
      return { kind, value, text, style, content, span, tag };
    }
    case "Sequence": {
      const { kind, style, items } = node;
      return { kind, style, items, span, tag };
    }
    case "Mapping": {
      const { kind, style, entries } = node;
      return { kind, style, entries, span, tag };
    }
  }
}
