import { describe, expect, it } from "vitest";
import type { Value } from "../../src/graph/value.js";
import { readPolicy, someStatement } from "../../src/iam/policy.js";
import { gap, hole, type Plain, policyOf, statementOf, text, valueOf } from "./value-of.js";

const allow = { Sid: "One", Effect: "Allow", Principal: "*", Action: "s3:*", Resource: "*" };

/** A policy whose statements are this value. */
function holding(statements: Value): Value {
  const policy = valueOf({ Statement: [] });
  if (policy.state !== "record") throw new Error("no record");
  return { ...policy, get: () => statements };
}

describe("readPolicy", () => {
  it.each<[name: string, policy: Plain, statements: number, gap: string | undefined]>([
    ["no policy", undefined, 0, undefined],
    ["the empty string, which means unset", "", 0, undefined],
    ["a line break, which is left of an empty text", "\n", 0, undefined],
    ["JSON text", '{"Statement": []}', 0, undefined],
    ["text that is no JSON", "{", 0, "it is no JSON"],
    ["a statement in JSON text", '{"Statement": [{"Effect": "Allow"}]}', 1, undefined],
    [
      "JSON text with a hole",
      text`{"Statement": [${hole("X")}]}`,
      0,
      "it is text with parts that are unknown",
    ],
    ["an unknown policy", hole("Policy"), 0, "Policy is unknown"],
    ["a list", [allow], 0, "it is a list"],
    ["no statements", { Version: "2012-10-17" }, 0, undefined],
    ["a policy with a gap", gap({ Version: "2012-10-17" }), 0, "a transform may add to it"],
    ["a statement alone", { Statement: allow }, 1, undefined],
    ["a list of statements", { Statement: [allow, allow] }, 2, undefined],
    ["an absent statement", { Statement: [undefined, allow] }, 1, undefined],
    ["an unknown statement", { Statement: [hole("S"), allow] }, 1, "S is unknown"],
    ["a nested list", { Statement: [[allow], allow] }, 1, "a statement is no object"],
    ["unknown statements", { Statement: hole("S") }, 0, "S is unknown"],
  ])("reads %s", (_name, policy, statements, reason) => {
    const read = policyOf(policy);
    expect([read.statements.length, read.gap]).toEqual([statements, reason]);
  });

  it("counts unreadable statements", () => {
    const { statements } = policyOf({ Statement: [hole(), allow] });
    expect(statements.map(({ index, sid }) => [index, sid])).toEqual([[1, "One"]]);
  });

  it("counts statements that are not there in this scenario", () => {
    const list = valueOf([allow]);
    if (list.state !== "list") throw new Error("no list");
    const { statements } = readPolicy(
      holding({ ...list, written: [valueOf(undefined), ...list.items] }),
    );
    expect(statements.map(({ index }) => index)).toEqual([1]);
  });

  it.each([
    [1000, 1000, undefined],
    [1001, 0, "it has more than 1000 statements"],
  ])("reads no more statements than a policy can have: of %d, %d", (count, statements, reason) => {
    const list = valueOf(new Array<Plain>(count).fill(allow));
    if (list.state !== "list") throw new Error("no list");
    const read = readPolicy(holding({ ...list, written: list.items }));
    expect([read.statements.length, read.gap]).toEqual([statements, reason]);
  });

  it.each<[statements: Plain, list: string | undefined]>([
    [[allow], "list"],
    [allow, "record"],
    [hole(), undefined],
    [undefined, undefined],
  ])("knows where another statement could be written: %j", (Statement, list) => {
    expect(policyOf({ Statement }).list?.state).toBe(list);
  });

  it.each<[effect: Plain, expected: string | undefined]>([
    ["Allow", "Allow"],
    ["Deny", "Deny"],
    ["allow", undefined],
    [undefined, undefined],
    [hole("Effect"), undefined],
  ])("reads the effect %j", (effect, expected) => {
    expect(statementOf({ ...allow, Effect: effect }).effect).toBe(expected);
  });

  it("reads an element only when asked for it", () => {
    const read: string[] = [];
    const value = statementOf(allow).value;
    const policy = policyOf({ Statement: allow });
    const get = (name: string): ReturnType<typeof value.get> => {
      read.push(name);
      return value.get(name);
    };
    Object.assign(policy.statements[0]!.value, { get });
    expect(read).toEqual([]);
    expect(policy.statements[0]!.effect).toBe("Allow");
    expect(read).toEqual(["Effect"]);
  });
});

describe("an element and its negation", () => {
  it.each<[name: string, elements: Record<string, Plain>, kind: string]>([
    ["Action", { Action: "s3:*" }, "listed"],
    ["NotAction", { NotAction: "s3:*" }, "excepted"],
    ["neither", {}, "missing"],
    ["both", { Action: "s3:*", NotAction: "iam:*" }, "unknown"],
    ["Action and a NotAction taken back", { Action: "s3:*", NotAction: undefined }, "listed"],
    ["another case, which is another name", { action: "s3:*" }, "missing"],
  ])("reads %s", (_name, elements, kind) => {
    expect(statementOf({ Effect: "Allow", ...elements }).actions.kind).toBe(kind);
  });

  it.each<[elements: Record<string, Plain>, kind: string]>([
    [{ Action: "s3:*" }, "listed"],
    [{ NotAction: "s3:*" }, "excepted"],
    [{}, "unknown"],
    [{ Action: undefined }, "unknown"],
    [{ NotAction: undefined }, "unknown"],
  ])("reads %j of a statement with a gap", (elements, kind) => {
    expect(statementOf(gap({ Effect: "Allow", ...elements })).actions.kind).toBe(kind);
  });
});

describe("someStatement", () => {
  it.each<[statements: readonly Plain[], expected: boolean | undefined]>([
    [[], false],
    [[{ Sid: "No" }], false],
    [[{ Sid: "Maybe" }], undefined],
    [[{ Sid: "No" }, { Sid: "Yes" }], true],
    [[hole(), { Sid: "No" }], undefined],
    [[hole(), { Sid: "Yes" }], true],
  ])("judges %j", (statements, expected) => {
    const answers: Record<string, boolean> = { Yes: true, No: false };
    const policy = policyOf({ Statement: statements });
    expect(someStatement(policy, ({ sid }) => answers[sid ?? ""])).toBe(expected);
  });
});
