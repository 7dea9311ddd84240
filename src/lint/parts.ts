import type { Reportable } from "../aws/property.js";
import { groupBy } from "../template/group.js";

/** What else has a part in what a rule says. */
export interface Parts {
  /** The links of what is wrong, or only what makes something a subject of the rule. */
  readonly kind: "links" | "makers" | "unknown";
  readonly all: readonly Reportable[];
}

export const unknownParts: Parts = { kind: "unknown", all: [] };

/** Whoever makes it a subject has a part in a chain, too. */
export function partsAmong(
  links: readonly Reportable[] | undefined,
  makers: readonly Reportable[] | undefined,
): Parts {
  if (links !== undefined) return { kind: "links", all: [...links, ...(makers ?? [])] };
  return makers === undefined ? unknownParts : { kind: "makers", all: makers };
}

/** What has a part in any scenario, each once. */
export function unite([first = unknownParts, ...others]: readonly Parts[]): Parts {
  if (others.length === 0) return first;
  const byPlace = groupBy(
    [first, ...others].flatMap(({ all }) => all),
    ({ use: { span, file }, resource: { name } }) => JSON.stringify([span, file, name]),
  );
  return { ...first, all: [...byPlace.values()].flatMap((same) => same.slice(0, 1)) };
}
