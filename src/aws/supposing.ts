import type { Known } from "../graph/value.js";
import { Property } from "./property.js";
import type { Trail } from "./trail.js";

/** A trail as it would be with a property set to another value. */
export function supposing(
  trail: Trail,
  property: "logging" | "organization",
  value: boolean,
): Trail {
  const { name, resource, use, missing } = trail[property];
  const raw: Known = { state: "known", value, text: String(value), use, source: use };
  const written = { name, resource, use, missing, raw };
  const supposed = new Property<boolean>(written, { decode: () => value }, undefined);
  return Object.create(trail, { [property]: { value: supposed } }) as Trail;
}
