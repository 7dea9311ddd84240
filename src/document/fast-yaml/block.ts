import { duplicateKeys } from "../duplicate-keys.js";
import { emptyScalar } from "../empty-scalar.js";
import type { Alias, Entry, Mapping, Node, Scalar, Sequence } from "../node.js";
import { readBlockScalar } from "./block-scalar.js";
import { readFlow } from "./flow.js";
import { isKey } from "./key.js";
import { readPlain } from "./plain.js";
import { readQuoted } from "./quoted.js";
import {
  columnOf,
  enter,
  isAtEnd,
  isIndicator,
  leave,
  next,
  toContent,
  toNextLine,
} from "./scan.js";
import type { Scan } from "./scan.js";
import { readTagged } from "./tag.js";

type Target = Alias["target"];

/** The collection that a node is in. */
interface Around {
  readonly kind: "Sequence" | "Mapping";
  /** Of its dashes or its keys. */
  readonly column: number;
}

/** Reads the list or the mapping that a whole text is. */
export function readRoot(scan: Scan): Target | undefined {
  const root = readNode(scan, { kind: "Sequence", column: -1 }, true);
  return root?.style === "block" ? root : undefined;
}

/**
 * Reads a node up to what comes after it in a later line. If it is the first in a line or an item, it
 * may be a list or a mapping without brackets.
 */
function readNode(scan: Scan, around: Around, isFirst: boolean): Target | undefined {
  if (next(scan) === "!") return readTagged(scan, () => readValue(scan, around, false));
  if (isFirst && isIndicator(scan, "-")) return readSequence(scan);
  const { line } = scan;
  const column = columnOf(scan);
  const leaf = readLeaf(scan, around.column);
  if (leaf === undefined || toNextLine(scan)) return leaf;
  if (!isFirst || !isIndicator(scan, ":") || !isKey(scan, leaf, line)) return undefined;
  return readMapping(scan, leaf, column);
}

function readLeaf(scan: Scan, around: number): Target | undefined {
  switch (next(scan)) {
    case "[":
    case "{":
      return readFlow(scan, around);
    case "|":
    case ">":
      return readBlockScalar(scan, around);
    default:
      return readScalar(scan, around);
  }
}

function readScalar(scan: Scan, around: number): Scalar | undefined {
  const first = next(scan);
  return first === "'" || first === '"' ? readQuoted(scan, around) : readPlain(scan, around);
}

function readSequence(scan: Scan): Sequence | undefined {
  const around = { kind: "Sequence", column: columnOf(scan) } as const;
  const { at: start } = scan;
  const items: Node[] = [];
  let end = start;
  if (!enter(scan)) return undefined;
  while (columnOf(scan) === around.column && isIndicator(scan, "-")) {
    scan.at += 1;
    const item = readValue(scan, around, true);
    if (item === undefined) return undefined;
    items.push(item);
    end = item.span[1];
  }
  leave(scan);
  return { kind: "Sequence", style: "block", items, span: [start, end] };
}

/** Reads a mapping from the colon of its first key. */
function readMapping(scan: Scan, first: Scalar, column: number): Mapping | undefined {
  const around = { kind: "Mapping", column } as const;
  const entries: Entry[] = [];
  let key: Scalar | undefined = first;
  if (!enter(scan)) return undefined;
  while (key !== undefined) {
    scan.at += 1;
    const value = readValue(scan, around, false);
    if (value === undefined) return undefined;
    const end = value.span[1];
    entries.push({ kind: "Entry", key, value, span: [key.span[0], end], merge: false });
    if (columnOf(scan) !== column || isAtEnd(scan)) {
      leave(scan);
      if (duplicateKeys(entries).length > 0) return undefined;
      return { kind: "Mapping", style: "block", entries, span: [first.span[0], end] };
    }
    key = readKey(scan);
  }
  return undefined;
}

/** Reads a key up to its colon. */
function readKey(scan: Scan): Scalar | undefined {
  const { line } = scan;
  const key = readScalar(scan, Infinity);
  if (key === undefined || !toContent(scan) || !isIndicator(scan, ":")) return undefined;
  return isKey(scan, key, line) ? key : undefined;
}

/** Reads what follows an indicator or a tag in its line, else what is indented below it, else nothing. */
function readValue(scan: Scan, around: Around, isFirst: boolean): Target | undefined {
  const { at: end, line, comments } = scan;
  const count = comments.length;
  if (!toContent(scan)) return undefined;
  if (scan.line === line && !isAtEnd(scan)) return readNode(scan, around, isFirst);
  if (!isBelow(scan, around)) return emptyScalar([end, end]);

  const hasComment = comments.length > count;
  const node = readNode(scan, around, true);
  // To the library, a text goes on in lines that are indented no deeper than a comment before it.
  return hasComment && node?.kind === "Scalar" ? undefined : node;
}

function isBelow(scan: Scan, { kind, column }: Around): boolean {
  if (isAtEnd(scan)) return false;
  const own = columnOf(scan);
  return own > column || (own === column && kind === "Mapping" && isIndicator(scan, "-"));
}
