import { describe, expect, it } from "vitest";
import type { GraphOptions } from "../../src/graph/graph.js";
import { answers, graphIn, read, resourceIn } from "./answers.js";

interface Sections {
  readonly parameters?: string;
  readonly mappings?: string;
  readonly conditions?: string;
  readonly value: string;
}

function template({ parameters = "", mappings = "", conditions = "", value }: Sections): string {
  return `
Parameters: { ${parameters} }
Mappings: { ${mappings} }
Conditions: { ${conditions} }
Resources: { Subject: { Type: Custom::Subject, Properties: { Value: ${value} } } }
`;
}

function ask(sections: Sections, options?: Partial<GraphOptions>): ReturnType<typeof answers> {
  return answers(template(sections), options);
}

const env = "Env: { Type: String }";
const isProd = "IsProd: !Equals [!Ref Env, prod]";

describe("an input that no condition asks for", () => {
  it("has its default, or is unknown", () => {
    const parameters = `${env}, Size: { Type: String, Default: big, AllowedValues: [big, small] }`;
    expect(ask({ parameters, value: "!Ref Size" })).toEqual({ always: '"big"' });
    expect(ask({ parameters, value: "!Ref Env" })).toEqual({
      always: "unknown: parameter 'Env' has no default",
    });
  });

  it("ranges over its AllowedValues where that is asked for", () => {
    const parameters = "Size: { Type: String, Default: big, AllowedValues: [big, small] }";
    const options = { varyAllowed: true };
    expect(ask({ parameters, value: "!Ref Size" }, options)).toEqual({
      "Size=big": '"big"',
      "Size=small": '"small"',
    });
    expect(ask({ parameters, value: "1" }, options)).toEqual({ always: "1" });
    expect(ask({ parameters: "Size: { Type: String }", value: "!Ref Size" }, options)).toEqual({
      always: "unknown: parameter 'Size' has no default",
    });
  });
});

describe("a condition", () => {
  it("tries what an input is compared with, its default, and any other value", () => {
    const parameters = "Env: { Type: String, Default: dev }";
    expect(ask({ parameters, conditions: isProd, value: "!If [IsProd, 1, 2]" })).toEqual({
      "Env=prod": "1",
      "Env=dev": "2",
      "Env=other1": "2",
    });
  });

  it("tries the allowed values and no other", () => {
    const parameters = "Env: { Type: String, AllowedValues: [prod, dev] }";
    expect(ask({ parameters, conditions: isProd, value: "!If [IsProd, 1, 2]" })).toEqual({
      "Env=prod": "1",
      "Env=dev": "2",
    });
  });

  it("is not asked where nothing depends on it", () => {
    expect(ask({ parameters: env, conditions: isProd, value: "1" })).toEqual({ always: "1" });
  });

  it("makes an input vary where it supplies a value too, before or after", () => {
    const parameters = "Env: { Type: String, Default: dev }";
    const expected = { "Env=prod": '["prod", 1]', "Env=dev": '["dev", 2]' };
    const before = ask({ parameters, conditions: isProd, value: "[!Ref Env, !If [IsProd, 1, 2]]" });
    expect(before).toMatchObject(expected);
    expect(Object.keys(before!)).toEqual(["Env=prod", "Env=dev", "Env=other1"]);
    const after = ask({ parameters, conditions: isProd, value: "[!If [IsProd, 1, 2], !Ref Env]" });
    expect(Object.values(after!)).toContain('[1, "prod"]');
  });

  it("makes an input vary in all scenarios that it matters to, in whatever order it is asked", () => {
    const parameters = `${env}, Size: { Type: String, Default: s, AllowedValues: [s, m] }`;
    const value = "!If [Either, !Ref Size, none]";
    const [one, other] = [`!Equals [!Ref Env, prod]`, `!Equals [!Ref Size, m]`];
    const first = ask({ parameters, conditions: `Either: !Or [${one}, ${other}]`, value });
    const second = ask({ parameters, conditions: `Either: !Or [${other}, ${one}]`, value });
    expect(new Set(Object.values(first!))).toEqual(new Set(['"s"', '"m"', '"none"']));
    expect(new Set(Object.values(second!))).toEqual(new Set(['"s"', '"m"', '"none"']));
    expect(first).toMatchObject({ "Env=prod Size=s": '"s"', "Env=prod Size=m": '"m"' });
  });

  it("decides whether it is read as a value before or not", () => {
    const value = "[!Condition IsProd, !If [IsProd, 1, 2]]";
    const parameters = "Env: { Type: String, Default: dev }";
    expect(ask({ parameters, conditions: isProd, value })).toEqual({
      "Env=prod": "[true, 1]",
      "Env=dev": "[false, 2]",
      "Env=other1": "[false, 2]",
    });
  });

  it("relates what depends on it with each other", () => {
    const complementary = `${isProd}, IsTest: !Not [!Condition IsProd]`;
    const value = "[!If [IsProd, 1, 2], !If [IsTest, 3, 4]]";
    expect(ask({ parameters: env, conditions: complementary, value })).toEqual({
      "Env=prod": "[1, 4]",
      "Env=other1": "[2, 3]",
    });
  });

  it("is one of and, or and not, however they are nested", () => {
    const conditions = [
      "A: !Equals [!Ref P, x]",
      "B: !Equals [!Ref Q, y]",
      "C: !And [!Condition A, !Or [!Condition B, !Not [!Condition A]]]",
      "D: !Not [!Or [!Condition C, !Not [!Condition B]]]",
    ].join(", ");
    const parameters = "P: { Type: String }, Q: { Type: String }";
    expect(ask({ parameters, conditions, value: "[!If [C, 1, 0], !If [D, 1, 0]]" })).toEqual({
      "P=x Q=y": "[1, 0]",
      "P=x Q=other1": "[0, 0]",
      "P=other1 Q=y": "[0, 1]",
      "P=other1 Q=other1": "[0, 0]",
    });
  });
});

describe("inputs that are compared with each other", () => {
  const conditions = "Same: !Equals [!Ref A, !Ref B], IsX: !Equals [!Ref A, x]";
  const value = "[!If [Same, 1, 0], !If [IsX, 1, 0]]";
  const outcomes = new Set(["[1, 1]", "[1, 0]", "[0, 1]", "[0, 0]"]);

  it("are equal and unequal, inside and outside of the values they are compared with", () => {
    const parameters = "A: { Type: String }, B: { Type: String }";
    const asked = ask({ parameters, conditions, value });
    expect(new Set(Object.values(asked!))).toEqual(outcomes);
    expect(asked).toMatchObject({ "A=other1 B=other1": "[1, 0]", "A=other1 B=other2": "[0, 0]" });
  });

  it("may be equal to what only the other may be", () => {
    const parameters = "A: { Type: String }, B: { Type: String, AllowedValues: [y, z] }";
    const asked = ask({ parameters, conditions, value });
    expect(new Set(Object.values(asked!))).toEqual(new Set(["[1, 0]", "[0, 1]", "[0, 0]"]));
  });

  it("may be equal to the default of the other", () => {
    const parameters = "A: { Type: String, Default: d }, B: { Type: String }";
    expect(ask({ parameters, conditions, value })).toMatchObject({ "A=d B=d": "[1, 0]" });
  });

  it("may be equal to the value that the user fixes for the other", () => {
    const parameters = "A: { Type: String }, B: { Type: String }";
    const asked = ask({ parameters, conditions, value }, { pins: { A: "fixed" } });
    expect(new Set(Object.values(asked!))).toEqual(new Set(["[1, 0]", "[0, 0]"]));
  });

  it("all differ where there are enough of them", () => {
    const parameters = ["A", "B", "C"].map((name) => `${name}: { Type: String }`).join(", ");
    const three = [
      "AB: !Equals [!Ref A, !Ref B]",
      "BC: !Equals [!Ref B, !Ref C]",
      "AC: !Equals [!Ref A, !Ref C]",
    ].join(", ");
    const asked = ask({
      parameters,
      conditions: three,
      value: "[!If [AB, 1, 0], !If [BC, 1, 0], !If [AC, 1, 0]]",
    });
    expect(new Set(Object.values(asked!))).toEqual(
      new Set(["[1, 1, 1]", "[1, 0, 0]", "[0, 1, 0]", "[0, 0, 1]", "[0, 0, 0]"]),
    );
  });
});

describe("two resources", () => {
  it("exist together where their conditions agree", () => {
    const graph = graphIn(`
Parameters: { ${env} }
Conditions: { ${isProd}, IsTest: !Not [!Condition IsProd] }
Resources:
  A: { Type: T::T::T, Condition: IsProd, Properties: { Value: 1 } }
  B: { Type: T::T::T, Condition: IsTest, Properties: { Value: 2 } }
`);
    const together = graph.ask((scenario) =>
      ["A", "B"].filter((name) => read(graph, scenario, "Value", name) !== undefined),
    );
    expect(together).toEqual([["A"], ["B"]]);
    expect(resourceIn(graph, "A").condition).toMatchObject({ kind: "Local", name: "IsProd" });
  });
});
