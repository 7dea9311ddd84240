import type { Span } from "../document/node.js";
import type { RecordValue, Value } from "../graph/value.js";
import type { Place } from "../template/expression.js";
import { fieldsOf } from "./fields.js";
import { oneOrMany } from "./one-or-many.js";
import { type Operator, readOperator } from "./operator.js";

/** One key under one operator. */
export interface Condition {
  readonly operator: Operator;
  /** As written; keys are matched without regard to case. */
  readonly key: string;
  /** One of them is enough; under a negated operator none of them may match. */
  readonly values: readonly Value[];
  /** The values. */
  readonly use: Place;
  /** The characters of the key. */
  readonly keySpan: Span | undefined;
}

/** A condition block: met only where every one of its conditions is. */
export interface Conditions {
  readonly list: readonly Condition[];
  /** Why there may be more conditions than these. */
  readonly gap: string | undefined;
}

/**
 * Reads a condition block, `{ operator: { key: value or values } }`.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
 */
export function readConditions(block: Value): Conditions {
  if (block.state === "absent") return { list: [], gap: undefined };
  if (block.state !== "record") return { list: [], gap: reasonOf(block) };
  const operators = fieldsOf(block);
  const read = operators.fields.map(({ name, value }) => {
    return value.state === "record"
      ? readKeys(readOperator(name), value)
      : { list: [], gap: reasonOf(value) };
  });
  return {
    list: read.flatMap(({ list }) => list),
    gap: [operators, ...read].find(({ gap }) => gap !== undefined)?.gap,
  };
}

/** The conditions on a key. */
export function conditionsOn(conditions: Conditions, key: string): readonly Condition[] {
  return conditions.list.filter((each) => each.key.toLowerCase() === key.toLowerCase());
}

function readKeys(operator: Operator, keys: RecordValue): Conditions {
  const { fields, gap } = fieldsOf(keys);
  const list = fields.map(({ name, value, key }) => ({
    operator,
    key: name,
    values: oneOrMany(value),
    use: value.use,
    keySpan: key,
  }));
  return { list, gap };
}

function reasonOf(value: Value): string {
  return value.state === "unknown" ? value.reason : "a condition is no object";
}
