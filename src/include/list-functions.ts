import { resolve } from "../document/entries.js";
import type { Node } from "../document/node.js";
import { type Call, callIn, type Expand } from "./call.js";
import { entryAt, mappingAt, reasonOf, scalarAt, sequenceAt, unknownAt } from "./make-node.js";
import { plainScalar } from "./plain.js";
import { bounds, type Scope, spend } from "./scope.js";

/** Functions that make a list of a list, as the library lodash does, or count it. */
export const listFunctions: readonly (readonly [name: string, Expand])[] = [
  ["Flatten", ofList((items) => items.flatMap(partsOf))],
  ["FlattenDeep", ofList(flattenDeep)],
  ["Concat", ofList((items) => items.flatMap(partsOf))],
  ["Compact", ofList((items) => items.filter(isTruthy))],
  ["Uniq", ofList(uniq)],
  ["Sort", ofList(sorted)],
  ["SortedUniq", ofList((items) => uniq(sorted(items) ?? []))],
  ["Without", expandWithout],
  ["Length", expandLength],
  ["Sequence", expandSequence],
];

type Change = (items: readonly Node[]) => readonly Node[] | undefined;

function ofList(change: Change): Expand {
  return ({ name, argument, at }, scope) => {
    const list = listIn(argument, scope);
    if (typeof list === "string") return unknownAt(at, list);
    const items = change(list);
    const reason = items?.map(reasonOf).find((each) => each !== undefined);
    return items === undefined || reason !== undefined
      ? unknownAt(at, reason ?? `'Fn::${name}' has unexpected arguments`)
      : sequenceAt(items, at);
  };
}

/** The items of what a node stands for, or why they are not known: each may be a list itself. */
function listIn(node: Node, scope: Scope): readonly Node[] | string {
  return itemsOf(scope.run.expand(node, scope), scope);
}

function itemsOf(node: Node, scope: Scope): readonly Node[] | string {
  const list = resolve(node);
  if (list.kind !== "Sequence" || list.tag !== undefined) return reasonOf(list) ?? "it is no list";
  spend(scope.run, list.items.length, list);
  return list.items.map(reasonOf).find((reason) => reason !== undefined) ?? list.items;
}

function partsOf(node: Node): readonly Node[] {
  const list = resolve(node);
  return list.kind === "Sequence" && list.tag === undefined ? list.items : [node];
}

function flattenDeep(items: readonly Node[]): readonly Node[] {
  return items.flatMap((item) => {
    const parts = partsOf(item);
    return parts[0] === item && parts.length === 1 ? parts : flattenDeep(parts);
  });
}

function isTruthy(node: Node): boolean {
  const value = resolve(node);
  return value.kind !== "Scalar" || value.tag !== undefined || Boolean(plainScalar(value));
}

/** Something by which two values are the same; two objects never are. */
function identityOf(node: Node): unknown {
  const value = resolve(node);
  return value.kind === "Scalar" && value.tag === undefined ? plainScalar(value) : node;
}

function uniq(items: readonly Node[]): readonly Node[] {
  const byIdentity = new Map<unknown, Node>();
  for (const item of items) {
    const identity = identityOf(item);
    if (!byIdentity.has(identity)) byIdentity.set(identity, item);
  }
  return [...byIdentity.values()];
}

/** Numbers too are sorted as texts. */
function sorted(items: readonly Node[]): readonly Node[] | undefined {
  const keyed = items.map((item) => ({ item, key: identityOf(item) }));
  if (keyed.some(({ item, key }) => key === item)) return undefined;
  const textOf = ({ key }: { readonly key: unknown }): string => String(key);
  return keyed
    .sort((a, b) => (textOf(a) < textOf(b) ? -1 : textOf(a) > textOf(b) ? 1 : 0))
    .map(({ item }) => item);
}

/** `[list, items to leave out]`, or an object of both. */
function expandWithout({ argument, at }: Call, scope: Scope): Node {
  const [list, withouts] = pairIn(argument, ["list", "withouts"], scope);
  const items = list && listIn(list, scope);
  const left = withouts && listIn(withouts, scope);
  if (!Array.isArray(items) || !Array.isArray(left)) {
    const reasons = [items, left].filter((each) => typeof each === "string");
    return unknownAt(at, reasons[0] ?? "'Fn::Without' has unexpected arguments");
  }
  const without = new Set(left.map(identityOf));
  return sequenceAt(
    items.filter((item: Node) => !without.has(identityOf(item))),
    at,
  );
}

/** Two arguments that are written as a list or under their names. */
export function pairIn(
  argument: Node,
  names: readonly [string, string],
  scope: Scope,
): readonly (Node | undefined)[] {
  const args = resolve(scope.run.expand(argument, scope));
  if (args.kind === "Sequence") return args.items;
  if (args.kind !== "Mapping") return [];
  return names.map((name) => args.entries.find(({ key }) => key.text === name)?.value);
}

/**
 * CloudFormation has a function of this name too, so of what may be a list only at deployment the
 * length is left to it.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-length.html
 */
function expandLength({ argument, at }: Call, scope: Scope): Node | undefined {
  const written = resolve(argument);
  if (written.kind === "Sequence" && written.tag === undefined) {
    return scalarAt(written.items.length, at);
  }
  if (callIn(written, scope.run.isExpanded) === undefined) return undefined;
  const expanded = scope.run.expand(argument, scope);
  const list = itemsOf(expanded, scope);
  return typeof list === "string"
    ? mappingAt([entryAt("Fn::Length", expanded, at)], at)
    : scalarAt(list.length, at);
}

/** `[1, 10, 3]` or `[a, d]`: numbers or characters from one to another. */
function expandSequence({ argument, at }: Call, scope: Scope): Node {
  const args = listIn(argument, scope);
  if (typeof args === "string") return unknownAt(at, args);
  const [start, stop, step = 1] = args.map(identityOf);
  const isText = typeof start === "string" && typeof stop === "string";
  const [first, last] = isText ? [start.charCodeAt(0), stop.charCodeAt(0)] : [start, stop];
  if (typeof first !== "number" || typeof last !== "number" || typeof step !== "number") {
    return unknownAt(at, "'Fn::Sequence' has unexpected arguments");
  }
  const length = Math.floor((last - first) / step) + 1;
  if (!(length <= bounds.sequence)) return unknownAt(at, "the sequence is too long");
  spend(scope.run, Math.max(length, 0), at);
  const numbers = Array.from({ length }, (_, index) => first + index * step);
  return sequenceAt(
    numbers.map((number) => scalarAt(isText ? String.fromCharCode(number) : number, at)),
    at,
  );
}
