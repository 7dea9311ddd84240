import { groupBy } from "../template/group.js";
import type { Resource } from "../template/template.js";
import { type Kind, possibleViewsOf, type View, viewOf } from "./view.js";
import type { World } from "./world.js";
import { perScenario } from "./remember.js";

/**
 * The resource of the template that a view leads to, or what something elsewhere is called; undefined
 * where nobody knows.
 */
type TargetOf<V> = (view: V) => Resource | string | undefined;

type Index<V> = ReadonlyMap<ReturnType<TargetOf<V>>, readonly V[]>;

const indexesIn = perScenario(() => new Map<TargetOf<never>, Index<View>>());

/**
 * The views of a kind that exist and lead to a target. Looking at each would take forever where
 * thousands lead to thousands.
 *
 * @param targetOf The same function each time: views are found by it.
 * @param isMeant Which views are meant, of these and of those that lead to nobody knows where.
 */
export function viewsLeadingTo<V extends View>(
  kind: Kind<V>,
  targetOf: TargetOf<V>,
  target: Resource | string,
  world: World,
  isMeant?: (view: V) => boolean,
): readonly V[] {
  const index = indexOf(kind, targetOf, world);
  const certain = index.get(target) ?? [];
  if (isMeant === undefined) return existing(kind, certain, world);
  return existing(kind, [...certain, ...(index.get(undefined) ?? [])].filter(isMeant), world);
}

/**
 * The views of a kind that exist and lead to nobody knows where: the same ones for every resource,
 * so who asks for each of many should do so once.
 */
export function viewsLeadingAnywhere<V extends View>(
  kind: Kind<V>,
  targetOf: TargetOf<V>,
  world: World,
): readonly V[] {
  return existing(kind, indexOf(kind, targetOf, world).get(undefined) ?? [], world);
}

function existing<V extends View>(kind: Kind<V>, views: readonly V[], world: World): readonly V[] {
  return views.flatMap((view) => viewOf(kind, view.resource, world) ?? []);
}

function indexOf<V extends View>(kind: Kind<V>, targetOf: TargetOf<V>, world: World): Index<V> {
  const indexes = indexesIn(world);
  const before = indexes.get(targetOf) as Index<V> | undefined;
  if (before !== undefined) return before;
  const index = groupBy(possibleViewsOf(kind, world), targetOf);
  indexes.set(targetOf, index);
  return index;
}
