import { truth } from "../graph/evaluate.js";
import { newSideTable } from "../template/side-table.js";
import type { Gap, Resource, Template } from "../template/template.js";
import { partsOf } from "../template/walk.js";
import { makersKnowing, mayMakeOthers } from "./elsewhere.js";
import { nameOf, namesOf } from "./identifying-names.js";
import type { Kind, View } from "./view.js";
import type { World } from "./world.js";

/** What may declare more than can be read, with what it is given, if it knows of nothing else. */
interface Giving {
  readonly gap: Gap;
  readonly given: ReadonlySet<string> | undefined;
}

const remembered = newSideTable<Template, readonly Giving[]>();

/** Why something of one of these kinds that nobody can see may configure a resource. */
export function gapFor(
  resource: Resource,
  world: World,
  kinds: readonly Pick<Kind<View>, "cloudformation" | "terraform">[],
): string | undefined {
  return gapWith(resource, world, (gap) =>
    kinds.some((kind) => mayAdd(kind.cloudformation, gap) || mayAdd(kind.terraform, gap)),
  );
}

/** Why something of a type may, which the template's own language does not have. */
export function foreignGapFor(resource: Resource, world: World, type: string): string | undefined {
  return gapWith(
    resource,
    world,
    ({ types }) => types?.has(type) === true || types?.has("module") === true,
  );
}

function gapWith(
  resource: Resource,
  world: World,
  isMeant: (gap: Gap) => boolean,
): string | undefined {
  const { template } = world.graph;
  if (template.gaps.length === 0) return undefined;
  const names = namesOf(resource);
  return givingIn(template).find(
    ({ gap, given }) =>
      isMeant(gap) &&
      (given === undefined || names.some((name) => given.has(name))) &&
      isOpen(gap, world),
  )?.gap.reason;
}

/** Whether a resource may have another of a kind that is not declared here. */
export function mayHaveUnseen<V extends View>(
  kind: Kind<V>,
  resource: Resource,
  world: World,
): boolean {
  const gap = gapFor(resource, world, [kind]);
  return gap !== undefined || makersKnowing(resource, kind, world.graph).length > 0;
}

/** Whether there may be a gap in this scenario. */
export function isOpen({ condition }: Gap, { scenario }: World): boolean {
  return condition === undefined || truth(condition, scenario) !== false;
}

/** Whether what nobody can see may be of a type, or make anything else. */
export function mayAdd(type: string | undefined, { types }: Gap): boolean {
  return types === undefined || [...types].some((each) => each === type || mayMakeOthers(each));
}

function givingIn(template: Template): readonly Giving[] {
  const before = remembered.get(template);
  if (before !== undefined) return before;
  const giving = template.gaps.map((gap): Giving => {
    const { given } = gap;
    const parts = given && [...partsOf(given, template)].flatMap((part) => nameOf(part) ?? []);
    return { gap, given: parts && new Set(parts) };
  });
  remembered.set(template, giving);
  return giving;
}
