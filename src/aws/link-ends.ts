import type { Link } from "./link.js";
import type { Reportable } from "./property.js";
import type { View } from "./view.js";

/** What says where links lead, then what is there. */
export function endsOf(links: readonly Link<View>[]): readonly Reportable[] {
  const properties = links.map(({ property }) => property);
  return [...properties, ...new Set(links.flatMap(({ target }) => target ?? []))];
}
