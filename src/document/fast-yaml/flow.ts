import { duplicateKeys } from "../duplicate-keys.js";
import type { Alias, Entry, Mapping, Scalar, Sequence } from "../node.js";
import { readFlowPlain } from "./plain.js";
import { readQuoted } from "./quoted.js";
import { isKey } from "./key.js";
import { columnOf, enter, leave, next, type Scan, toContent } from "./scan.js";
import { readTagged } from "./tag.js";

type Target = Alias["target"];

/**
 * Reads a list or a mapping in brackets. Its lines are indented deeper than what is around it; the
 * bracket that closes it may be as deep.
 */
export function readFlow(scan: Scan, around: number): Sequence | Mapping | undefined {
  return readCollection(scan, around, around - 1);
}

function readCollection(
  scan: Scan,
  around: number,
  aroundEnd: number,
): Sequence | Mapping | undefined {
  const { at: start } = scan;
  const style = "flow";
  if (next(scan) === "[") {
    const items = readParts(scan, "]", around, aroundEnd, readItem);
    return items && { kind: "Sequence", style, items, span: [start, scan.at] };
  }
  const entries = readParts(scan, "}", around, aroundEnd, readEntry);
  if (entries === undefined || duplicateKeys(entries).length > 0) return undefined;
  return { kind: "Mapping", style, entries, span: [start, scan.at] };
}

/** Reads what is between two brackets, up to behind the second. */
function readParts<T>(
  scan: Scan,
  closer: string,
  around: number,
  aroundEnd: number,
  read: (scan: Scan, around: number) => T | undefined,
): T[] | undefined {
  const parts: T[] = [];
  if (!enter(scan)) return undefined;
  do {
    scan.at += 1;
    if (!toContent(scan, true)) return undefined;
    if (next(scan) === closer) break;
    const part = columnOf(scan) > around ? read(scan, around) : undefined;
    if (part === undefined || !toContent(scan, true)) return undefined;
    parts.push(part);
  } while (next(scan) === "," && columnOf(scan) > around);

  if (next(scan) !== closer || columnOf(scan) <= aroundEnd) return undefined;
  scan.at += 1;
  leave(scan);
  return parts;
}

/** An entry among items is a mapping of its own. */
function readItem(scan: Scan, around: number): Target | undefined {
  const { line } = scan;
  const item = readNode(scan, around);
  if (item === undefined || !toContent(scan, true) || next(scan) !== ":") return item;
  const entry = isKey(scan, item, line) ? readRest(scan, item, around) : undefined;
  return entry && { kind: "Mapping", style: "flow", entries: [entry], span: entry.span };
}

function readEntry(scan: Scan, around: number): Entry | undefined {
  const { line } = scan;
  const key = readNode(scan, around);
  if (key === undefined || !toContent(scan, true) || next(scan) !== ":") return undefined;
  return isKey(scan, key, line) ? readRest(scan, key, around) : undefined;
}

/** Reads an entry from the colon of its key. */
function readRest(scan: Scan, key: Scalar, around: number): Entry | undefined {
  scan.at += 1;
  const value = readNext(scan, around);
  if (value === undefined) return undefined;
  return { kind: "Entry", key, value, span: [key.span[0], value.span[1]], merge: false };
}

function readNext(scan: Scan, around: number): Target | undefined {
  return toContent(scan, true) && columnOf(scan) > around ? readNode(scan, around) : undefined;
}

function readNode(scan: Scan, around: number): Target | undefined {
  switch (next(scan)) {
    case "[":
    case "{":
      return readCollection(scan, around, around);
    case "!":
      return readTagged(scan, () => readNext(scan, around));
    case "'":
    case '"':
      return readQuoted(scan, around);
    default:
      return readFlowPlain(scan);
  }
}
