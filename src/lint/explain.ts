import { Property } from "../aws/property.js";
import { type Chain, type Step, supplyOf } from "../graph/chain.js";
import type { Scenario } from "../graph/scenario.js";
import { textOf } from "../graph/text.js";
import type { Expression } from "../template/expression.js";
import type { InputDeclaration } from "../template/template.js";
import { partsOf } from "../template/walk.js";
import type { Finding } from "./finding.js";
import { chainTo, supplyText } from "./origin.js";
import { conditionText, inputText } from "./scenario-text.js";

/** More than this of what is written tells nobody more. */
const longest = 60;
const maxConditions = 5;

/**
 * How what is reported came to be what it is, a sentence a line: the way of the value from where it
 * takes effect to where it is spelled, and what decides the conditions. Nothing where the finding
 * stands where all of it can be seen.
 */
export function explanationOf({ witness, data }: Finding, text: string): readonly string[] {
  if (witness === undefined) return [];
  const { at, scenario } = witness;
  const chain = chainTo(at, scenario);
  const decided = (chain?.steps ?? []).flatMap((step) => (step.kind === "decided" ? [step] : []));
  const { scenario: said = "" } = data;
  const named = new Map(decided.map(({ test, is }) => [nameOf(test, text), { test, is }]));
  for (const [name, is] of scenario.conditions) {
    const test = scenario.template.locals.get(name);
    const isSaid = is !== undefined && said.includes(conditionText(name, is));
    if (test !== undefined && isSaid && !named.has(name)) named.set(name, { test, is });
  }
  return [
    ...wayOf(chain, at instanceof Property ? at : undefined, text),
    ...[...named]
      .slice(0, maxConditions)
      .flatMap(([name, { test, is }]) => reasonOf(name, test, is, scenario)),
  ];
}

function wayOf(
  chain: Chain | undefined,
  property: Property<unknown> | undefined,
  text: string,
): readonly string[] {
  if (chain === undefined) {
    if (property?.state !== "default") return [];
    return [`${property.name} is not written, which means ${String(property.value)}`];
  }
  const parts: string[] = [chain.property];
  const decisions: string[] = [];
  for (const step of chain.steps) {
    if (step.kind === "decided") decisions.push(decisionText(step, text));
    else {
      const because = decisions.length === 0 ? "" : ` (${decisions.join(", ")})`;
      const part = `${stepText(step, text)}${because}`;
      // A name is often written as it is called.
      if (part !== parts.at(-1)) parts.push(part);
      decisions.length = 0;
    }
  }
  const comesTo = property?.raw.state === "known" ? property.raw.text : undefined;
  const isIncluded = property?.use.origin !== undefined;
  const last = parts.at(-1) ?? "";
  const isWritten = chain.steps.at(-1)?.kind === "written" && last.length <= longest;
  if (isWritten && comesTo !== undefined && !last.includes(comesTo)) {
    parts.push(comesTo.length <= longest ? JSON.stringify(comesTo) : "a text");
  }
  const isDecided = chain.steps.some(({ kind }) => kind === "decided");
  const isSeen = parts.length <= 2 && !isDecided && !isIncluded;
  return isSeen ? [] : [parts.join(" ← ")];
}

function decisionText({ test, is }: Extract<Step, { kind: "decided" }>, text: string): string {
  if (is === undefined) return `nobody knows whether ${nameOf(test, text)}`;
  return test.kind === "Local"
    ? conditionText(test.name, is)
    : `${nameOf(test, text)} is ${String(is)}`;
}

function stepText(step: Exclude<Step, { kind: "decided" }>, text: string): string {
  switch (step.kind) {
    case "written":
      return writtenText(step.expression, text);
    case "named":
      return namedText(step.name);
    case "cell": {
      const keys = step.by.map(({ input, supply }) => fullText(input, supply));
      return `${step.keys.join(".")}${keys.length === 0 ? "" : ` (${keys.join(", ")})`}`;
    }
    case "input":
      return fullText(step.input, step.supply);
  }
}

/** The argument of a module is a name for what the call gives, or for its default. */
function namedText(name: string): string {
  const [, module, variable] = /^(module\..*)\.var\.([^.]+)$/.exec(name) ?? [];
  return module === undefined ? name : `argument '${String(variable)}' of ${module}`;
}

function fullText(
  input: InputDeclaration,
  supply: Extract<Step, { kind: "input" }>["supply"],
): string {
  const { by, value } = supply;
  const subject = `${input.kind} '${input.name}'`;
  switch (by) {
    case "default":
      return `${subject} (default '${value.state === "known" ? value.text : ""}')`;
    case "user":
      return supplyText(input, supply);
    case "scenario":
      return inputText(input, value);
    case "nobody":
      return `${subject} (no default)`;
  }
}

/** As it is written, if that is short, else what it is. */
function writtenText(expression: Expression, text: string): string {
  const { span, file, origin = { text, span } } = expression.place;
  const [start, end] = origin.span;
  const isShort = file === undefined && end - start < 4 * longest;
  const written = isShort ? origin.text.slice(start, end).replace(/\s+/g, " ") : "";
  if (written !== "" && written.length <= longest) return written;
  switch (expression.kind) {
    case "Constant":
      return expression.text.length <= longest ? JSON.stringify(expression.text) : "a text";
    case "Input":
      return `'${expression.name}'`;
    case "Local":
      return expression.name.replace(/^module\..*\.(?=(?:var|local)\.)/, "");
    case "Reference":
      return [expression.resource, ...expression.path].join(".");
    case "Bound":
      return expression.name;
    case "Opaque":
      return expression.reason;
    case "Absent":
      return "nothing";
    case "Fields":
      return "an object";
    case "List":
    case "Comprehension":
      return "a list";
    case "Text":
      return "a text";
    case "Call":
    case "Choice":
    case "Lookup":
      return "an expression";
  }
}

function nameOf(test: Expression, text: string): string {
  return test.kind === "Local" ? test.name : writtenText(test, text);
}

/** The inputs that make a condition what it is. */
function reasonOf(
  name: string,
  test: Expression,
  is: boolean | undefined,
  scenario: Scenario,
): readonly string[] {
  if (is === undefined) return [];
  const { template } = scenario;
  const inputs = [...partsOf([test], template)].flatMap((part) =>
    part.kind === "Input" ? (template.inputs.get(part.name) ?? []) : [],
  );
  const facts = [...new Set(inputs)].flatMap((input) => {
    const supply = supplyOf(input, scenario);
    if (supply === undefined) return [];
    const standard = input.default?.kind === "Constant" ? textOf(input.default) : undefined;
    const isDefault = supply.value.state === "known" && supply.value.text === standard;
    return [`${inputText(input, supply.value)}${isDefault ? ", its default" : ""}`];
  });
  if (facts.length === 0) return [];
  const isNamed = test.kind === "Local" || template.locals.get(name) === test;
  const subject = isNamed ? conditionText(name, is) : `${name} is ${String(is)}`;
  return [`${subject} ← ${facts.join(" and ")}`];
}
