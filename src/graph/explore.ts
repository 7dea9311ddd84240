import type { InputDeclaration, Template } from "../template/template.js";
import type { Domains, InputValue } from "./domains.js";
import { type Branch, maxSteps, needsChoice, Scenario } from "./scenario.js";

/** Above this number of scenarios a question has no answer. */
export const maxScenarios = 4096;

/** Steps that the questions about one template may take together: real ones take far fewer. */
export interface Budget {
  left: number;
}

/** Nobody waits for longer; what has more resources may ask for more. */
export function newBudget({ resources }: Template): Budget {
  return { left: 3 * maxSteps + 5000 * resources.size };
}

/**
 * Asks a question in every scenario that can make a difference to it, one after the other, and
 * returns the answers, or nothing where there are too many scenarios or steps to tell.
 *
 * `ask` must be pure: it is asked anew whenever an input that supplied a value, in whatever
 * scenario, turns out to decide a condition too.
 */
export function explore<T>(
  template: Template,
  domains: Domains,
  varying: ReadonlySet<string>,
  ask: (scenario: Scenario) => T,
  budget: Budget,
): readonly T[] | undefined {
  const varies = new Set(varying);
  if (budget.left < 0) return undefined;
  for (let answered = 0; answered < maxScenarios;) {
    const answers: T[] = [];
    const branches: Branch[] = [];
    const supplied = new Set<string>();
    const chosen = new Set<string>();
    let late: readonly string[];
    do {
      if (answered++ >= maxScenarios) return undefined;
      const scenario = new Scenario(template, domains, branches, varies);
      answers.push(ask(scenario));
      budget.left -= scenario.steps;
      if (scenario.steps > maxSteps || budget.left < 0) return undefined;
      for (const input of scenario.supplied.keys()) supplied.add(input);
      for (const input of scenario.choices.keys()) chosen.add(input);
      late = [...chosen].filter((input) => supplied.has(input));
    } while (late.length === 0 && advance(branches));
    if (late.length === 0) return answers;
    for (const input of late) varies.add(input);
  }
  return undefined;
}

/** Asks questions that no input decides, of one scenario for all of them. */
export function undividedScenario(
  template: Template,
  domains: Domains,
  varying: ReadonlySet<string>,
  budget: Budget,
): <T>(ask: (scenario: Scenario) => T) => readonly [T] | undefined {
  const start = (): Scenario => new Scenario(template, domains, [], varying, "refuse");
  let scenario = start();
  return (ask) => {
    scenario.steps = 0;
    if (budget.left < 0) return undefined;
    try {
      const answer = ask(scenario);
      budget.left -= scenario.steps;
      if (scenario.steps <= maxSteps) return [answer];
      scenario = start();
    } catch (error) {
      if (error !== needsChoice) throw error;
    }
    return undefined;
  };
}

/**
 * Asks a question once, of all scenarios together: no condition is decided, so what is certain all
 * the same is so in each of them.
 */
export function askUndecided<T>(
  template: Template,
  domains: Domains,
  ask: (scenario: Scenario) => T,
  budget: Budget,
): T | undefined {
  if (budget.left < -maxSteps) return undefined;
  const scenario = new Scenario(template, { ...domains, of: undecided }, [], new Set());
  const answer = ask(scenario);
  budget.left -= scenario.steps;
  return answer;
}

function undecided({ name, place = { span: [0, 0] } }: InputDeclaration): readonly InputValue[] {
  const reason = "there are too many scenarios to judge it in";
  return [{ state: "unknown", reason, identity: `input ${name}`, use: place, source: place }];
}

/** Moves the last input that has values left to its next one; false when all were tried. */
function advance(branches: Branch[]): boolean {
  for (let last = branches.at(-1); last !== undefined; last = branches.at(-1)) {
    last.chosen++;
    if (last.chosen < last.values.length) return true;
    branches.pop();
  }
  return false;
}
