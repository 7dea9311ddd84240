import { remember } from "../aws/remember.js";
import { groupBy } from "../template/group.js";
import type { Resource, Template } from "../template/template.js";
import { deployersFor } from "./deployers.js";
import { once } from "./estate/once.js";
import type { Finding } from "./finding.js";
import type { Check } from "./findings.js";
import { mergeInstances } from "./merge-instances.js";
import { pathIn } from "./project.js";
import { spotOf } from "./spot.js";
import type { Standpoint } from "./standpoint.js";
import type { TemplateFile } from "./template-file.js";

/** What a deployment shows of a file that is nested in it. */
export interface Shown {
  readonly finding: Finding;
  /** All that is deployed, as the file sees it. */
  readonly template: Template;
}

interface FoundNested {
  readonly shown: readonly Shown[];
  /** Whether that is all there is: nobody else deploys the file. */
  readonly isAll: boolean;
}

const nothing: FoundNested = { shown: [], isAll: false };

/** Tells what rules find in the template of a file as those deploy it that nest it. */
export function foundWhereNested(file: TemplateFile, path: string, from: Standpoint): FindShown {
  const known = remembered.get(file) ?? new Map<Standpoint, FindShown>();
  remembered.set(file, known);
  const before = known.get(from);
  if (before !== undefined) return before;
  const find = newFoundWhereNested(file, path, from);
  known.set(from, find);
  return find;
}

type FindShown = <S, O>(rule: Check<S, O>, options: O) => FoundNested;

const remembered = new WeakMap<TemplateFile, Map<Standpoint, FindShown>>();

function newFoundWhereNested(
  { document, stacks }: TemplateFile,
  path: string,
  { membership, project }: Standpoint,
): FindShown {
  const own = project && pathIn(project, path);
  const [stack, ...others] = stacks;
  if (project === undefined || own === undefined || document === undefined) return () => nothing;
  if (stack === undefined || others.length > 0) return () => nothing;
  const linted = { path: own, stack };
  const { known, areAll } = deployersFor(linted, document.text, project, membership);
  if (known.length === 0) return () => nothing;
  const name = project.nameOf(own);
  const made = once(() => known.map((deployer) => stacksOf(own, deployer.template())));
  return (rule, options) => {
    const found = known.map((deployer) => {
      const { findings, isAll } = deployer.found(rule, options);
      const template = seenFrom(deployer.template())(own);
      const shown = findings.flatMap((each) => shownIn(own, each, name));
      const merged = mergeStacks(shown, template).map((finding) => ({ finding, template }));
      return { shown: merged, isAll };
    });
    const isRead = made().every((each) => each.length > 0);
    return {
      shown: onlyOnce(
        found.flatMap(({ shown }) => shown),
        made().flat(),
      ),
      isAll: areAll && isRead && found.every(({ isAll }) => isAll),
    };
  };
}

/** Nothing is edited because of one deployment, which may be wrong for another. */
function shownIn(
  path: string,
  { messageId, witness, data }: Finding,
  name: string,
): readonly Finding[] {
  const spot = witness && spotOf(witness.at, path);
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
    const seen = [...template.resources].map(([name, resource]) => {
      const { file, localName: label = name, ...own } = resource;
      return [name, file === path ? { ...own, localName: label, label } : resource] as const;
    });
    const own = { ...template, resources: new Map(seen) };
    known.set(path, own);
    return own;
  };
});

/** What is said of some of the stacks only that a file is deployed as is said of these. */
function onlyOnce(all: readonly Shown[], stacks: readonly string[]): readonly Shown[] {
  const byWords = groupBy(all, ({ finding, template }) => {
    const { messageId, place, data } = finding;
    const resource = template.resources.get(data["resource"] ?? "");
    return JSON.stringify([
      place.span,
      messageId,
      { ...data, resource: resource?.label ?? data["resource"] },
    ]);
  });
  return [...byWords.values()].flatMap((alike) => {
    const of = new Set(alike.flatMap(stacksNamedBy));
    const [shown] = alike;
    if (shown === undefined) return [];
    return of.size === 0 || of.size === stacks.length ? shown : saidOf(shown, [...of]);
  });
}

/** The one that has what a finding is about, if that is of the file. */
function stacksNamedBy({ finding: { witness }, template }: Shown): readonly string[] {
  const resource = template.resources.get(witness?.at.resource.name ?? "");
  return resource?.file === undefined && resource !== undefined ? [stackOf(resource)] : [];
}

function saidOf({ finding, template }: Shown, stacks: readonly string[]): Shown {
  const { scenario = "", ...data } = finding.data;
  const names = stacks.map((stack) => `'${stack}'`).join(", ");
  const where = `${scenario} (in ${stacks.length === 1 ? "stack" : "stacks"} ${names})`;
  return { finding: { ...finding, data: { ...data, scenario: where } }, template };
}

/** The stacks of a deployment that are made of a file. */
function stacksOf(path: string, { resources }: Template): readonly string[] {
  const own = [...resources.values()].filter(({ file }) => file === path);
  return [...new Set(own.map(stackOf))];
}

function stackOf({ name, localName = "" }: Resource): string {
  return name.slice(0, name.length - localName.length - 1);
}
