import { resolve } from "../../document/entries.js";
import type { Entry, Mapping, Node, Problem, Scalar, Span } from "../../document/node.js";
import { entryAt } from "../edit/nodes.js";
import { type Day, isDay } from "./dates.js";
import { nearest } from "./nearest.js";
import { isReason } from "./reason.js";

/** That what a rule finds is accepted, and why. */
export interface Suppression {
  readonly rule: string;
  readonly reason: string;
  readonly expires: Day | undefined;
  /** The characters that name the rule. */
  readonly span: Span;
  /** The item of the list. */
  readonly item: Node;
}

/** A list of suppressions as written. */
export interface List {
  readonly suppressions: readonly Suppression[];
  readonly problems: readonly Problem[];
}

const nothing: List = { suppressions: [], problems: [] };

/** The suppressions that an object carries, of which a path of keys leads to the list. */
export function readSuppressions(
  owner: Mapping,
  [key, ...keys]: readonly [string, ...string[]],
  rules: readonly string[],
): List {
  // What else stands there is somebody else's, a comment for instance.
  const home = resolved(entryAt(owner, key)?.value);
  // A comment of Terraform may be anything, a list of comments too.
  const homes = home?.kind === "Sequence" && key === "//" ? home.items.map(resolve) : [home];
  return joined(
    homes.map((each) => (each?.kind === "Mapping" ? readBelow(each, keys, rules) : nothing)),
  );
}

function joined(lists: readonly List[]): List {
  return {
    suppressions: lists.flatMap(({ suppressions }) => suppressions),
    problems: lists.flatMap(({ problems }) => problems),
  };
}

function readBelow(
  home: Mapping,
  [key, ...keys]: readonly string[],
  rules: readonly string[],
): List {
  if (key === undefined) return nothing;
  const written = entryAt(home, key);
  if (written === undefined) return nothing;
  const value = resolve(written.value);
  if (keys.length === 0) return readList(value, rules);
  if (value.kind !== "Mapping" || isComputed(value)) {
    return isNull(value) ? nothing : refused(value, `'${key}' has a list '${keys.join(".")}'.`);
  }
  const strange = value.entries.flatMap((entry) => unknownKey(entry, keys, `'${key}'`));
  const { suppressions, problems } = readBelow(value, keys, rules);
  return { suppressions, problems: [...strange, ...problems] };
}

function readList(list: Node, rules: readonly string[]): List {
  if (isNull(list)) return nothing;
  if (list.kind !== "Sequence" || isComputed(list)) {
    return refused(list, `'suppress' is a list of objects.`);
  }
  return joined(list.items.map((item) => readItem(item, rules)));
}

const keysOfItem = ["rule", "reason", "expires"];

function readItem(item: Node, rules: readonly string[]): List {
  const object = resolve(item);
  if (object.kind !== "Mapping" || isComputed(object)) {
    return refused(item, "A suppression is an object with 'rule', 'reason' and perhaps 'expires'.");
  }
  const strange = object.entries.flatMap((entry) => unknownKey(entry, keysOfItem, "A suppression"));
  const [rule, reason, expires] = keysOfItem.map((key) => entryAt(object, key)?.value);
  const name = textOf(rule);
  if (name === undefined || !isName.test(name.text)) {
    const place = rule ?? item;
    return refused(place, "A suppression names a rule as messages do.", strange);
  }
  const unknown = unknownRule(name.text, rules);
  if (unknown !== undefined) return refused(name, unknown, strange);
  const day = textOf(expires)?.text;
  if (expires !== undefined && !isDay(day)) {
    return refused(expires, "'expires' is no day, such as 2027-01-31.", strange);
  }
  const why = textOf(reason)?.text ?? "";
  const unexplained: Problem[] = isReason(why)
    ? []
    : [
        {
          message: `Give a 'reason' why '${name.text}' is suppressed.`,
          span: (reason ?? name).span,
        },
      ];
  return {
    suppressions: [{ rule: name.text, reason: why, expires: day, span: name.span, item }],
    problems: [...strange, ...unexplained],
  };
}

/** The name of a rule with its plugin; what separates names in a comment is in none. */
const isName = /^[\w@./-]+$/;

/** What is wrong with a name that was to be one of ours; those of others are theirs to know. */
function unknownRule(name: string, rules: readonly string[]): string | undefined {
  const [, plugin, own = name] = /^([^/]*)\/(.*)$/.exec(name) ?? [];
  const isOurs = plugin === "cloudtrail";
  if (rules.length === 0 || (isOurs ? rules.includes(own) : plugin !== undefined)) return undefined;
  const meant = nearest(own, rules);
  if (meant === undefined && !isOurs) return undefined;
  return `There is no rule '${name}'${hint(meant && `cloudtrail/${meant}`)}`;
}

function hint(meant: string | undefined): string {
  return meant === undefined ? "." : `; did you mean '${meant}'?`;
}

function unknownKey({ key }: Entry, keys: readonly string[], whose: string): readonly Problem[] {
  if (keys.includes(key.text)) return [];
  const meant = nearest(key.text, keys);
  return [{ message: `${whose} has no '${key.text}'${hint(meant)}`, span: key.span }];
}

function refused({ span }: Node, message: string, others: readonly Problem[] = []): List {
  return { suppressions: [], problems: [...others, { message, span }] };
}

function resolved(node: Node | undefined): Node | undefined {
  return node && resolve(node);
}

/** A text that is written out rather than computed. */
function textOf(node: Node | undefined): Scalar | undefined {
  const scalar = resolved(node);
  if (scalar?.kind !== "Scalar" || scalar.value === null) return undefined;
  return isComputed(scalar) ? undefined : scalar;
}

const functions = /^(?:Fn::.*|Ref|Condition)$/;

/** Whether a function makes it, in its short form or in its long one. */
function isComputed(node: Node): boolean {
  if (node.tag !== undefined && !node.tag.name.startsWith("!!")) return true;
  return node.kind === "Mapping" && node.entries.some(({ key }) => functions.test(key.text));
}

function isNull(node: Node): boolean {
  return node.kind === "Scalar" && node.value === null;
}
