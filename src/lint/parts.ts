import type { Reportable } from "../aws/property.js";
import { groupBy } from "../template/group.js";

/** What else has a part in what a rule says. */
export interface Parts {
  /** The links of what is wrong, or only what makes something a subject of the rule. */
  readonly kind: "links" | "makers" | "unknown";
  /** The links alone. */
  readonly links: readonly Reportable[];
  readonly all: readonly Reportable[];
}

export const unknownParts: Parts = { kind: "unknown", links: [], all: [] };

/** Whoever makes it a subject has a part in a chain, too. */
export function partsAmong(
  links: readonly Reportable[] = [],
  makers?: readonly Reportable[],
): Parts {
  if (links.length > 0) return { kind: "links", links, all: [...links, ...(makers ?? [])] };
  return makers === undefined ? unknownParts : { kind: "makers", links, all: makers };
}

/** What has a part in any scenario, each once. */
export function unite([first = unknownParts, ...others]: readonly Parts[]): Parts {
  if (others.length === 0) return first;
  const every = [first, ...others];
  return {
    ...first,
    links: eachOnce(every.flatMap(({ links }) => links)),
    all: eachOnce(every.flatMap(({ all }) => all)),
  };
}

function eachOnce(all: readonly Reportable[]): readonly Reportable[] {
  const byPlace = groupBy(all, ({ use: { span, file }, resource: { name } }) =>
    JSON.stringify([span, file, name]),
  );
  return [...byPlace.values()].flatMap((same) => same.slice(0, 1));
}
