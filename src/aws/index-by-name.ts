import { partsOf } from "../graph/text.js";
import type { Value } from "../graph/value.js";
import type { Holder } from "./property.js";
import { type Kind, possibleViewsOf, type View } from "./view.js";
import type { World } from "./world.js";
import { perScenario } from "./remember.js";

type Index<V> = ReadonlyMap<string, readonly V[]>;

const indexesIn = perScenario(() => new Map<object, Index<View>>());

/**
 * The resources of a kind, whether or not they exist, that a name certainly means where something
 * names them. Looking at each would take forever where thousands of resources name thousands of others.
 */
export function viewsNamed<V extends View>(
  kind: Kind<V>,
  name: Value,
  from: Holder,
  world: World,
): readonly V[] {
  const { nameOf } = kind;
  const key = keyIn(kind, from, name);
  if (nameOf === undefined || key === undefined) return [];
  const kinds = indexesIn(world);
  const index = (kinds.get(kind) as Index<V> | undefined) ?? indexOf(kind, nameOf, world);
  kinds.set(kind, index);
  return index.get(key) ?? [];
}

function indexOf<V extends View>(
  kind: Kind<V>,
  nameOf: (view: V) => Value,
  world: World,
): Index<V> {
  const index = new Map<string, V[]>();
  for (const view of possibleViewsOf(kind, world)) {
    const key = keyIn(kind, view.resource, nameOf(view));
    const before = key === undefined ? undefined : index.get(key);
    if (before !== undefined) before.push(view);
    else if (key !== undefined) index.set(key, [view]);
  }
  return index;
}

/** In another account others have the same names. */
function keyIn<V extends View>(
  { isGlobal }: Kind<V>,
  { deployment }: Holder,
  name: Value,
): string | undefined {
  const key = keyOf(name);
  const account =
    deployment === undefined || deployment.isOneAccount === true ? "" : deployment.name;
  return key === undefined || isGlobal === true ? key : `${account} ${key}`;
}

/** Names are certainly the same where their keys are; one that nobody knows has none. */
export function keyOf(name: Value): string | undefined {
  const parts = partsOf(name)?.map((part) =>
    typeof part === "string" ? part : part.identity === undefined ? undefined : [part.identity],
  );
  return parts === undefined || parts.includes(undefined) ? undefined : JSON.stringify(parts);
}
