import { newSideTable } from "../../template/side-table.js";
import type { Template } from "../../template/template.js";
import { isInScope, isOpen, type NameKind, patternIn } from "./account-name.js";
import { isImport } from "./import.js";
import { type Mention, mentioning, mentionsIn, nameIn, nestingTypes } from "./mentions.js";
import { match, type NamePattern, spellingOf } from "./name-pattern.js";
import type { Found, Neighbour, Neighbours } from "./neighbours.js";
import { stackSetsIn } from "./stack-set.js";
import { type Deployed, whereDeployed } from "./where-deployed.js";

/** What calls others by a name. */
export interface NameCall {
  /** The type of what does so. */
  readonly type: string;
  /** As far as it can be read. */
  readonly name: NamePattern | undefined;
  /** Whether nobody can read it, so that it may mean any of them. */
  readonly isOpen: boolean;
  readonly file: Neighbour;
}

const remembered = newSideTable<Found, readonly NameCall[]>();

/** What calls resources of a kind in stacks of a project by names of others than their own. */
export function callsOf(kind: NameKind, neighbours: Neighbours): readonly NameCall[] {
  const what = callers.get(kind);
  if (what === undefined) return [];
  const found = neighbours.mentioning(what);
  const calls = remembered.get(found) ?? findCalls(kind, found, neighbours);
  remembered.set(found, calls);
  return calls;
}

function findCalls(kind: NameKind, { files }: Found, neighbours: Neighbours): readonly NameCall[] {
  const deployed = files
    .flatMap((file) => whereDeployed(file, neighbours))
    .filter(({ file: { path } }) => isInScope(kind, neighbours.reachOf(path), false));
  const carried = files.flatMap((file) =>
    stackSetsIn(file.stack, "").map(({ template }) => ({ file, template })),
  );
  return [
    ...deployed.flatMap((each) => callsIn(each, kind)),
    // It takes no part where the stack around it does.
    ...carried.flatMap((each) => callsIn(each, kind).map((call) => ({ ...call, isOpen: true }))),
  ];
}

function callsIn({ file, template }: Deployed, kind: NameKind): readonly NameCall[] {
  const { resources } = template;
  let spelled: ReadonlySet<string | undefined> | undefined;
  const isOfKind = ({ kind: of, written }: Mention): boolean =>
    of === kind && written.kind !== "Reference" && !isImport(written);
  return mentionsIn(template)
    .filter(isOfKind)
    .flatMap(({ resource, written }) => {
      const { type } = resources.get(resource) ?? {};
      const name = patternIn(written, template);
      const isOwn = name !== undefined && (spelled ??= namesIn(template)).has(spellingOf(name));
      if (type === undefined || isOwn || harmless.has(type)) return [];
      return [{ type, name, isOpen: isOpen(written, template), file }];
    });
}

/** How the names of what a stack declares are spelled. */
function namesIn(template: Template): ReadonlySet<string | undefined> {
  const names = [...template.resources.values()].flatMap((each) => nameIn(each) ?? []);
  const patterns = names.map((each) => patternIn(each, template));
  return new Set(patterns.map((each) => each && spellingOf(each)));
}

/**
 * Whether it may call what has a name so, or one that CloudFormation makes, of which nobody writes a part.
 */
export function mayMean({ name }: NameCall, called: NamePattern | "made" | undefined): boolean {
  if (name === undefined || called === undefined) return true;
  return called === "made"
    ? name.every((part) => typeof part !== "string")
    : match(called, name).kind !== "never";
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
