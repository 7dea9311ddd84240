import { groupBy } from "../../template/group.js";
import type { Resource } from "../../template/template.js";
import { keyOf } from "../index-by-name.js";
import { mentioned } from "../mention.js";
import type { Property } from "../property.js";
import { type Kind, possibleViewsOf, type View } from "../view.js";
import type { World } from "../world.js";
import type { Names } from "./names.js";
import { perScenario } from "../remember.js";

/** The resource of the template that a name means, whether or not it exists in this scenario. */
export function resourceNamed<V extends View>(
  name: Property<string>,
  kind: Kind<V>,
  world: World,
): Resource | undefined {
  return mentioned(name, kind, world)[0];
}

/** How users, groups or roles are named in what gives them something. */
interface Naming<G extends View> {
  readonly kinds: readonly Kind<G>[];
  readonly namesIn: (giver: G) => Names;
}

/** What gives something to the users, groups or roles of a template. */
interface Givers<G extends View> {
  readonly byHolder: ReadonlyMap<Resource | undefined, readonly G[]>;
  /** Of those that the template does not declare, by the keys of their names. */
  readonly byName: ReadonlyMap<string | undefined, readonly G[]>;
  /** Those that may give it to more than they are known to. */
  readonly open: readonly G[];
}

const giversIn = perScenario(() => new Map<object, Givers<View>>());

/**
 * What gives something to whom. Whether it exists is not asked, or the conditions of every resource
 * would matter to what is said of one.
 */
export function giversOf<G extends View, H extends View>(
  naming: Naming<G>,
  holder: Kind<H>,
  world: World,
): Givers<G> {
  const known = giversIn(world);
  const before = known.get(naming) as Givers<G> | undefined;
  if (before !== undefined) return before;
  const given = naming.kinds
    .flatMap((kind) => possibleViewsOf(kind, world))
    .flatMap((giver) => {
      const { names, complete } = naming.namesIn(giver);
      const holders = names.map((name) => {
        const resource = resourceNamed(name, holder, world);
        const key = resource === undefined && name.mayBeSet ? keyOf(name.raw) : undefined;
        return { giver, resource, key, isOpen: resource === undefined && name.state === "unknown" };
      });
      return complete ? holders : [...holders, { ...nobody, giver, isOpen: true }];
    });
  const givers: Givers<G> = {
    byHolder: giversBy(given, ({ resource }) => resource),
    byName: giversBy(given, ({ key }) => key),
    open: given.filter(({ isOpen }) => isOpen).map(({ giver }) => giver),
  };
  known.set(naming, givers);
  return givers;
}

const nobody = { resource: undefined, key: undefined } as const;

function giversBy<G, T extends { readonly giver: G }, K>(
  given: readonly T[],
  keyIn: (each: T) => K,
): ReadonlyMap<K, readonly G[]> {
  return new Map(
    [...groupBy(given, keyIn)].map(([key, all]) => [
      key,
      [...new Set(all.map(({ giver }) => giver))],
    ]),
  );
}
