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

const remembered = new WeakMap<Template, readonly Giving[]>();

/** Why something that nobody can see may configure a resource: anything of its service may. */
export function gapFor(resource: Resource, { graph: { template } }: World): string | undefined {
  const [service = ""] = /^AWS::\w+::/.exec(resource.type) ?? [];
  return reasonFor(resource, template, (type) => type.startsWith(service));
}

/** Whether a resource may have another of a kind that is not declared here. */
export function mayHaveUnseen<V extends View>(
  kind: Kind<V>,
  resource: Resource,
  { graph }: World,
): boolean {
  const gap = reasonFor(resource, graph.template, (type) => type === kind.cloudformation);
  return gap !== undefined || makersKnowing(resource, kind, graph).length > 0;
}

function reasonFor(
  resource: Resource,
  template: Template,
  isMeant: (type: string) => boolean,
): string | undefined {
  if (template.gaps.length === 0) return undefined;
  const names = namesOf(resource);
  return givingIn(template).find(
    ({ gap, given }) =>
      mayAddAny(isMeant, gap) && (given === undefined || names.some((name) => given.has(name))),
  )?.gap.reason;
}

/** Whether what nobody can see may be of a type, or make anything else. */
export function mayAdd(type: string, gap: Gap): boolean {
  return mayAddAny((each) => each === type, gap);
}

function mayAddAny(isMeant: (type: string) => boolean, { types }: Gap): boolean {
  return types === undefined || [...types].some((each) => isMeant(each) || mayMakeOthers(each));
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
