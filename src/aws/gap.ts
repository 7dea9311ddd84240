import { textsDeclaring } from "../cloudformation/declaring-text.js";
import { truth } from "../graph/evaluate.js";
import { newSideTable } from "../template/side-table.js";
import type { Apart, Gap } from "../template/gap.js";
import type { Resource, Template } from "../template/template.js";
import { partsOf } from "../template/walk.js";
import { makersKnowing, making, mayMakeOthers } from "./elsewhere.js";
import { handedOnBy } from "./handed-on.js";
import { nameOf, namesOf } from "./identifying-names.js";
import type { Kind, View } from "./view.js";
import type { World } from "./world.js";

/** What may declare more than can be read, with what it is given, if it knows of nothing else. */
interface Giving {
  readonly gaps: Apart["gaps"];
  readonly given: ReadonlySet<string> | undefined;
}

/** What is told from others by its types. */
type Typed = Pick<Kind<View>, "cloudformation" | "terraform">;

const remembered = newSideTable<Template, readonly Giving[]>();

/** Why something of one of these kinds that nobody can see may configure a resource. */
export function gapFor(
  resource: Resource,
  world: World,
  kinds: readonly Typed[],
): string | undefined {
  const types = kinds.flatMap(({ cloudformation = [] }) => cloudformation);
  const by = textOf(types.flatMap(textsDeclaring).join("|"));
  return gapWith(resource, world, by, (gap) =>
    kinds.some((kind) => mayAdd(kind.cloudformation, gap) || mayAdd(kind.terraform, gap)),
  );
}

const texts = new Map<string, RegExp>();

/** What the text of a template has that declares one of some types, or what may make it. */
function textOf(types: string): RegExp {
  const before = texts.get(types);
  if (before !== undefined) return before;
  const text = new RegExp([`(?:${types})\\b`, ...making.map(({ source }) => source)].join("|"));
  texts.set(types, text);
  return text;
}

/** Why something of a type may, which the template's own language does not have. */
export function foreignGapFor(resource: Resource, world: World, type: string): string | undefined {
  return gapWith(
    resource,
    world,
    undefined,
    ({ types }) => types?.has(type) === true || types?.has("module") === true,
  );
}

function gapWith(
  resource: Resource,
  world: World,
  by: RegExp | undefined,
  isMeant: (gap: Gap) => boolean,
): string | undefined {
  const all = givingIn(world.graph.template);
  const names = all.length === 0 ? [] : namesOf(resource);
  for (const { gaps, given } of all) {
    if (given !== undefined && !names.some((name) => given.has(name))) continue;
    const gap = gaps(by).find((each) => isMeant(each) && isOpen(each, world));
    if (gap !== undefined) return gap.reason;
  }
  return undefined;
}

/** Whether a resource may have another of one of these kinds that is not declared here. */
export function mayHaveUnseen(kinds: readonly Typed[], resource: Resource, world: World): boolean {
  return (
    gapFor(resource, world, kinds) !== undefined ||
    kinds.some((kind) => makersKnowing(resource, kind, world.graph).length > 0)
  );
}

/** Whether there may be a gap in this scenario. */
export function isOpen({ condition }: Gap, { scenario }: World): boolean {
  return condition === undefined || truth(condition, scenario) !== false;
}

/** Whether what nobody can see may be of a type, or make anything else. */
export function mayAdd(type: string | undefined, { types }: Gap): boolean {
  return types === undefined || [...types].some((each) => each === type || mayMakeOthers(each));
}

/** It is the same in each scenario, and takes a look at all of a project. */
function askedOnce(gaps: Apart["gaps"]): Apart["gaps"] {
  const known = new Map<RegExp | undefined, readonly Gap[]>();
  return (by) => {
    const found = known.get(by) ?? gaps(by);
    known.set(by, found);
    return found;
  };
}

function givingIn(template: Template): readonly Giving[] {
  const before = remembered.get(template);
  if (before !== undefined) return before;
  const all = [
    ...template.gaps.map((gap) => ({ given: gap.given, gaps: () => [gap] })),
    ...(template.apart?.() ?? []).map(({ given, gaps }) => ({ given, gaps: askedOnce(gaps) })),
  ];
  const giving = all.map(({ given, gaps }): Giving => {
    const parts = given && partsOf(given, template, (part) => handedOnBy(part, template));
    const names = parts && [...parts].flatMap((part) => nameOf(part) ?? []);
    return { gaps, given: names && new Set(names) };
  });
  remembered.set(template, giving);
  return giving;
}
