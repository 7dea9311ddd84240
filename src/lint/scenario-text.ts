import type { InputValue } from "../graph/domains.js";
import type { Scenario } from "../graph/scenario.js";
import type { ListValue } from "../graph/value.js";
import type { InputDeclaration } from "../template/template.js";

/** Something that is so in a scenario. */
interface Fact {
  readonly text: string;
  /** The same in a word or two. */
  readonly label: string;
  /** What was evaluated there: nothing where nobody asked. */
  readonly read: (scenario: Scenario) => unknown;
  readonly expected: unknown;
}

/** More facts than a reader takes in. */
const tooMany = 5;

/**
 * Says in which scenarios something happens, of all in which it could: as text to put before the
 * period of a message, empty where it always happens.
 */
export function scenarioText(happens: readonly Scenario[], all: readonly Scenario[]): string {
  const otherwise = othersThan(happens, all);
  const [witness] = happens;
  if (otherwise.length === 0 || witness === undefined) return "";
  const telling = tellingFacts(happens, otherwise);
  if (telling !== undefined) return ` when ${join(telling)}`;
  const example = factsOf(witness).flat();
  const exact = tell(example, otherwise) ?? example;
  return exact.length < tooMany ? `, for instance when ${join(exact)}` : " in some scenarios";
}

/** The facts that tell in which scenarios something happens in a word or two each, if any facts do. */
export function scenarioLabels(
  happens: readonly Scenario[],
  all: readonly Scenario[],
): readonly string[] | undefined {
  return tellingFacts(happens, othersThan(happens, all))?.map(({ label }) => label);
}

/** The fewest facts that hold in the scenarios in which something happens and in no others. */
function tellingFacts(
  happens: readonly Scenario[],
  otherwise: readonly Scenario[],
): readonly Fact[] | undefined {
  const [witness] = happens;
  if (witness === undefined) return undefined;
  for (const facts of factsOf(witness)) {
    const common = facts.filter((fact) => happens.every((scenario) => holds(fact, scenario)));
    const telling = tell(common, otherwise);
    if (telling !== undefined) return telling;
  }
  return undefined;
}

/** By the conditions of a template, which have names for that, or by its inputs. */
function factsOf(scenario: Scenario): readonly (readonly Fact[])[] {
  return [conditionsOf(scenario), inputsOf(scenario)];
}

function othersThan(happens: readonly Scenario[], all: readonly Scenario[]): readonly Scenario[] {
  const happening = new Set(happens);
  return all.filter((scenario) => !happening.has(scenario));
}

function holds({ read, expected }: Fact, scenario: Scenario): boolean {
  return read(scenario) === expected;
}

/** What nobody asked for in a scenario cannot tell that scenario apart. */
function mayHold({ read, expected }: Fact, scenario: Scenario): boolean {
  const found = read(scenario);
  return found === undefined || found === expected;
}

/** The fewest facts found to hold in none of the other scenarios together, if any do. */
function tell(facts: readonly Fact[], others: readonly Scenario[]): readonly Fact[] | undefined {
  const chosen: Fact[] = [];
  let candidates = facts;
  let left = others;
  while (left.length > 0 && chosen.length < tooMany) {
    let best: Fact | undefined;
    let rest = left;
    for (const fact of candidates) {
      const remaining = left.filter((scenario) => mayHold(fact, scenario));
      if (remaining.length < rest.length) [best, rest] = [fact, remaining];
    }
    if (best === undefined) return undefined;
    chosen.push(best);
    candidates = candidates.filter((fact) => fact !== best);
    left = rest;
  }
  return left.length === 0 ? chosen : undefined;
}

function conditionsOf(scenario: Scenario): readonly Fact[] {
  return [...scenario.conditions].flatMap(([name, truth]) => {
    if (truth === undefined) return [];
    const text = conditionText(name, truth);
    const label = truth ? name : `not ${name}`;
    return [{ text, label, read: (other) => truthIn(other, name), expected: truth }];
  });
}

/** Where somebody asked and nobody can know, it is not the same as where somebody knows. */
function truthIn({ conditions }: Scenario, name: string): boolean | "unknown" | undefined {
  return conditions.has(name) ? (conditions.get(name) ?? "unknown") : undefined;
}

export function conditionText(name: string, truth: boolean): string {
  return `condition '${name}' is ${String(truth)}`;
}

function inputsOf(scenario: Scenario): readonly Fact[] {
  return [...scenario.choices].flatMap(([input, value]) => {
    const declaration = scenario.template.inputs.get(input);
    if (declaration === undefined) return [];
    const text = inputText(declaration, value);
    const label = value.state === "known" ? `${declaration.name} is ${value.text}` : text;
    return [{ text, label, read: (other) => other.choices.get(input), expected: value }];
  });
}

/** What an input is in a scenario, as a part of a sentence. */
export function inputText(input: InputDeclaration, value: InputValue): string {
  const subject = `${input.kind} '${input.name}'`;
  switch (value.state) {
    case "known":
      return `${subject} is '${value.text}'`;
    case "absent":
      return `${subject} is null`;
    case "list":
      return `${subject} is ${listText(value)}`;
    case "unknown": {
      const others = [...(value.other?.than ?? [])].map((text) => `'${text}'`);
      return others.length === 1
        ? `${subject} is not ${others.join()}`
        : `${subject} is another value`;
    }
  }
}

/** As it is given, unless it is long. */
function listText({ items }: ListValue): string {
  const texts = items.flatMap((item) => (item.state === "known" ? [item.text] : []));
  const isShort = texts.length === items.length && texts.length <= 3;
  return isShort ? `'${texts.join(",")}'` : `a list of ${String(items.length)}`;
}

function join(facts: readonly Fact[]): string {
  return facts.map((fact) => fact.text).join(" and ");
}
