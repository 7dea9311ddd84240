import { entriesOf, resolve } from "../document/entries.js";
import { inOrder } from "../document/in-order.js";
import { limits } from "../document/limits.js";
import type { Document, Entry, Mapping, Node, Problem } from "../document/node.js";
import { callIn } from "./call.js";
import { functions } from "./functions.js";
import { entryAt, mappingAt, unknownAt } from "./make-node.js";
import { longName } from "./plain.js";
import { bounds, deeper, type ReadIncluded, type Run, type Scope, spend } from "./scope.js";
import { expandTransforms } from "./transform.js";

/** The roots of a document with what it includes, and what must not be included. */
export interface Expanded {
  readonly roots: readonly Node[];
  readonly problems: readonly Problem[];
}

/**
 * Puts what the functions of cfn-include and the transform `AWS::Include` stand for in their place.
 * What was made points at the text it was made from; what is left alone is the same node as before.
 * https://github.com/brickhouse-tech/cfn-include
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-include.html
 */
export function expandIncludes(
  { roots }: Document,
  path: string | undefined,
  read: ReadIncluded,
): Expanded {
  const run: Run = { read, expand, isExpanded, problems: [], left: bounds.nodes };
  const scope: Scope = {
    run,
    path,
    including: path === undefined ? [] : [path],
    variables: new Map(),
    injected: new Map(),
    depth: 0,
  };
  const expanded = roots.map((root) => expandTransforms(expand(root, scope), scope));
  return { roots: expanded, problems: inOrder(run.problems) };
}

function expand(node: Node, scope: Scope): Node {
  if (scope.depth > limits.depth || scope.run.left < 0) return unknownAt(node, tooMuch);
  if (node.kind === "Alias") {
    const target = resolve(expand(node.target, scope));
    return target === node.target ? node : { ...node, target };
  }
  const call = callIn(node, isExpanded);
  if (call === undefined) return expandParts(node, scope);
  spend(scope.run, 1, node);
  const result = functions.get(call.name)?.(call, deeper(scope));
  // What was made last may be as large as what the calls around it would make twice as large.
  if (scope.run.left < 0) return unknownAt(node, tooMuch);
  return result ?? expandParts(node, scope);
}

const tooMuch = "it is more than can be included";

function isExpanded(name: string): boolean {
  return functions.has(name);
}

function expandParts(node: Exclude<Node, { kind: "Alias" }>, scope: Scope): Node {
  if (node.kind === "Scalar") return node;
  const { tag, ...untagged } = node;
  // A short tag may be put before what is a call itself: `!Sub { Fn::Include: text }`.
  if (tag !== undefined && callIn(untagged, isExpanded) !== undefined) {
    const argument = expand(untagged, deeper(scope));
    return mappingAt([entryAt(longName(tag.name.slice(1)), argument, node)], node);
  }
  if (node.kind === "Sequence") {
    const items = sameOr(node.items, (item) => expand(item, deeper(scope)));
    return items === node.items ? node : { ...node, items };
  }
  return expandEntries(node, scope);
}

function expandEntries(node: Mapping, scope: Scope): Node {
  const entries = sameOr(node.entries, (entry): Entry => {
    const value = expand(entry.value, deeper(scope));
    return value === entry.value ? entry : { ...entry, value };
  });
  if (entries === node.entries) return node;
  const expanded = { ...node, entries };
  return entries.some(({ merge }) => merge) ? mergedInto(expanded, scope) : expanded;
}

/** `<<: !Include common.yml`: what is included may be unknown, or a call of a function in turn. */
function mergedInto(node: Mapping, scope: Scope): Node {
  const bases = node.entries.flatMap(({ merge, value }) => (merge ? basesIn(resolve(value)) : []));
  const gap = bases
    .map((base) => (base.kind === "Mapping" ? base.gap : undefined))
    .find((each) => each !== undefined);
  const merged = { ...node, entries: entriesOf(node), ...(gap !== undefined && { gap }) };
  return callIn(merged, isExpanded) === undefined ? merged : expand(merged, deeper(scope));
}

function basesIn(value: ReturnType<typeof resolve>): readonly ReturnType<typeof resolve>[] {
  return value.kind === "Sequence" ? value.items.map(resolve) : [value];
}

/** The same list where nothing in it becomes something else. */
function sameOr<T>(list: readonly T[], change: (item: T) => T): readonly T[] {
  const changed = list.map(change);
  return changed.every((item, index) => item === list[index]) ? list : changed;
}
