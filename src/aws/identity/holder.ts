import { groupBy } from "../../template/group.js";
import type { Resource } from "../../template/template.js";
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
        return { giver, resource, isOpen: resource === undefined && name.state === "unknown" };
      });
      return complete ? holders : [...holders, { giver, resource: undefined, isOpen: true }];
    });
  const byResource = groupBy(given, ({ resource }) => resource);
  const givers: Givers<G> = {
    byHolder: new Map(
      [...byResource].map(([resource, all]) => [
        resource,
        [...new Set(all.map((each) => each.giver))],
      ]),
    ),
    open: given.filter(({ isOpen }) => isOpen).map(({ giver }) => giver),
  };
  known.set(naming, givers);
  return givers;
}
