import { describe, expect, it } from "vitest";
import { maxScenarios } from "../../src/graph/explore.js";
import { maxSteps } from "../../src/graph/scenario.js";
import { answers, graphIn, read } from "./answers.js";

/** A template whose one question is decided by this many parameters of two values each. */
function withSwitches(count: number): string {
  const names = Array.from({ length: count }, (_, index) => `P${index}`);
  return `
Parameters: { ${names.map((name) => `${name}: { Type: String, AllowedValues: [a, b] }`).join()} }
Conditions: { ${names.map((name) => `${name}A: !Equals [!Ref ${name}, a]`).join(", ")} }
Resources:
  Subject:
    Type: Custom::Subject
    Properties: { Value: [${names.map((name) => `!If [${name}A, 1, 0]`).join(", ")}] }
`;
}

/** A template in which each condition is the opposite of the one before. */
function withChain(length: number): string {
  const conditions = Array.from(
    { length },
    (_, index) => `  C${index + 1}: !Not [!Condition C${index}]`,
  );
  return `
Parameters: { Env: { Type: String } }
Conditions:
  C0: !Equals [!Ref Env, prod]
${conditions.join("\n")}
Resources:
  Subject: { Type: Custom::Subject, Properties: { Value: !If [C${length}, 1, 0] } }
`;
}

it("of names that double one another is too long to be known", () => {
  const conditions = Array.from(
    { length: 60 },
    (_, index) =>
      `  C${String(index)}: !Sub ["\${A}\${A}", { A: !Condition C${String(index + 1)} }]`,
  );
  const text = `Conditions:\n${conditions.join("\n")}\n  C60: aa\nResources:\n  Subject:\n    Type: A::B::C\n    Properties: { Value: !Condition C0 }\n`;
  expect(() => answers(text)).not.toThrow();
});

describe("the number of scenarios", () => {
  it(`may be ${maxScenarios}`, () => {
    expect(Object.keys(answers(withSwitches(12))!)).toHaveLength(maxScenarios);
  });

  it("may not be more: then there is no answer", () => {
    expect(answers(withSwitches(13))).toBeUndefined();
  });

  it("is that of the question, not of the template", () => {
    const graph = graphIn(withSwitches(13));
    const firsts = graph.ask((scenario) => {
      const value = read(graph, scenario);
      return value?.state === "list" ? value.state : undefined;
    });
    expect(firsts).toEqual(["list"]);
  });

  it("counts those that were asked in vain", () => {
    const text = withSwitches(12).replace("{ Value: [", "{ Value: [!Ref P11, ");
    expect(answers(text)).toBeUndefined();
    const early = withSwitches(11).replace("{ Value: [", "{ Value: [!Ref P0, ");
    expect(Object.keys(answers(early)!)).toHaveLength(maxScenarios / 2);
  });
});

describe("a cycle", () => {
  it.each([
    ["of a condition with itself", "A: !Condition A"],
    ["of two conditions", "A: !Not [!Condition B], B: !Not [!Condition A]"],
    [
      "of three conditions",
      "A: !Not [!Condition B], B: !And [!Condition C, !Condition C], C: !Condition A",
    ],
  ])("%s makes it unknown", (_, conditions) => {
    const text = `
Conditions: { ${conditions} }
Resources: { Subject: { Type: Custom::Subject, Properties: { Value: !If [A, 1, 2] } } }
`;
    expect(answers(text)).toEqual({
      always: "unknown: it depends on a condition that cannot be evaluated",
    });
  });

  it("that does not matter does not harm", () => {
    const text = `
Conditions: { A: !Or [!Equals [a, a], !Condition A] }
Resources: { Subject: { Type: Custom::Subject, Properties: { Value: !If [A, 1, 2] } } }
`;
    expect(answers(text)).toEqual({ always: "1" });
  });

  it("of references is none: a reference is known only after deployment", () => {
    const text = `
Resources:
  Subject: { Type: Custom::Subject, Properties: { Value: !Ref Other } }
  Other: { Type: Custom::Subject, Properties: { Value: !Ref Subject } }
`;
    expect(answers(text)).toEqual({ always: "unknown: 'Other' is known only after deployment" });
    const graph = graphIn(text);
    const [one, other] = [...graph.template.resources.values()];
    expect(graph.references.dependsOn(one!, other!)).toBe(true);
    expect(graph.references.dependsOn(one!, one!)).toBe(true);
  });
});

describe("a chain of conditions", () => {
  it("is followed", () => {
    expect(answers(withChain(50))).toEqual({ "Env=prod": "1", "Env=other1": "0" });
  });

  it("of ten thousand is too long to be followed, and ends", () => {
    const asked = answers(withChain(10_000));
    expect(Object.values(asked!)).toEqual([
      "unknown: it depends on a condition that cannot be evaluated",
    ]);
  });

  it("of ten thousand beside one another is no chain", () => {
    const many = Array.from({ length: 10_000 }, (_, i) => `C${i}: !Equals [!Ref Env, v${i % 5}]`);
    const text = `
Parameters: { Env: { Type: String } }
Conditions: { ${many.join(", ")} }
Resources: { Subject: { Type: Custom::Subject, Properties: { Value: !If [C9999, 1, 0] } } }
`;
    expect(Object.keys(answers(text)!)).toHaveLength(6);
  });
});

describe("what asks for too much evaluation", () => {
  function withItems(count: number, more: object = {}): string {
    const Value = Array.from({ length: count }, () => 1);
    const Subject = { Type: "Custom::Subject", Properties: { Value, ...more } };
    return JSON.stringify({ Resources: { Subject } });
  }

  it("has no answer where it is too much in one scenario", () => {
    const itemsOf = (count: number): number | undefined => {
      const graph = graphIn(withItems(count));
      const answers = graph.ask((scenario) => {
        const value = read(graph, scenario);
        return value?.state === "list" ? value.items.length : undefined;
      });
      return answers?.[0];
    };
    expect(itemsOf(maxSteps / 2)).toBe(maxSteps / 2);
    expect(itemsOf(maxSteps)).toBeUndefined();
  });

  it("has no answer where it is too much over all scenarios", () => {
    const ones = Array.from({ length: 2000 }, () => 1).join(", ");
    const text = (switches: number): string =>
      withSwitches(switches).replace("{ Value: [", `{ Value: [${ones}, `);
    expect(Object.keys(answers(text(7))!)).toHaveLength(128);
    expect(answers(text(9))).toBeUndefined();
  });

  it("is known however deep a document may be nested", () => {
    const depth = 240;
    const text = `
Resources:
  Subject:
    Type: Custom::Subject
    Properties: { Value: ${"!Sub ['${A}', { A: ".repeat(depth)}1${" }]".repeat(depth)} }
`;
    expect(answers(text)).toEqual({ always: '"1"' });
  });
});
