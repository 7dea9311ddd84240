import { describe, expect, it } from "vitest";
import { conditionsOn } from "../../src/iam/condition.js";
import { readOperator } from "../../src/iam/operator.js";
import { gap, hole, type Plain, statementOf } from "./value-of.js";

describe("readOperator", () => {
  it.each<[written: string, test: string | undefined, traits: string]>([
    ["StringEquals", "StringEquals", ""],
    ["stringequals", "StringEquals", ""],
    ["StringNotEqualsIgnoreCase", "StringEqualsIgnoreCase", "negated"],
    ["NotIpAddress", "IpAddress", "negated"],
    ["ArnNotLike", "ArnLike", "negated"],
    ["BoolIfExists", "Bool", "ifExists"],
    ["ForAnyValue:StringLike", "StringLike", "ForAnyValue"],
    ["forallvalues:stringnotlikeifexists", "StringLike", "ForAllValues negated ifExists"],
    ["Null", "Null", ""],
    ["NullIfExists", undefined, "ifExists"],
    ["StringIs", undefined, ""],
    ["", undefined, ""],
  ])("reads %j", (written, test, traits) => {
    const { quantifier, negated, ifExists, ...operator } = readOperator(written);
    expect(operator).toEqual({ written, test });
    const present = [quantifier, negated && "negated", ifExists && "ifExists"];
    expect(present.filter(Boolean).join(" ")).toBe(traits);
  });
});

describe("readConditions", () => {
  it.each<[name: string, block: Plain, keys: readonly string[], gap: string | undefined]>([
    ["none", undefined, [], undefined],
    ["an unknown block", hole("C"), [], "C is unknown"],
    ["a block that is no object", "x", [], "a condition is no object"],
    [
      "operators and keys",
      { StringEquals: { a: "1", b: ["2", "3"] }, Bool: { c: false } },
      ["StringEquals a", "StringEquals b", "Bool c"],
      undefined,
    ],
    ["what is taken back", { StringEquals: { a: undefined }, Bool: undefined }, [], undefined],
    ["an unknown operator", { Bool: { a: true }, Null: hole("N") }, ["Bool a"], "N is unknown"],
    ["a gap", { Bool: gap({ a: true }) }, ["Bool a"], "a transform may add to it"],
    ["a gap of the block", gap({ Bool: { a: true } }), ["Bool a"], "a transform may add to it"],
  ])("reads %s", (_name, block, keys, reason) => {
    const { list, gap: found } = statementOf({ Condition: block }).conditions;
    expect(list.map(({ operator, key }) => `${operator.written} ${key}`)).toEqual(keys);
    expect(found).toBe(reason);
  });

  it("finds a key in any case", () => {
    const block = { StringEquals: { "AWS:SourceARN": "x" }, ArnLike: { "aws:SourceArn": "y" } };
    const { conditions } = statementOf({ Condition: block });
    expect(conditionsOn(conditions, "aws:SourceArn")).toHaveLength(2);
    expect(conditionsOn(conditions, "aws:SourceAccount")).toEqual([]);
  });
});
