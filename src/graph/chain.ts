import type { Expression, Lookup, Place } from "../template/expression.js";
import type { InputDeclaration, Resource } from "../template/template.js";
import type { InputValue } from "./domains.js";
import { evaluate, truth } from "./evaluate.js";
import { bindingsOf } from "./instances.js";
import type { Bindings } from "./bindings.js";
import { placesIn } from "./places-in.js";
import type { Scenario } from "./scenario.js";

/** One step on the way from where a value takes effect to where it is spelled. */
export type Step =
  | { readonly kind: "written"; readonly expression: Expression }
  | { readonly kind: "decided"; readonly test: Expression; readonly is: boolean | undefined }
  | { readonly kind: "named"; readonly name: string }
  | { readonly kind: "cell"; readonly keys: readonly string[]; readonly by: readonly Supplied[] }
  | ({ readonly kind: "input" } & Supplied);

interface Supplied {
  readonly input: InputDeclaration;
  readonly supply: Supply;
}

/** What an input is in a scenario, and who says so. */
export interface Supply {
  readonly by: "default" | "nobody" | "scenario" | "user";
  readonly value: InputValue;
}

/** The way of a value of a resource. */
export interface Chain {
  /** The keys of its properties that lead to the value: `VersioningConfiguration.Status`. */
  readonly property: string;
  readonly steps: readonly Step[];
}

/** More steps than anybody reads. */
const longest = 20;

/**
 * How a value came to be what it is where it takes effect. Values do not remember it: few of them
 * are ever reported, and the template says it again.
 */
export function chainOf(resource: Resource, use: Place, scenario: Scenario): Chain | undefined {
  const found = placesIn(resource).at(use);
  if (found === undefined) return undefined;
  const steps: Step[] = [];
  for (const { choice, taken } of found.choices) {
    steps.push({ kind: "decided", test: choice.test, is: taken });
  }
  // What a function did not look at may depend on inputs that this scenario knows nothing of.
  scenario.again(() => {
    let at: At | undefined = { expression: found.expression, resource };
    while (at?.expression !== undefined && steps.length < longest) {
      at = stepFrom(at.expression, at.resource, scenario, steps);
    }
  });
  return { property: found.property, steps };
}

/** Something to follow, and the resource whose instance it is read for. */
interface At {
  readonly expression: Expression | undefined;
  readonly resource?: Resource | undefined;
}

/** Notes a step, and tells where the value comes from that it hands on. */
function stepFrom(
  expression: Expression,
  resource: Resource | undefined,
  scenario: Scenario,
  steps: Step[],
): At | undefined {
  if (expression.kind !== "Choice") steps.push({ kind: "written", expression });
  const { template } = scenario;
  switch (expression.kind) {
    case "Constant":
    case "Absent":
    case "Opaque":
    case "List":
    case "Fields":
    case "Text":
    case "Comprehension":
      return undefined;
    case "Input":
      for (const each of suppliedIn(expression, scenario)) steps.push({ kind: "input", ...each });
      return undefined;
    case "Local":
      steps.push({ kind: "named", name: expression.name });
      return { expression: template.locals.get(expression.name) };
    case "Choice": {
      const { test, whenTrue, whenFalse } = expression;
      const is = truth(test, scenario, bindings(resource, scenario));
      steps.push({ kind: "decided", test, is });
      return is === undefined ? undefined : { expression: is ? whenTrue : whenFalse, resource };
    }
    case "Reference": {
      const { argument } = expression;
      return { expression: argument, resource: template.resources.get(expression.resource) };
    }
    case "Bound":
      return { expression: resource?.bindings?.get(expression.name) };
    case "Lookup":
      return { expression: cellOf(expression, resource, scenario, steps), resource };
    case "Call": {
      const sourceOf = (each: Expression): Place =>
        evaluate(each, scenario, bindings(resource, scenario)).source;
      const source = sourceOf(expression);
      // A function that hands on one of its arguments leaves it where it is spelled.
      return { expression: expression.args.find((arg) => sourceOf(arg) === source), resource };
    }
  }
}

function bindings(resource: Resource | undefined, scenario: Scenario): Bindings {
  return bindingsOf(resource, (part, within) => evaluate(part, scenario, within));
}

/** Nothing of an input that nobody asked for. */
export function supplyOf(input: InputDeclaration, scenario: Scenario): Supply | undefined {
  const chosen = scenario.choices.get(input.name);
  if (chosen !== undefined) return { by: "scenario", value: chosen };
  const value = scenario.supplied.get(input.name);
  if (value === undefined) return undefined;
  if (value.source === input.default?.place) return { by: "default", value };
  return { by: value.state === "unknown" ? "nobody" : "user", value };
}

function suppliedIn(expression: Expression, scenario: Scenario): readonly Supplied[] {
  const { inputs } = scenario.template;
  const input = expression.kind === "Input" ? inputs.get(expression.name) : undefined;
  const supply = input && supplyOf(input, scenario);
  return input !== undefined && supply !== undefined ? [{ input, supply }] : [];
}

/** What stands under keys that are known, of a mapping or object that is written out. */
function cellOf(
  { collection, keys }: Lookup,
  resource: Resource | undefined,
  scenario: Scenario,
  steps: Step[],
): Expression | undefined {
  const texts: string[] = [];
  let cell: Expression | undefined = collection;
  for (const key of keys) {
    const value = evaluate(key, scenario, bindings(resource, scenario));
    if (value.state !== "known" || cell?.kind !== "Fields") return undefined;
    texts.push(value.text);
    cell = cell.fields.findLast(({ name }) => name === value.text)?.value;
  }
  const by = keys.flatMap((key) => suppliedIn(key, scenario));
  if (cell !== undefined) steps.push({ kind: "cell", keys: texts, by });
  return cell;
}
