import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allows, type Answer, answersAbout, matches } from "./answer-shape.js";
import { graphIn } from "./answers.js";
import { anyTemplate, pinsFor } from "./any-template.js";
import {
  type Assignment,
  deploy,
  type Deployment,
  type JsonParameter,
  type JsonTemplate,
  Refused,
} from "./naive.js";

const others = ["o", "p", "q"];

/** Texts enough for every parameter to be equal to any constant, to each other, or to nothing. */
function domainOf({ Type, AllowedValues }: JsonParameter): readonly string[] {
  if (Type === "CommaDelimitedList") {
    if (AllowedValues !== undefined) return ["a", "b", "a,b", "b,a"];
    return ["", "a", "b", "c", "true", "a,b", "o", "p"];
  }
  return AllowedValues?.map(String) ?? ["", "a", "b", "c", "true", "a,b", ...others];
}

/** Every way to choose one text for each parameter. */
function assignments(
  { Parameters }: JsonTemplate,
  textsOf: (name: string, parameter: JsonParameter) => readonly string[],
): readonly Assignment[] {
  return Object.entries(Parameters).reduce<readonly Assignment[]>(
    (chosen, [name, parameter]) =>
      textsOf(name, parameter).flatMap((text) => chosen.map((each) => ({ ...each, [name]: text }))),
    [{}],
  );
}

function tryToDeploy(template: JsonTemplate, assignment: Assignment): Deployment | undefined {
  try {
    return deploy(template, assignment);
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

/** What was said wrongly of resources, and resources of which nothing was said. */
function contradictions(answer: Answer, { values }: Deployment): readonly string[] {
  const unsaid = Object.keys(values).filter((name) => !Object.hasOwn(answer.values, name));
  return [
    ...(answer.isWhole ? unsaid : []),
    ...Object.entries(answer.values).flatMap(([name, shape]) =>
      allows(shape, values[name]) ? [] : [name],
    ),
  ];
}

interface Asked {
  readonly template: JsonTemplate;
  readonly pins: Readonly<Record<string, string>>;
  readonly varyAllowed: boolean;
}

function anyAsked(logic: "equality" | "any"): fc.Arbitrary<Asked> {
  return anyTemplate(logic).chain((template) =>
    fc.record({
      template: fc.constant(template),
      pins: pinsFor(template),
      varyAllowed: fc.boolean(),
    }),
  );
}

function ask({ template, pins, varyAllowed }: Asked): readonly Answer[] {
  const graph = graphIn(JSON.stringify(template), { pins, varyAllowed });
  return answersAbout([...graph.template.resources.keys()], graph)!;
}

/** Compares what is said in all scenarios with what comes of every deployment. */
function compare({ template, pins, varyAllowed }: Asked, answers: readonly Answer[]): void {
  const textsOf = (name: string, parameter: JsonParameter): readonly string[] =>
    pins[name] === undefined ? domainOf(parameter) : [pins[name]];
  const all = assignments(template, textsOf);
  const deployments = all.map((assignment) => tryToDeploy(template, assignment));
  const decisive = new Set(deployments.flatMap((each) => [...(each?.decisive ?? [])]));
  const repeating = new Set(deployments.flatMap((each) => [...(each?.repeating ?? [])]));

  /** Whether a parameter that no condition looks at has its default. */
  function isDefault(name: string, text: string): boolean {
    const { Default, AllowedValues } = template.Parameters[name]!;
    const varies = decisive.has(name) || (varyAllowed && AllowedValues !== undefined);
    return name in pins || varies || Default === undefined || String(Default) === text;
  }

  for (const [index, assignment] of all.entries()) {
    const deployment = deployments[index];
    if (deployment === undefined) continue;
    const matching = answers.filter((answer) => matches(answer, assignment));
    const defaults = Object.entries(assignment).filter(([name, text]) => isDefault(name, text));
    // What a loop goes through may be the same whatever the parameter is, which then only supplies.
    const answered = new Set([...defaults.map(([name]) => name), ...repeating]);
    const isAnswered = Object.keys(assignment).every((name) => answered.has(name));
    if (isAnswered) expect(matching).toHaveLength(1);
    // An answer holds too for whatever differs from the defaults that it did not use.
    const kept = new Set(defaults.map(([name]) => name));
    for (const answer of matching) {
      if (!answer.supplied.every((name) => kept.has(name))) continue;
      const wrong = contradictions(answer, deployment);
      expect({ assignment, wrong }).toEqual({ assignment, wrong: [] });
    }
  }
  for (const answer of answers) {
    const isPossible = all.some((assignment) => matches(answer, assignment));
    expect({ answer, isPossible }).toEqual({ answer, isPossible: true });
  }
}

describe("every deployment is answered for, rightly, and none that cannot be", () => {
  /** How often each kind of answer is given to templates of a logic. */
  function given(logic: "equality" | "any"): Record<string, number> {
    const counts: Record<string, number> = {};
    fc.assert(
      fc.property(anyAsked(logic), (asked) => {
        const judged = ask(asked);
        compare(asked, judged);
        for (const { kind } of judged.flatMap(({ values }) => Object.values(values))) {
          counts[kind] = (counts[kind] ?? 0) + 1;
        }
      }),
      { numRuns: 500 },
    );
    return counts;
  }

  const kinds = ["absent", "known", "list", "no resource", "record"];

  it("with certainty where values are compared as a whole", () => {
    expect(Object.keys(given("equality")).toSorted()).toEqual(kinds);
  });

  it("mostly with certainty where they are put together and taken apart", () => {
    const { unknown = 0, optional = 0, ...known } = given("any");
    expect(Object.keys(known)).toEqual(expect.arrayContaining(kinds));
    const sum = Object.values(known).reduce((total, count) => total + count, 0);
    expect(sum).toBeGreaterThan(4 * (unknown + optional));
  });
});
