import type { Place } from "../../template/expression.js";
import { placeAt } from "../../template/place.js";
import {
  absent,
  known,
  listWith,
  type Placed,
  recordWith,
  unknown,
  usedAt,
} from "../make-value.js";
import { writtenNumber } from "../scalar.js";
import { joinParts, partsOf, same } from "../text.js";
import type { Known, TextValue, Unknown, Value } from "../value.js";
import { type Functions, maxCharacters } from "./pure-function.js";

const maxLevels = 500;

export const jsonDecoder: Functions = {
  jsondecode([arg], placed) {
    const value = arg && decodeJson(arg());
    return value === undefined
      ? unknown(placed, "what it decodes is unknown")
      : usedAt(value, placed.use);
  },
};

/**
 * What a text says as JSON. A hole is taken for a part of the string it stands in. Nothing where
 * it is no JSON, or holes hide what it is.
 */
export function decodeJson(value: Value): Value | undefined {
  if (value.state !== "known" && value.state !== "text" && value.state !== "unknown") {
    return undefined;
  }
  if (value.encoded !== undefined) return value.encoded;
  if (value.state === "unknown") return undefined;
  const holes: Unknown[] = [];
  const literals: string[] = [];
  const text = (partsOf(value) ?? []).map((part) => {
    if (typeof part !== "string") return `${mark}${holes.push(part) - 1}${endMark}`;
    literals.push(part);
    return part;
  });
  const json = text.join("");
  if (json.length > maxCharacters || literals.some((literal) => marked.test(literal))) {
    return undefined;
  }
  return read(json, holes, value);
}

/** Private characters that stand for a hole, and all ways to write them in JSON. */
const mark = "\ue000";
const endMark = "\ue001";
const marked = /[\ue000\ue001]|\\ue00[01]/i;

function read(json: string, holes: readonly Unknown[], text: Known | TextValue): Value | undefined {
  // No node spells what is read in a text, so nothing can be edited.
  const placed = { use: withoutNode(text.use), source: withoutNode(text.source) };
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return undefined;
  }
  return convert(parsed, holes, placed, 0);
}

function withoutNode(place: Place): Place {
  return placeAt(place.span, place);
}

function convert(json: unknown, holes: readonly Unknown[], placed: Placed, level: number): Value {
  if (level > maxLevels) return unknown(placed, "it is nested too deep");
  if (json === null) return absent(placed);
  if (typeof json === "string") return restore(json, holes, placed);
  if (typeof json === "boolean") return known(placed, json);
  if (typeof json === "number") {
    // Of a longer number digits may be lost.
    const isExact = (writtenNumber(json)?.length ?? Infinity) <= 16;
    return isExact
      ? known(placed, json === 0 ? 0 : json)
      : unknown(placed, "the number is too long");
  }
  if (Array.isArray(json)) {
    return listWith(
      placed,
      json.map((item) => convert(item, holes, placed, level + 1)),
    );
  }
  return readObject(Object.entries(json as object), holes, placed, level);
}

function readObject(
  entries: readonly (readonly [string, unknown])[],
  holes: readonly Unknown[],
  placed: Placed,
  level: number,
): Value {
  const fields = new Map<string, unknown>();
  const open: Value[] = [];
  for (const [key, field] of entries) {
    const name = restore(key, holes, placed);
    if (name.state === "known") fields.set(name.text, field);
    else open.push(name);
  }
  return recordWith(placed, {
    names: fields.keys(),
    read(name) {
      // Of two fields with one name the last counts, whichever it is.
      const isSure = open.every((other) => same(other, known(placed, name)) === false);
      if (!isSure) return unknown(placed, "the name of a field is unknown");
      return convert(fields.get(name), holes, placed, level + 1);
    },
    gap: open.length > 0 ? "the name of a field is unknown" : undefined,
  });
}

function restore(
  text: string,
  holes: readonly Unknown[],
  placed: Placed,
): Known | TextValue | Unknown {
  const parts = text.split(/\ue000(\d+)\ue001/);
  return joinParts(
    parts.flatMap((part, index) => (index % 2 === 0 ? part : (holes[Number(part)] ?? []))),
    placed,
  );
}
