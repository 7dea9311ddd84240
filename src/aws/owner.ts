import type { Value } from "../graph/value.js";
import type { Home, Place } from "../template/expression.js";
import { placeAt } from "../template/place.js";
import type { Resource } from "../template/template.js";
import type { Written } from "./property.js";
import { noteReading, type World } from "./world.js";

/** A resource or a block of one, from which properties are read. */
export interface Owner {
  readonly world: World;
  readonly resource: Resource;
  readonly record: Value;
  /** Where what is missing is reported. */
  readonly header: Place;
}

/** A property's two spellings; where a language has none, the property cannot be set in it. */
export interface Spelling {
  readonly cloudformation: string | undefined;
  readonly terraform: string | undefined;
}

/** Follows a dotted path from a resource or block to what is written there. */
export function readAt(owner: Owner, spelling: Spelling): Written {
  const { resource } = owner;
  const path = spelling[resource.dialect]?.split(".");
  if (path === undefined) {
    const { header } = owner;
    const raw: Value = { state: "absent", use: header, source: header };
    return { resource, name: "", raw, use: header, missing: undefined };
  }
  const written = follow(owner, path);
  // Finding and judging a property takes as long as evaluating a few expressions.
  owner.world.scenario.steps += 4;
  noteReading(written, owner.world);
  return written;
}

function follow(owner: Owner, path: readonly string[]): Written {
  const { resource } = owner;
  const [step = "", ...rest] = path;
  const record = onlyBlock(owner.record);
  const raw = fieldOf(record, step);
  const key = record.state === "record" ? record.key(step) : undefined;
  if (raw.state === "absent") {
    const missing = raw.missing && below(raw.missing, rest);
    const use = key === undefined ? owner.header : raw.use;
    return { resource, name: path.at(-1) ?? step, raw, use, missing };
  }
  const isLarge = raw.state === "record" || raw.state === "list";
  const header = key === undefined ? raw.use : placeAt(key, raw.use);
  // A value of many lines is reported at its key.
  const use = isLarge ? header : raw.use;
  if (rest.length === 0) return { resource, name: step, raw, use, missing: undefined };
  return follow({ ...owner, record: raw, header }, rest);
}

function below(home: Home, keys: readonly string[]): Home {
  return { ...home, path: [...home.path, ...keys] };
}

function fieldOf(record: Value, name: string): Value {
  if (record.state === "record") return record.get(name);
  if (record.state === "unknown") return record;
  if (record.state === "absent") {
    const { use, source, missing } = record;
    return { state: "absent", use, source, ...(missing && { missing: below(missing, [name]) }) };
  }
  const { use, source } = record;
  return { state: "unknown", reason: "it is no object", use, source };
}

/** Terraform writes a block that may occur once as an object or as a list of one, or of none. */
export function onlyBlock(written: Value): Value {
  if (written.state !== "list") return written;
  const [only, ...others] = written.items;
  const { use, source } = written;
  if (only === undefined) return { state: "absent", use, source };
  return others.length === 0 && only.state === "record" ? only : written;
}
