import { remember } from "../aws/remember.js";
import { groupBy } from "../template/group.js";
import type { Resource, Template } from "../template/template.js";
import type { Finding } from "./finding.js";
import type { Check } from "./findings.js";
import type { Judged } from "./judged.js";
import { mergeInstances } from "./merge-instances.js";
import type { spotOf } from "./spot.js";

/** What a deployment shows of a file that has a part in it. */
export interface Shown {
  readonly finding: Finding;
  /** All that is deployed, as the file sees it. */
  readonly template: Template;
}

/** A file, and where something is reported in it. */
export interface Seeing {
  readonly path: string;
  /** What it is called where it is mentioned. */
  readonly name: string;
  readonly spots: typeof spotOf;
}

/** What a rule finds in a deployment, as a file shows it that has a part in it. */
export function shownIn<S, O>(
  seeing: Seeing,
  { template, found }: Judged,
  ...[rule, options]: readonly [rule: Check<S, O>, options: O]
): { readonly shown: readonly Shown[]; readonly isAll: boolean } {
  const { findings, isAll } = found(rule, options);
  const shown = findings.flatMap((each) => shownAs(seeing, each));
  if (shown.length === 0) return { shown: [], isAll };
  const seen = seenFrom(template())(seeing.path);
  return { shown: mergeStacks(shown, seen).map((finding) => ({ finding, template: seen })), isAll };
}

/** Nothing is edited because of one deployment, which may be wrong for another. */
function shownAs(
  { path, name, spots }: Seeing,
  { messageId, witness, data }: Finding,
): readonly Finding[] {
  const spot = witness && spots(witness.at, witness.parts, path);
  if (witness === undefined || spot === undefined) return [];
  // What the file declares is called there as it is there.
  const told = Object.fromEntries(
    Object.entries(data).map(([key, text]) => {
      const begun = text.startsWith(`${name}:`) ? text.slice(name.length + 1) : text;
      return [key, begun.replaceAll(`'${name}:`, "'")];
    }),
  );
  return [{ ...spot, messageId, witness, data: told, fix: undefined, suggestions: [] }];
}

/** One finding for what a loop makes of a declaration in one stack. */
function mergeStacks(findings: readonly Finding[], template: Template): readonly Finding[] {
  const { resources } = template;
  const byStack = groupBy(findings, ({ witness }) => {
    const resource = resources.get(witness?.at.resource.name ?? "");
    return resource && stackOf(resource);
  });
  return [...byStack.values()].flatMap((each) => mergeInstances(each, template));
}

const seenFrom = remember((template: Template) => {
  const known = new Map<string, Template>();
  return (path: string): Template => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const resources = new Map(template.resources);
    for (const [name, resource] of resources) {
      if (resource.file !== path) continue;
      const { localName = name } = resource;
      const own = { ...resource, localName, label: localName };
      delete own.file;
      resources.set(name, own);
    }
    const seen = { ...template, resources };
    known.set(path, seen);
    return seen;
  };
});

/** The stack of a deployment that a resource is of, by what its names begin with. */
export function stackOf({ name, localName = "" }: Resource): string {
  return name.slice(0, name.length - localName.length - 1);
}
