import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Scenario } from "../../src/graph/scenario.js";
import { scenarioText } from "../../src/lint/scenario-text.js";
import { graphIn, read, show } from "../graph/answers.js";

/** A template whose property `Value` says in which scenario it is. */
function template(parameters: string, conditions: string, value: string): string {
  return `
Parameters: { ${parameters} }
Conditions: { ${conditions} }
Resources: { Subject: { Type: Custom::Subject, Properties: { Value: ${value} } } }
`;
}

interface Asked {
  readonly scenario: Scenario;
  readonly value: string;
}

function asked(text: string): readonly Asked[] {
  const graph = graphIn(text);
  return graph.ask((scenario) => ({ scenario, value: show(read(graph, scenario)!) }))!;
}

/** What is said of the scenarios in which the value is one of these. */
function textOf(text: string, ...values: readonly string[]): string {
  const all = asked(text);
  const happens = all.filter(({ value }) => values.includes(value));
  return scenarioText(
    happens.map(({ scenario }) => scenario),
    all.map(({ scenario }) => scenario),
  );
}

const env = "Env: { Type: String }";
const isProd = "IsProd: !Equals [!Ref Env, prod]";
const two = "A: !Equals [!Ref P, x], B: !Equals [!Ref Q, x]";
const pq = "P: { Type: String }, Q: { Type: String }";
const cases = "!If [A, !If [B, both, a], !If [B, b, none]]";

describe("the scenarios in which something happens", () => {
  it("are not named where it always happens", () => {
    expect(textOf(template(env, isProd, "!If [IsProd, 1, 1]"), "1")).toBe("");
    expect(textOf(template(env, isProd, "1"), "1")).toBe("");
    expect(scenarioText([], [])).toBe("");
  });

  it.each([
    ["1", " when condition 'IsProd' is true"],
    ["2", " when condition 'IsProd' is false"],
  ])("are those of a condition: %s", (value, text) => {
    expect(textOf(template(env, isProd, "!If [IsProd, 1, 2]"), value)).toBe(text);
  });

  it.each([
    [['"both"'], " when condition 'A' is true and condition 'B' is true"],
    [['"a"', '"both"'], " when condition 'A' is true"],
    [['"b"', '"both"'], " when condition 'B' is true"],
    [['"none"'], " when condition 'A' is false and condition 'B' is false"],
    [['"a"', '"b"'], ", for instance when condition 'A' is true and condition 'B' is false"],
  ])("are those of several conditions: %j", (values, text) => {
    expect(textOf(template(pq, two, cases), ...values)).toBe(text);
  });

  it("are those of all conditions that were asked for in them", () => {
    const nested = "!If [A, !If [B, 1, 2], 3]";
    const text = " when condition 'A' is true and condition 'B' is true";
    expect(textOf(template(pq, two, nested), "1")).toBe(text);
  });
});

describe("scenarios that no condition tells apart", () => {
  const other = "unknown: it stands for any other value";

  it.each([
    [env, "!Ref Env, p", "!Ref Env", '"p"', "parameter 'Env' is 'p'"],
    [env, "!Ref Env, p", "!Ref Env", other, "parameter 'Env' is not 'p'"],
    [
      "Env: { Type: String, Default: d }",
      "!Ref Env, p",
      "!Ref Env",
      other,
      "parameter 'Env' is another value",
    ],
    [
      env,
      "!Ref AWS::Region, r",
      "!Ref AWS::Region",
      '"r"',
      "pseudo parameter 'AWS::Region' is 'r'",
    ],
    [
      "Ids: { Type: CommaDelimitedList, Default: 'a,b' }",
      "!Join ['', !Ref Ids], ''",
      "!Ref Ids",
      '["a", "b"]',
      "parameter 'Ids' is 'a,b'",
    ],
  ])("are told by an input: %s %s %s %s", (parameters, compared, value, happens, text) => {
    const always = `Always: !Or [!Equals [${compared}], !Equals [a, a]]`;
    const read = template(parameters, always, `!If [Always, ${value}, none]`);
    expect(textOf(read, happens)).toBe(` when ${text}`);
  });
});

describe("a condition that nobody can know in other scenarios", () => {
  it("tells where it is known", () => {
    const read = template(
      "Ids: { Type: CommaDelimitedList, Default: 'a,b' }",
      "Second: !Equals [!Select [1, !Ref Ids], b]",
      "!If [Second, x, z]",
    );
    expect(textOf(read, '"x"')).toBe(" when condition 'Second' is true");
  });
});

describe("whatever the scenarios are", () => {
  const names = ["P", "Q", "R"];
  const three = template(
    names.map((name) => `${name}: { Type: String, AllowedValues: [x, y, z] }`).join(", "),
    names.map((name) => `Is${name}: !Equals [!Ref ${name}, x]`).join(", "),
    `[${names.map((name) => `!If [Is${name}, !Ref ${name}, !Ref ${name}]`).join(", ")}]`,
  );
  const all = asked(three).map(({ scenario }) => scenario);

  /** Whether what a text says is so in a scenario. */
  function holds(text: string, { conditions, choices }: Scenario): boolean {
    const facts = [...text.matchAll(/(condition|parameter) '(\w+)' is '?(\w+)/g)];
    expect(facts).not.toEqual([]);
    return facts.every(([, kind, name = "", said]) => {
      const chosen = choices.get(name);
      return kind === "condition"
        ? String(conditions.get(name)) === said
        : chosen?.state === "known" && chosen.text === said;
    });
  }

  it("is exact, or gives an example that is", () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(fc.subarray(all, { minLength: 1, maxLength: all.length - 1 }), (happens) => {
        const text = scenarioText(happens, all);
        const said = all.filter((scenario) => holds(text, scenario));
        const isExact = text.startsWith(" when ");
        kinds.add(isExact ? "exact" : "example");
        if (isExact) expect(said).toEqual(happens);
        else expect(text).toMatch(/^, for instance when /);
        expect(said).not.toEqual([]);
        expect(happens).toEqual(expect.arrayContaining(said));
      }),
      { numRuns: 1000 },
    );
    expect(kinds).toContain("example");
  });

  it("is exact for whatever a few inputs or conditions decide", () => {
    const decided = fc.record({
      P: fc.option(fc.constantFrom("x", "y", "z"), { nil: undefined }),
      IsQ: fc.option(fc.boolean(), { nil: undefined }),
    });
    fc.assert(
      fc.property(decided, ({ P, IsQ }) => {
        const happens = all.filter(({ choices, conditions }) => {
          const chosen = choices.get("P");
          const isP = P === undefined || (chosen?.state === "known" && chosen.text === P);
          return isP && (IsQ === undefined || conditions.get("IsQ") === IsQ);
        });
        const text = scenarioText(happens, all);
        if (P === undefined && IsQ === undefined) expect(text).toBe("");
        else expect(all.filter((scenario) => holds(text, scenario))).toEqual(happens);
      }),
    );
  });
});
