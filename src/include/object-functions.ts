import { entriesOf, resolve } from "../document/entries.js";
import type { Entry, Mapping, Node } from "../document/node.js";
import type { Call, Expand } from "./call.js";
import { pairIn } from "./list-functions.js";
import { entryAt, mappingAt, reasonOf, scalarAt, sequenceAt, unknownAt } from "./make-node.js";
import { longForm, plainScalar } from "./plain.js";
import type { Scope } from "./scope.js";

/** Functions of objects. */
export const objectFunctions: readonly (readonly [name: string, Expand])[] = [
  ["ObjectKeys", ofObject((entries) => entries.map(({ key }) => scalarAt(key.text, key)))],
  ["ObjectValues", ofObject((entries) => entries.map(({ value }) => value))],
  ["Omit", expandOmit],
  ["OmitEmpty", expandOmitEmpty],
  ["Outputs", expandOutputs],
];

/** Nothing of an object that may have more entries than are known can be listed. */
function ofObject(list: (entries: readonly Entry[]) => readonly Node[]): Expand {
  return ({ name, argument, at }, scope) => {
    const object = objectIn(scope.run.expand(argument, scope));
    if (object?.gap !== undefined) return unknownAt(at, object.gap);
    return object === undefined
      ? unknownAt(at, `'Fn::${name}' needs an object`)
      : sequenceAt(list(inOrder(entriesOf(object))), at);
  };
}

function objectIn(node: Node): Mapping | undefined {
  const object = longForm(resolve(node));
  return object.kind === "Mapping" ? object : undefined;
}

/** JavaScript lists keys that are whole numbers first. */
function inOrder(entries: readonly Entry[]): readonly Entry[] {
  return Object.values(Object.fromEntries(entries.map((entry) => [entry.key.text, entry])));
}

/** `[object, keys]`, or an object of both. */
function expandOmit({ argument, at }: Call, scope: Scope): Node {
  const [written, omits] = pairIn(argument, ["object", "omits"], scope);
  const object = written && objectIn(written);
  const list = omits && resolve(omits);
  const names = list?.kind === "Sequence" ? list.items.map(nameIn) : [list && nameIn(list)];
  if (object === undefined || names.some((name) => name === undefined)) {
    return unknownAt(at, (omits && reasonOf(omits)) ?? "'Fn::Omit' has unexpected arguments");
  }
  const entries = entriesOf(object);
  // A name that is no key may be a path.
  const isPath = (name: string | undefined): boolean =>
    /[.[]/.test(name ?? "") && entries.every(({ key }) => key.text !== name);
  if (names.some(isPath)) return unknownAt(at, "'Fn::Omit' goes deeper than one level");
  const left = entries.filter(({ key }) => !names.includes(key.text));
  return mappingAt(left, at, object.gap);
}

function nameIn(node: Node): string | undefined {
  const scalar = resolve(node);
  return scalar.kind === "Scalar" && scalar.tag === undefined ? scalar.text : undefined;
}

function expandOmitEmpty({ argument, at }: Call, scope: Scope): Node {
  const object = objectIn(scope.run.expand(argument, scope));
  if (object === undefined) return unknownAt(at, "'Fn::OmitEmpty' needs an object");
  const left = entriesOf(object).filter(({ value }) => !isEmpty(value));
  return mappingAt(left, at, object.gap);
}

function isEmpty(node: Node): boolean {
  const scalar = resolve(node);
  if (scalar.kind !== "Scalar" || scalar.tag !== undefined) return false;
  const value = plainScalar(scalar);
  return value === null || value === "" || Number.isNaN(value);
}

/** Outputs that are exported under their names, each a text for `Fn::Sub` or an object of one. */
function expandOutputs({ argument, at }: Call, scope: Scope): Node {
  const object = objectIn(scope.run.expand(argument, scope));
  if (object === undefined) return unknownAt(at, "'Fn::Outputs' needs an object");
  const outputs = entriesOf(object).map((entry) => ({ ...entry, value: outputOf(entry) }));
  return mappingAt(outputs, at, object.gap);
}

function outputOf({ key, value }: Entry): Node {
  const written = objectIn(value);
  const parts = written === undefined ? [] : entriesOf(written);
  const inner = parts.find((entry) => entry.key.text === "Value")?.value;
  const condition = parts.filter((entry) => entry.key.text === "Condition");
  const sub = (argument: Node): Node => mappingAt([entryAt("Fn::Sub", argument, key)], key);
  const name = sub(scalarAt(`\${AWS::StackName}:${key.text}`, key));
  const exported = mappingAt([entryAt("Name", name, key)], key);
  const substituted = written === undefined ? value : (inner ?? scalarAt(null, value));
  return mappingAt(
    [entryAt("Value", sub(substituted), key), ...condition, entryAt("Export", exported, key)],
    key,
  );
}
