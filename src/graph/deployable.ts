import type { Expression } from "../template/expression.js";
import type { Template } from "../template/template.js";
import { partsOf } from "../template/walk.js";
import { truth } from "./evaluate.js";
import { textOf } from "./text.js";
import type { Scenario } from "./scenario.js";

/**
 * Whether the template can be deployed with the inputs of a scenario. Assertions about inputs that
 * made no difference are not asked: they would only split the scenario.
 */
export function isDeployable(scenario: Scenario): boolean {
  const { template } = scenario;
  let open = template.assertions.map((assertion) => ({
    assertion,
    inputs: inputsOf(assertion, template),
  }));
  for (;;) {
    const isRead = (input: string): boolean =>
      scenario.choices.has(input) || scenario.supplied.has(input);
    const next = open.find(({ inputs }) => inputs.some(isRead));
    if (next === undefined) return true;
    const holds = truth(next.assertion, scenario);
    if (holds === false) return false;
    // The defaults are there to be deployed; of other values nobody knows then.
    if (holds === undefined && next.inputs.some((input) => departs(input, scenario))) return false;
    open = open.filter((each) => each !== next);
  }
}

function departs(input: string, { choices, template }: Scenario): boolean {
  const value = choices.get(input);
  const standard = template.inputs.get(input)?.default;
  if (value === undefined || standard === undefined) return value !== undefined;
  const items = value.state === "list" ? value.items : [value];
  const chosen = items.map((item) => (item.state === "known" ? item.text : "?")).join();
  return standard.kind !== "Constant" || chosen !== textOf(standard);
}

/** The inputs that an expression mentions, through the named expressions it is built on. */
function inputsOf(expression: Expression, template: Template): readonly string[] {
  const parts = [...partsOf([expression], template)];
  return parts.flatMap((part) => (part.kind === "Input" ? [part.name] : []));
}
