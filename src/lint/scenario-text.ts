import type { InputValue } from "../graph/domains.js";
import type { Scenario } from "../graph/scenario.js";
import type { InputDeclaration } from "../template/template.js";

/** Something that is so in a scenario. */
interface Fact {
  readonly text: string;
  readonly holds: (scenario: Scenario) => boolean;
  /** So or never asked: what nobody asked for there cannot tell that scenario apart. */
  readonly mayHold: (scenario: Scenario) => boolean;
}

/**
 * Says in which scenarios something happens, of all in which it could: as text to put before the
 * period of a message, empty where it always happens.
 */
export function scenarioText(happens: readonly Scenario[], all: readonly Scenario[]): string {
  const happening = new Set(happens);
  const otherwise = all.filter((scenario) => !happening.has(scenario));
  const [witness] = happens;
  if (otherwise.length === 0 || witness === undefined) return "";
  for (const facts of [conditionsOf(witness), inputsOf(witness)]) {
    const common = facts.filter((fact) => happens.every(fact.holds));
    const telling = tell(common, otherwise);
    if (telling !== undefined) return ` when ${join(telling)}`;
  }
  const example = [...conditionsOf(witness), ...inputsOf(witness)];
  const exact = tell(example, otherwise) ?? example;
  return `, for instance when ${join(exact)}`;
}

/** The fewest facts found to hold in none of the other scenarios together, if any do. */
function tell(facts: readonly Fact[], others: readonly Scenario[]): readonly Fact[] | undefined {
  const chosen: Fact[] = [];
  let left = others;
  while (left.length > 0) {
    const rest = facts.map((fact) => left.filter(fact.mayHold));
    const fewest = Math.min(...rest.map((scenarios) => scenarios.length));
    const best = rest.findIndex((scenarios) => scenarios.length === fewest);
    const fact = facts[best];
    if (fact === undefined || fewest === left.length) return undefined;
    chosen.push(fact);
    left = rest[best] ?? [];
  }
  return chosen;
}

function conditionsOf(scenario: Scenario): readonly Fact[] {
  return [...scenario.conditions].flatMap(([name, truth]) =>
    truth === undefined
      ? []
      : [
          {
            text: `condition '${name}' is ${String(truth)}`,
            holds: (other) => other.conditions.get(name) === truth,
            mayHold: (other) => !other.conditions.has(name) || other.conditions.get(name) === truth,
          },
        ],
  );
}

function inputsOf(scenario: Scenario): readonly Fact[] {
  return [...scenario.choices].flatMap(([input, value]) => {
    const declaration = scenario.template.inputs.get(input);
    if (declaration === undefined) return [];
    const holds = (other: Scenario): boolean => other.choices.get(input) === value;
    const mayHold = (other: Scenario): boolean => !other.choices.has(input) || holds(other);
    return [{ text: inputText(declaration, value), holds, mayHold }];
  });
}

function inputText(input: InputDeclaration, value: InputValue): string {
  const subject = `${input.kind} '${input.name}'`;
  switch (value.state) {
    case "known":
      return `${subject} is '${value.text}'`;
    case "list":
      return `${subject} is a list of ${String(value.items.length)}`;
    case "unknown": {
      const others = [...(value.other?.than ?? [])].map((text) => `'${text}'`);
      return others.length === 1
        ? `${subject} is not ${others.join()}`
        : `${subject} is another value`;
    }
  }
}

function join(facts: readonly Fact[]): string {
  return facts.map((fact) => fact.text).join(" and ");
}
