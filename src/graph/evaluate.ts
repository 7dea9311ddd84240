import type { Choice, Expression, Local, Lookup, Place } from "../template/expression.js";
import { attributeAt } from "./attribute.js";
import { bound, type Bindings, unbound } from "./bindings.js";
import { listOf, recordOf } from "./collection.js";
import { comprehend } from "./comprehension.js";
import { call } from "./functions.js";
import { absent, type Placed, unknown as unknownAt, usedAt } from "./make-value.js";
import { mayBeAbsent } from "./presence.js";
import { refer } from "./refer.js";
import type { Scenario } from "./scenario.js";
import { stepInto } from "./step-into.js";
import { joinParts, partsOf, same } from "./text.js";
import type { Unknown, Value } from "./value.js";

/** What an expression is in a scenario. Never throws; what cannot be known is unknown. */
export function evaluate(
  expression: Expression,
  scenario: Scenario,
  bindings: Bindings = unbound,
): Value {
  const value = scenario.step(() => evaluateKind(expression, scenario, bindings));
  return value ?? unknown(expression.place, "the template asks for too much evaluation");
}

/** Whether an expression is true in a scenario; undefined where nobody can know. */
export function truth(
  expression: Expression,
  scenario: Scenario,
  bindings: Bindings = unbound,
): boolean | undefined {
  const value = scenario.test(() => evaluate(expression, scenario, bindings));
  const result = value.state === "known" ? asBoolean(value.text) : undefined;
  if (expression.kind === "Local") scenario.conditions.set(expression.name, result);
  return result;
}

function asBoolean(text: string): boolean | undefined {
  if (/^true$/i.test(text)) return true;
  return /^false$/i.test(text) ? false : undefined;
}

function evaluateKind(expression: Expression, scenario: Scenario, bindings: Bindings): Value {
  const use = expression.place;
  const source = expression.source ?? use;
  switch (expression.kind) {
    case "Constant":
      return { state: "known", value: expression.value, text: expression.text, use, source };
    case "Absent":
      return absent({ use, source });
    case "Opaque": {
      const { reason, identity } = expression;
      return identity === undefined ? unknown(use, reason) : { ...unknown(use, reason), identity };
    }
    case "Reference":
      return refer(expression, scenario, bindings, (part, inner) =>
        evaluate(part, scenario, inner),
      );
    case "Input": {
      const value = scenario.input(expression.name);
      if (value === undefined) return unknown(use, `'${expression.name}' is not declared`);
      return usedAt(value, use);
    }
    case "List":
      return listOf(expression.items, { use, source }, (item) =>
        evaluate(item, scenario, bindings),
      );
    case "Fields":
      return recordOf(expression, { use, source }, (field) => evaluate(field, scenario, bindings));
    case "Text":
      return text(expression.parts, { use, source }, scenario, bindings);
    case "Local":
      return local(expression, scenario);
    case "Choice":
      return choose(expression, scenario, bindings);
    case "Lookup":
      return lookUp(expression, scenario, bindings);
    case "Bound":
      return bound(expression, bindings);
    case "Comprehension":
      return comprehend(expression, (part, inner) => evaluate(part, scenario, inner), bindings);
    case "Call": {
      const args = expression.args.map((arg) => () => evaluate(arg, scenario, bindings));
      return call(expression.name, args, { use, source });
    }
  }
}

function unknown(place: Place, reason: string): Unknown {
  return unknownAt({ use: place, source: place }, reason);
}

function text(
  parts: readonly Expression[],
  placed: Placed,
  scenario: Scenario,
  bindings: Bindings,
): Value {
  const values = parts.map((part) => evaluate(part, scenario, bindings));
  return joinParts(
    values.flatMap((value) => partsOf(value) ?? [unknown(value.use, "it is no text")]),
    placed,
  );
}

function local(expression: Local, scenario: Scenario): Value {
  const declared = scenario.template.locals.get(expression.name);
  const use = expression.place;
  if (declared === undefined) return unknown(use, `'${expression.name}' is not declared`);
  const value = scenario.local(
    expression.name,
    () => evaluate(declared, scenario),
    () => unknown(use, `'${expression.name}' refers to itself`),
  );
  return usedAt(value, use);
}

function choose(choice: Choice, scenario: Scenario, bindings: Bindings): Value {
  const value = decide(choice, scenario, bindings);
  // What an alias stands for takes effect where the alias is written.
  return choice.source === undefined ? value : usedAt(value, choice.place);
}

function decide(choice: Choice, scenario: Scenario, bindings: Bindings): Value {
  const test = truth(choice.test, scenario, bindings);
  if (test !== undefined) {
    return evaluate(test ? choice.whenTrue : choice.whenFalse, scenario, bindings);
  }
  const whenTrue = evaluate(choice.whenTrue, scenario, bindings);
  const whenFalse = evaluate(choice.whenFalse, scenario, bindings);
  if (agree(whenTrue, whenFalse)) return { ...whenTrue, use: choice.place, source: choice.place };
  const either = unknown(choice.place, "it depends on a condition that cannot be evaluated");
  return [whenTrue, whenFalse].some(isOptional) ? { ...either, mayBeAbsent: true } : either;
}

function isOptional(value: Value): boolean {
  return value.state === "absent" || mayBeAbsent(value);
}

function lookUp(lookup: Lookup, scenario: Scenario, bindings: Bindings): Value {
  const use = lookup.place;
  let found: readonly Value[] = [evaluate(lookup.collection, scenario, bindings)];
  let mayMiss = false;
  for (const key of lookup.keys) {
    const at = evaluate(key, scenario, bindings);
    const below = found.map((each) =>
      stepInto(each, at, (resource, name) =>
        attributeAt(resource, name, scenario, (part, inner) => evaluate(part, scenario, inner)),
      ),
    );
    mayMiss ||= at.state !== "known" || below.some((values) => values.length === 0);
    found = below.flat();
  }
  if (mayMiss && lookup.fallback !== undefined) {
    const fallback = evaluate(lookup.fallback, scenario, bindings);
    if (found.length === 0) return fallback;
    found = [...found, fallback];
  }
  const [first, ...others] = found;
  if (first === undefined) return unknown(use, "the mapping has no such key");
  if (others.every((other) => agree(first, other))) {
    return others.length === 0 ? usedAt(first, use) : { ...usedAt(first, use), source: use };
  }
  return unknown(use, "the key of the mapping is unknown");
}

function agree(a: Value, b: Value): boolean {
  return (a.state === "absent" && b.state === "absent") || same(a, b) === true;
}
