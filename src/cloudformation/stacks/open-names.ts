import type { Template } from "../../template/template.js";
import { isInScope, isOpen, type NameKind, patternIn } from "./account-name.js";
import { type Mention, mentioning, mentionsIn, nameIn, nestingTypes } from "./mentions.js";
import { match, type NamePattern, spellingOf } from "./name-pattern.js";
import type { Neighbour, Neighbours } from "./neighbours.js";
import { type Deployed, whereDeployed } from "./where-deployed.js";

/** What calls others by a name that nobody can read: it may mean any of them. */
export interface OpenCall {
  readonly kind: NameKind;
  /** The type of what does so. */
  readonly type: string;
  /** As far as it can be read. */
  readonly name: NamePattern | undefined;
  readonly file: Neighbour;
}

/** What calls resources of a kind in stacks of a project by names that nobody can read. */
export function openCallsOf(kind: NameKind, neighbours: Neighbours): readonly OpenCall[] {
  const what = callers.get(kind);
  const { files } = what === undefined ? { files: [] } : neighbours.mentioning(what);
  return files
    .flatMap((file) => whereDeployed(file, neighbours))
    .filter(({ file: { path } }) => isInScope(kind, neighbours.reachOf(path), false))
    .flatMap((each) => openCallsIn(each, kind));
}

function openCallsIn({ file, template }: Deployed, kind: NameKind): readonly OpenCall[] {
  const { resources } = template;
  let spelled: ReadonlySet<string | undefined> | undefined;
  const isOfKind = (each: Mention): boolean => each.kind === kind && isOpen(each.written, template);
  return mentionsIn(template)
    .filter(isOfKind)
    .flatMap(({ resource, written }) => {
      const { type } = resources.get(resource) ?? {};
      const name = patternIn(written, template);
      const isOwn = name !== undefined && (spelled ??= namesIn(template)).has(spellingOf(name));
      return type === undefined || isOwn || harmless.has(type) ? [] : [{ kind, type, name, file }];
    });
}

/** How the names of what a stack declares are spelled. */
function namesIn(template: Template): ReadonlySet<string | undefined> {
  const names = [...template.resources.values()].flatMap((each) => nameIn(each) ?? []);
  const patterns = names.map((each) => patternIn(each, template));
  return new Set(patterns.map((each) => each && spellingOf(each)));
}

/** Whether it may call what has a name so. */
export function mayMean({ name }: OpenCall, called: NamePattern): boolean {
  return name === undefined || match(called, name).kind !== "never";
}

/** A trail adds nothing to what it calls, and a nested stack is given what has nothing to do with names. */
const harmless: ReadonlySet<string | undefined> = new Set([
  "AWS::CloudTrail::Trail",
  ...nestingTypes,
]);

/** What the texts have in them that call resources of each kind. */
const callers = new Map<NameKind, readonly RegExp[]>();
for (const [type, namings] of mentioning) {
  for (const { kind, property } of harmless.has(type) ? [] : namings) {
    const [types, keys] = callers.get(kind) ?? [];
    const key = `\\b${property.replace(/^.*\./, "")}["']?\\s*:`;
    callers.set(kind, [either(types, `${type}\\b`), either(keys, key)]);
  }
}

function either(one: RegExp | undefined, other: string): RegExp {
  return new RegExp(one === undefined ? other : `${one.source}|${other}`);
}
