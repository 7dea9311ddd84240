import type { Expression } from "../template/expression.js";
import type { Template } from "../template/template.js";
import { walk } from "../template/walk.js";
import { truth } from "./evaluate.js";
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
    if (truth(next.assertion, scenario) === false) return false;
    open = open.filter((each) => each !== next);
  }
}

/** The inputs that an expression mentions, through the named expressions it is built on. */
function inputsOf(expression: Expression, { locals }: Template): readonly string[] {
  const inputs = new Set<string>();
  const expressions = new Set([expression]);
  for (const each of expressions) {
    for (const part of walk(each)) {
      if (part.kind === "Input") inputs.add(part.name);
      const named = part.kind === "Local" ? locals.get(part.name) : undefined;
      if (named !== undefined) expressions.add(named);
    }
  }
  return [...inputs];
}
