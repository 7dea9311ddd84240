import { describe, expect, it } from "vitest";
import { demandsMfaInConsole, deniesLackOfMfa } from "../../src/iam/mfa.js";
import { demandsProof } from "../../src/iam/cross-account.js";
import { hole, type Plain, statementOf } from "./value-of.js";

const present = "aws:MultiFactorAuthPresent";
const age = "aws:MultiFactorAuthAge";

describe("a condition on the second factor", () => {
  it.each<[condition: Plain, denies: unknown, demands: unknown, proves: unknown]>([
    [{ Bool: { [present]: "true" } }, false, true, true],
    [{ Bool: { [present]: true } }, false, true, true],
    [{ BoolIfExists: { [present]: "true" } }, false, true, false],
    [{ Bool: { [present]: "false" } }, true, false, false],
    [{ BoolIfExists: { [present]: ["false"] } }, true, false, false],
    [{ bool: { "AWS:multifactorauthpresent": "False" } }, true, false, false],
    [{ Null: { [present]: "true" } }, true, true, false],
    [{ Null: { [age]: "true" } }, true, false, false],
    [{ Null: { [age]: "false" } }, false, true, true],
    [{ NumericLessThan: { [age]: "3600" } }, false, true, true],
    [{ NumericGreaterThanIfExists: { [age]: "3600" } }, true, false, false],
    [{ Bool: { [present]: hole() } }, undefined, undefined, undefined],
    [hole(), undefined, undefined, undefined],
    [{ Bool: { "aws:SecureTransport": "false" } }, false, false, false],
    [undefined, false, false, false],
  ])("%j", (Condition, denies, demands, proves) => {
    expect(deniesLackOfMfa(statementOf({ Effect: "Deny", Condition }))).toBe(denies);
    const allow = statementOf({ Effect: "Allow", Condition });
    expect(deniesLackOfMfa(allow)).toBe(false);
    expect(demandsMfaInConsole(allow.conditions)).toBe(demands);
    expect(demandsProof(allow)).toBe(proves);
  });

  it("in a statement that may be an Allow denies nothing for sure", () => {
    const statement = { Effect: hole(), Condition: { Bool: { [present]: "false" } } };
    expect(deniesLackOfMfa(statementOf(statement))).toBeUndefined();
    const other = { Effect: hole(), Condition: { Bool: { "aws:SecureTransport": "false" } } };
    expect(deniesLackOfMfa(statementOf(other))).toBe(false);
  });
});
