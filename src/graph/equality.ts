import { isAbsent, mayBeAbsent } from "./presence.js";
import { sameConstant } from "./scalar.js";
import { same } from "./text.js";
import type { ListValue, RecordValue, Value } from "./value.js";

type Compare = (a: Value, b: Value) => boolean | undefined;

/** More comparisons than any condition needs; shared values can nest without end. */
const maxComparisons = 10_000;
const maxLevels = 500;

/** Whether two values are equal as CloudFormation sees it: constants of one text are. */
export function equalTexts(a: Value, b: Value): boolean | undefined {
  return comparing(same)(a, b);
}

/** Whether two values are equal as Terraform sees it: `1 == "1"` is not. */
export function equalValues(a: Value, b: Value): boolean | undefined {
  return comparing((left, right) => {
    if (left.state === "known" && right.state === "known") return sameConstant(left, right);
    const isCollection = [left, right].map(({ state }) => state === "list" || state === "record");
    const isText = [left, right].some(({ state }) => state === "known" || state === "text");
    return isCollection.includes(true) && isText ? false : same(left, right);
  })(a, b);
}

function comparing(leaves: Compare): Compare {
  let left = maxComparisons;
  function compare(a: Value, b: Value, level: number): boolean | undefined {
    if (--left < 0 || level > maxLevels) return undefined;
    if (a.state === "absent" || b.state === "absent") {
      const [isOne, isOther] = [isAbsent(a), isAbsent(b)];
      return isOne === undefined || isOther === undefined ? undefined : isOne === isOther;
    }
    const within: Compare = (one, other) => compare(one, other, level + 1);
    if (a.state === "list" && b.state === "list") return differing(listPairs(a, b), within);
    if (a.state === "record" && b.state === "record") return differing(fieldPairs(a, b), within);
    return leaves(a, b);
  }
  return (a, b) => compare(a, b, 0);
}

type Pairs = "different" | readonly (readonly [Value, Value])[];

/**
 * Collections with different parts differ. Those with equal parts are equal only if they are of
 * one type, which values do not tell: `[] == tolist([])` is false.
 */
function differing(pairs: Pairs | undefined, compare: Compare): false | undefined {
  if (pairs === undefined) return undefined;
  if (pairs === "different") return false;
  return pairs.some(([a, b]) => compare(a, b) === false) ? false : undefined;
}

function listPairs(a: ListValue, b: ListValue): Pairs | undefined {
  const [left, right] = [a.written ?? a.items, b.written ?? b.items];
  // What may be absent may as well stand for several items.
  const isOpen = [...left, ...right].some((item) => isAbsent(item) === true || mayBeAbsent(item));
  if (left.length !== right.length) return isOpen ? undefined : "different";
  const open = left.findIndex((item, index) => [item, right[index] ?? item].some(mayBeAbsent));
  const end = open < 0 ? left.length : open;
  return left.slice(0, end).flatMap((item, index) => {
    const other = right[index];
    return other === undefined ? [] : [[item, other] as const];
  });
}

/** A field that is null and one that is not written are taken for the same: conversion adds them. */
function fieldPairs(a: RecordValue, b: RecordValue): Pairs {
  const names = new Set([...a.names, ...b.names]);
  return [...names].map((name) => [a.get(name), b.get(name)] as const);
}
