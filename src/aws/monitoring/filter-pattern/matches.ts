import { type Certainty, every, not, some } from "../../../iam/certainty.js";
import { matchesExpression } from "./regular-expression.js";
import type { Comparison, Operator, Pattern, Selector, Step, Test } from "./syntax.js";
import { isLike } from "./wildcards.js";

export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/**
 * Whether a log event matches a pattern. Undefined where AWS does not say, or where it
 * would take a regular expression or the rules of words to know.
 *
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function matches(pattern: Pattern, event: Json): Certainty {
  switch (pattern.kind) {
    case "everything":
      return true;
    case "JSON":
      return passes(pattern.test, event);
    case "text": {
      const text = JSON.stringify(event);
      const mayMatch = pattern.needs.every((words) => words.some((word) => text.includes(word)));
      return mayMatch ? undefined : false;
    }
    case "unreadable":
      return undefined;
  }
}

function passes(test: Test, event: Json): Certainty {
  switch (test.kind) {
    case "and":
      return every(test.tests, (each) => passes(each, event));
    case "or":
      return some(test.tests, (each) => passes(each, event));
    case "comparison":
      return compare(test, event);
    case "is":
      return some(valuesAt(test.selector, event), (value) => isConstant(value, test.value));
    case "exists": {
      const exists = some(valuesAt(test.selector, event), (value) =>
        value === null ? undefined : true,
      );
      return test.negated ? not(exists) : exists;
    }
  }
}

function valuesAt({ steps }: Selector, event: Json): readonly Json[] {
  let values: readonly Json[] = [event];
  for (const step of steps) values = values.flatMap((value) => childrenOf(value, step));
  return values;
}

function childrenOf(value: Json, step: Step): readonly Json[] {
  if (value === null || typeof value !== "object") return [];
  const children: readonly [string, Json][] = Object.entries(value);
  if (step.kind === "any") return children.map(([, child]) => child);
  if (Array.isArray(value) !== (step.kind === "element")) return [];
  const wanted = step.kind === "element" ? String(step.index) : step.name;
  return children.filter(([name]) => name === wanted).map(([, child]) => child);
}

function compare({ selector, operator, operand }: Comparison, event: Json): Certainty {
  const values = valuesAt(selector, event);
  if (operator === "!=" && values.length !== 1) return undefined;
  if (operand.kind === "regular expression") {
    return some(values, (value) => compareWith(operand.text, operator, value));
  }
  const { text, quoted } = operand;
  return some(values, (value) => {
    if (value === null) return operator === "!=" || text === "*" ? undefined : false;
    // A pattern is not applied to objects and lists, whatever the operator.
    if (typeof value === "object") return false;
    if (operator === "=") return isEqual(value, text, quoted);
    if (operator === "!=") return not(isEqual(value, text, quoted));
    return isInOrder(value, operator, text);
  });
}

function compareWith(expression: string, operator: Operator, value: Json): Certainty {
  if (typeof value !== "string") return undefined;
  const isMatch = matchesExpression(value, expression);
  return operator === "=" ? isMatch : operator === "!=" ? not(isMatch) : undefined;
}

function isEqual(value: string | number | boolean, text: string, quoted: boolean): Certainty {
  if (typeof value === "number" && !quoted && isNumber(text)) return value === Number(text);
  const like = isLike(String(value), text);
  // Of what is no string, AWS does not say how it is spelled.
  return typeof value === "string" || like === false ? like : undefined;
}

function isInOrder(
  value: string | number | boolean,
  operator: Exclude<Operator, "=" | "!=">,
  text: string,
): Certainty {
  if (!isNumber(text)) return undefined;
  if (typeof value === "string") return isNumber(value) ? undefined : false;
  if (typeof value === "boolean") return false;
  const bound = Number(text);
  switch (operator) {
    case "<":
      return value < bound;
    case "<=":
      return value <= bound;
    case ">":
      return value > bound;
    case ">=":
      return value >= bound;
  }
}

function isConstant(value: Json, constant: boolean | null): Certainty {
  if (value === constant) return true;
  const isSpelled = typeof value === "string" && value.toLowerCase() === String(constant);
  return isSpelled ? undefined : false;
}

function isNumber(text: string): boolean {
  return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(text);
}
