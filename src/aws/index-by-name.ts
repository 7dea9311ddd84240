import type { Scenario } from "../graph/scenario.js";
import { partsOf } from "../graph/text.js";
import type { Value } from "../graph/value.js";
import { type Kind, possibleViewsOf, type View } from "./view.js";
import type { World } from "./world.js";

interface Index<V> {
  readonly byName: ReadonlyMap<string, readonly V[]>;
  /** Those whose name is not known, by the first of its parts that is not. */
  readonly byUnknown: ReadonlyMap<string, readonly V[]>;
}

const remembered = new WeakMap<Scenario, Map<object, Index<View>>>();

/**
 * The resources of a kind, whether or not they exist, that a name may certainly mean: those of that
 * name, and where the name is not known, those that the same unknown is a part of. Looking at each
 * would take forever where thousands of resources name thousands of others.
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
  if (name.state === "known") return index.byName.get(name.text) ?? [];
  const unknown = firstUnknown(name);
  return unknown === undefined ? [] : (index.byUnknown.get(unknown) ?? []);
}

function indexOf<V extends View>(
  kind: Kind<V>,
  nameOf: (view: V) => Value,
  world: World,
): Index<V> {
  const byName = new Map<string, V[]>();
  const byUnknown = new Map<string, V[]>();
  for (const view of possibleViewsOf(kind, world)) {
    const name = nameOf(view);
    const isKnown = name.state === "known";
    const key = isKnown ? name.text : firstUnknown(name);
    const index = isKnown ? byName : byUnknown;
    const before = key === undefined ? undefined : index.get(key);
    if (before !== undefined) before.push(view);
    else if (key !== undefined) index.set(key, [view]);
  }
  return { byName, byUnknown };
}

/** Nothing where it is the same as nothing else. */
function firstUnknown(name: Value): string | undefined {
  return partsOf(name)?.find((part) => typeof part !== "string")?.identity;
}
