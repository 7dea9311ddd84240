import { entriesOf, resolve } from "../document/entries.js";
import type { Node } from "../document/node.js";
import { type Filter, readQuery, type Stage, type Step } from "./jmespath-syntax.js";
import { type At, reasonOf, scalarAt, sequenceAt, unknownAt } from "./make-node.js";
import { longForm, plainScalar } from "./plain.js";
import type { Request } from "./request.js";
import { type Scope, spend } from "./scope.js";
import { injectInto } from "./transplant.js";

/** The part of an included file that is asked for. What is selected stays where it is spelled. */
export function select(content: Node, { query, parser }: Request, at: At, scope: Scope): Node {
  const asked = query && resolve(scope.run.expand(query, scope));
  const text =
    asked?.kind === "Scalar" && asked.tag === undefined
      ? injectInto(asked.text, scope.injected)
      : undefined;
  if (text === undefined) return unknownAt(at, "nobody knows what part of the file is meant");
  const found = parser === "lodash" ? byPath(content, text, at) : byQuery(content, text, at, scope);
  return found ?? unknownAt(at, `the query '${text}' cannot be evaluated`);
}

/** `a.b[0].c`; what is not there, or is nothing, is an empty text. */
function byPath(content: Node, path: string, at: At): Node | undefined {
  const written = longForm(resolve(content));
  const isKey = written.kind === "Mapping" && fieldOf(written, path) !== undefined;
  const keys = isKey ? [path] : path.split(/[.[\]]+/).filter((key) => key !== "");
  if (/["']/.test(path)) return undefined;
  let found: Node | undefined = written;
  for (const key of keys) {
    found =
      found &&
      (/^\d+$/.test(key)
        ? (itemAt(found, Number(key)) ?? fieldOf(found, key))
        : fieldOf(found, key));
  }
  const scalar = found && resolve(found);
  const isNothing = scalar?.kind === "Scalar" && scalar.tag === undefined && !plainScalar(scalar);
  return found === undefined || isNothing ? scalarAt("", at) : found;
}

function byQuery(content: Node, query: string, at: At, scope: Scope): Node | undefined {
  const stages = readQuery(query);
  if (stages === undefined) return undefined;
  let found: Node | undefined = content;
  for (const stage of stages) found = found && inStage(found, stage, at, scope);
  return found ?? scalarAt(null, at);
}

function inStage(
  from: Node,
  [first = [], ...others]: Stage,
  at: At,
  scope: Scope,
): Node | undefined {
  let found = follow(from, first, at, scope);
  for (const steps of others) {
    const list = found && resolve(found);
    if (list === undefined || reasonOf(list) !== undefined) return list;
    if (list.kind !== "Sequence" || list.tag !== undefined) return undefined;
    const items = list.items.flatMap((item): readonly Node[] => {
      const inner = resolve(item);
      return inner.kind === "Sequence" && inner.tag === undefined ? inner.items : [item];
    });
    found = project(items, steps, at, scope);
  }
  return found;
}

/** Follows steps to one value, or through a projection to a list of them. */
function follow(
  from: Node,
  [step, ...rest]: readonly Step[],
  at: At,
  scope: Scope,
): Node | undefined {
  spend(scope.run, 1, at);
  if (step === undefined) return isNull(from) ? undefined : from;
  const value = longForm(resolve(from));
  if (reasonOf(value) !== undefined) return value;
  switch (step.kind) {
    case "field":
    case "index": {
      const next = step.kind === "field" ? fieldOf(value, step.name) : itemAt(value, step.index);
      return next && follow(next, rest, at, scope);
    }
    case "items":
      return value.kind === "Sequence" ? project(value.items, rest, at, scope) : undefined;
    case "values": {
      if (value.kind !== "Mapping") return undefined;
      if (value.gap !== undefined) return unknownAt(at, value.gap);
      return project(
        entriesOf(value).map((entry) => entry.value),
        rest,
        at,
        scope,
      );
    }
    case "filter": {
      if (value.kind !== "Sequence") return undefined;
      const chosen = value.items.map((item) => passes(item, step.filter, at, scope));
      if (chosen.includes(undefined)) return unknownAt(at, "nobody knows what passes the filter");
      return project(
        value.items.filter((_, index) => chosen[index]),
        rest,
        at,
        scope,
      );
    }
  }
}

/** What comes of nothing is left out. */
function project(items: readonly Node[], steps: readonly Step[], at: At, scope: Scope): Node {
  const results = items.flatMap((item) => follow(item, steps, at, scope) ?? []);
  return sequenceAt(results, at);
}

function passes(
  item: Node,
  { path, equal, to }: Filter,
  at: At,
  scope: Scope,
): boolean | undefined {
  const found = follow(item, path, at, scope);
  const value = found && longForm(resolve(found));
  if (value !== undefined && reasonOf(value) !== undefined) return undefined;
  const scalar = value === undefined ? null : value.kind === "Scalar" ? plainScalar(value) : value;
  if (to === undefined) {
    if (value?.kind === "Sequence") return value.items.length > 0;
    if (value?.kind === "Mapping") return value.entries.length > 0;
    return scalar !== null && scalar !== "" && scalar !== false;
  }
  return (scalar === to) === equal;
}

function fieldOf(node: Node, name: string): Node | undefined {
  const object = longForm(resolve(node));
  if (reasonOf(object) !== undefined) return object;
  if (object.kind !== "Mapping") return undefined;
  const value = entriesOf(object).findLast(({ key }) => key.text === name)?.value;
  if (value !== undefined || object.gap === undefined) return value;
  return unknownAt(object, object.gap);
}

function itemAt(node: Node, index: number): Node | undefined {
  const list = resolve(node);
  if (reasonOf(list) !== undefined) return list;
  return list.kind === "Sequence" && list.tag === undefined ? list.items.at(index) : undefined;
}

function isNull(node: Node): boolean {
  const scalar = resolve(node);
  return scalar.kind === "Scalar" && scalar.tag === undefined && plainScalar(scalar) === null;
}
