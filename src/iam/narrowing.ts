import type { Value } from "../graph/value.js";
import type { Place } from "../template/expression.js";
import { type Certainty, every, some } from "./certainty.js";
import type { Condition, Conditions } from "./condition.js";
import { isFixed, type Shape } from "./fixed.js";
import { isText } from "./literal.js";
import type { Operator, Test } from "./operator.js";

/** The condition keys that say who asks. */
export interface NarrowingKeys {
  /** In lower case. */
  readonly shapes: ReadonlyMap<string, Shape>;
  /** In lower case, those of which AWS does not say whether they are enough. */
  readonly doubtful: ReadonlySet<string>;
  /** In lower case, the policy variables that stand for one fixed caller. */
  readonly fixedVariables?: ReadonlySet<string>;
}

/** A condition that does not narrow a statement down to fixed callers, and why it does not. */
export interface Shortfall {
  readonly condition: Condition;
  /** The key says nothing of who asks; its operator admits others; one of its values does. */
  readonly fault: "key" | "operator" | "value";
  /** The value at fault, else the values of the condition. */
  readonly use: Place;
}

export interface Narrowing {
  /** Whether the conditions let in fixed callers only. */
  readonly narrows: Certainty;
  /** The conditions that surely do not, as written. */
  readonly shortfalls: readonly Shortfall[];
}

/**
 * Whether a condition block narrows an Allow. All conditions must be met, so one that narrows is
 * enough; a condition narrows where every one of its values does, as one of them meets it.
 */
export function narrowingOf(conditions: Conditions, keys: NarrowingKeys): Narrowing {
  const judged = conditions.list.map((condition) => judge(condition, keys));
  return {
    narrows: some(judged, ({ narrows }) => narrows, conditions.gap),
    shortfalls: judged.flatMap(({ shortfalls }) => shortfalls),
  };
}

function judge(condition: Condition, keys: NarrowingKeys): Narrowing {
  const key = condition.key.toLowerCase();
  const shape = keys.shapes.get(key);
  // A key with a placeholder left in it may turn out to be any key.
  const doubtful = keys.doubtful.has(key) || key.includes("${");
  if (shape === undefined && !doubtful) return fail(condition, "key");

  const { operator } = condition;
  if (operator.test === undefined) return unsure;
  if (admitsAbsence(operator)) return fail(condition, "operator");
  const { test } = operator;
  if (!namesCallers.has(test)) return shape ? fail(condition, "operator") : unsure;

  const values = condition.values.filter((value) => !isFixedVariable(value, keys));
  if (values.length < condition.values.length && values.length === 0) {
    return { narrows: true, shortfalls: [] };
  }
  const open = values.find((value) => isOpen(value, shape, test));
  if (open !== undefined) return fail(condition, "value", open.use);
  const narrows =
    shape !== undefined &&
    values.length > 0 &&
    every(values, (value) => isFixed(value, shape, test)) === true;
  return narrows ? { narrows, shortfalls: [] } : unsure;
}

function isFixedVariable(value: Value, { fixedVariables }: NarrowingKeys): boolean {
  return value.state === "known" && fixedVariables?.has(value.text.toLowerCase()) === true;
}

/** Whether a value surely lets in strangers; under a doubtful key, only one that is all wildcard. */
function isOpen(value: Value, shape: Shape | undefined, test: Test): boolean {
  if (shape === undefined) return test.endsWith("Like") && isText(value, "*") === true;
  return isFixed(value, shape, test) === false;
}

const unsure: Narrowing = { narrows: undefined, shortfalls: [] };

function fail(condition: Condition, fault: Shortfall["fault"], use = condition.use): Narrowing {
  return { narrows: false, shortfalls: [{ condition, fault, use }] };
}

/** The tests by which a key can name its callers. */
const namesCallers: ReadonlySet<Test> = new Set<Test>([
  "StringEquals",
  "StringEqualsIgnoreCase",
  "StringLike",
  "ArnEquals",
  "ArnLike",
  "IpAddress",
]);

/**
 * Whether a request that lacks the key may meet the condition.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
function admitsAbsence({ quantifier, test, negated, ifExists }: Operator): boolean {
  return quantifier === "ForAllValues" || ifExists || negated || test === "Null";
}
