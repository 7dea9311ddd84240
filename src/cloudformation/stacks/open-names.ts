import { newSideTable } from "../../template/side-table.js";
import type { Template } from "../../template/template.js";
import type { Expression } from "../../template/expression.js";
import { textsDeclaring } from "../declaring-text.js";
import { accountNameOf, isInScope, type NameKind, patternIn } from "./account-name.js";
import { isImport } from "./import.js";
import { meantBy } from "./meant.js";
import {
  callable,
  type Mention,
  mentioning,
  mentionsIn,
  nameIn,
  nestingTypes,
} from "./mentions.js";
import { match, merged, type NamePattern, spellingOf } from "./name-pattern.js";
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

/** What has a metric, and is not called by its name. */
const publishing = "AWS::Logs::MetricFilter";

const remembered = newSideTable<Found, readonly NameCall[]>();

/**
 * What calls resources of a kind in stacks of a project by names of others than their own.
 *
 * @param by What the texts have of those that are asked for.
 */
export function callsOf(kind: NameKind, neighbours: Neighbours, by?: RegExp): readonly NameCall[] {
  const what = callers.get(kind);
  if (what === undefined) return [];
  const found = neighbours.mentioning(what, by);
  const calls = remembered.get(found) ?? findCalls(kind, found, neighbours);
  remembered.set(found, calls);
  return calls;
}

function findCalls(kind: NameKind, { files }: Found, neighbours: Neighbours): readonly NameCall[] {
  const deployed = files
    .flatMap((file) => whereDeployed(file, neighbours))
    .filter(({ file: { path } }) => isInScope(kind, neighbours.reachOf(path), false));
  const carried = files.flatMap((file) =>
    stackSetsIn(file.stack, "").map(({ template }) => {
      return { file: { ...file, stack: { ...file.stack, template } }, template };
    }),
  );
  return [
    ...deployed.flatMap((each) => callsIn(each, kind, neighbours)),
    // It takes no part where the stack around it does.
    ...carried.flatMap((each) =>
      callsIn(each, kind, neighbours).map((call) => ({ ...call, isOpen: true })),
    ),
  ];
}

function callsIn(
  { file, template }: Deployed,
  kind: NameKind,
  neighbours: Neighbours,
): readonly NameCall[] {
  return mentionsIn(template).flatMap(({ resource, kind: of, written }) => {
    const { type } = template.resources.get(resource) ?? {};
    if (of !== kind || type === undefined || harmless.has(type)) return [];
    const meant = meantBy({ value: written, file }, neighbours, "possible");
    return meant.flatMap(({ value, file: { stack }, isLast }) => {
      if (!isLast || isDeclared(value, stack.template)) return [];
      const written = patternIn(value, stack.template);
      const name = written && withoutArn(written);
      if (name !== undefined && namesIn(stack.template).has(spellingOf(name))) return [];
      // What supplies it is another in each stack, and an ARN may be of another account.
      const isOpen = accountNameOf(kind, value, stack.template) === undefined;
      return [{ type, name, isOpen, file }];
    });
  });
}

/** What an ARN ends with; any other name as it is. */
function withoutArn(name: NamePattern): NamePattern {
  if (typeof name[0] !== "string" || !name[0].startsWith("arn:")) return name;
  const at = name.findLastIndex((part) => typeof part === "string" && part.includes(":"));
  const parts = name.slice(at).map((part, index) => {
    return index === 0 && typeof part === "string" ? part.replace(/^.*:/, "") : part;
  });
  return merged(parts);
}

/** Whether a template declares it. What no stack of the project puts out is declared by another. */
function isDeclared(written: Expression, { resources }: Template): boolean {
  if (written.kind !== "Reference") return isImport(written);
  return callable.has(resources.get(written.resource)?.type ?? "");
}

const rememberedNames = newSideTable<Template, ReadonlySet<string | undefined>>();

/** Whether a name is that of a metric which something publishes. */
export function isPublished({ kind, resource }: Mention, { resources }: Template): boolean {
  return kind === "metric" && resources.get(resource)?.type === publishing;
}

/** How the names of what a stack declares or publishes are spelled. */
function namesIn(template: Template): ReadonlySet<string | undefined> {
  const before = rememberedNames.get(template);
  if (before !== undefined) return before;
  const names = [...template.resources.values()].flatMap((each) => nameIn(each) ?? []);
  const published = mentionsIn(template)
    .filter((each) => isPublished(each, template))
    .map(({ written }) => written);
  const patterns = [...names, ...published].map((each) => patternIn(each, template));
  const spelled = new Set(patterns.map((each) => each && spellingOf(each)));
  rememberedNames.set(template, spelled);
  return spelled;
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
    // A metric is nobody's: who publishes it as well says nothing of the others.
    if (kind === "metric" && type === publishing) continue;
    const [types, keys] = callers.get(kind) ?? [];
    const key = `\\b${property.replace(/^.*\./, "")}["']?\\s*:`;
    // What is generated has another property.
    const texts = textsDeclaring(type).map((text) => `${text}\\b`);
    callers.set(kind, [either(types, ...texts), either(keys, key, ...texts.slice(1))]);
  }
}

function either(one: RegExp | undefined, ...others: readonly string[]): RegExp {
  return new RegExp([...(one === undefined ? [] : [one.source]), ...others].join("|"));
}
