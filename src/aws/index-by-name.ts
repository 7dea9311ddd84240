import type { Scenario } from "../graph/scenario.js";
import type { Value } from "../graph/value.js";
import { type Kind, possibleViewsOf, type View } from "./view.js";
import type { World } from "./world.js";

interface Index<V> {
  readonly byName: ReadonlyMap<string, readonly V[]>;
  /** Those whose name is not known, which only the same unknown can be. */
  readonly others: readonly V[];
}

const remembered = new WeakMap<Scenario, Map<object, Index<View>>>();

/**
 * The resources of a kind, whether or not they exist, that a name may mean: those of that name, and
 * where the name is not known, those whose own is not. Looking at each would take forever where
 * thousands of resources name thousands of others.
 */
export function viewsNamed<V extends View>(
  kind: Kind<V>,
  nameOf: (view: V) => Value,
  name: Value,
  world: World,
): readonly V[] {
  const kinds = remembered.get(world.scenario) ?? new Map<object, Index<View>>();
  remembered.set(world.scenario, kinds);
  const index = (kinds.get(kind) as Index<V> | undefined) ?? indexOf(kind, nameOf, world);
  kinds.set(kind, index);
  return name.state === "known" ? (index.byName.get(name.text) ?? []) : index.others;
}

function indexOf<V extends View>(
  kind: Kind<V>,
  nameOf: (view: V) => Value,
  world: World,
): Index<V> {
  const byName = new Map<string, V[]>();
  const others: V[] = [];
  for (const view of possibleViewsOf(kind, world)) {
    const name = nameOf(view);
    if (name.state !== "known") others.push(view);
    else byName.set(name.text, [...(byName.get(name.text) ?? []), view]);
  }
  return { byName, others };
}
