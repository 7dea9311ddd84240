import { describe, expect, it } from "vitest";
import { isMetBy, type RequestContext } from "../../src/iam/request.js";
import { gap, hole, type Plain, statementOf, text, valueOf } from "./value-of.js";

const plain: RequestContext = { "aws:SecureTransport": "false" };
const key = "aws:MultiFactorAuthPresent";

describe("isMetBy", () => {
  it.each<[block: Plain, request: RequestContext, expected: boolean | undefined]>([
    [undefined, plain, true],
    [{ Bool: { "aws:SecureTransport": "false" } }, plain, true],
    [{ Bool: { "aws:SecureTransport": false } }, plain, true],
    [{ Bool: { "aws:SecureTransport": ["false"] } }, plain, true],
    [{ Bool: { "AWS:securetransport": "False" } }, plain, true],
    [{ Bool: { "aws:SecureTransport": "true" } }, plain, false],
    [{ BoolIfExists: { "aws:SecureTransport": "false" } }, plain, true],
    [{ StringEquals: { "aws:SecureTransport": "false" } }, plain, true],
    [{ StringNotEquals: { "aws:SecureTransport": "true" } }, plain, true],
    [{ Bool: { "aws:SecureTransport": hole("X") } }, plain, undefined],
    [{ Bool: { "aws:SecureTransport": [hole("X"), "false"] } }, plain, true],
    [{ Bool: { "aws:SecureTransport": "false", "aws:ViaAWSService": "false" } }, plain, undefined],
    [{ Bool: { "aws:SecureTransport": "true", "aws:ViaAWSService": "false" } }, plain, false],
    [{ StringLike: { "aws:Referer": "x" } }, plain, undefined],
    [{ Null: { "aws:Referer": "true" } }, plain, undefined],
    [gap({ Bool: { "aws:SecureTransport": "false" } }), plain, undefined],
    [gap({ Bool: { "aws:SecureTransport": "true" } }), plain, false],
    [hole("C"), plain, undefined],
    [{ Is: { "aws:SecureTransport": "false" } }, plain, undefined],
    [{ NumericEquals: { "aws:SecureTransport": 0 } }, plain, undefined],
    [{ "ForAnyValue:StringEquals": { "aws:SecureTransport": "false" } }, plain, undefined],
    [{ Bool: { [key]: "false" } }, { [key]: null }, false],
    [{ BoolIfExists: { [key]: "false" } }, { [key]: null }, true],
    [{ BoolIfExists: { [key]: "false" } }, { [key]: "true" }, false],
    [{ StringNotEquals: { [key]: "true" } }, { [key]: null }, true],
    [{ Null: { [key]: "true" } }, { [key]: null }, true],
    [{ Null: { [key]: true } }, { [key]: "true" }, false],
    [{ Null: { [key]: false } }, { [key]: "true" }, true],
    [
      { StringLike: { "aws:PrincipalTag/team": "red*" } },
      { "aws:PrincipalTag/team": "reds" },
      true,
    ],
    [{ StringEqualsIgnoreCase: { a: "B" } }, { a: "b" }, true],
    [{ StringEquals: { a: "B" } }, { a: "b" }, false],
    [{ StringNotEquals: { a: ["x", "b"] } }, { a: "b" }, false],
  ])("%j is met by %j: %s", (block, request, expected) => {
    expect(isMetBy(statementOf({ Condition: block }).conditions, request)).toBe(expected);
  });

  it("lets a wildcard of a text stand for several segments of an ARN", () => {
    const machine = valueOf(text`arn:aws:states:eu-west-1:${hole("A")}:stateMachine:a:b`);
    const { conditions } = statementOf({
      Condition: { StringLike: { "aws:SourceArn": "arn:aws:*:stateMachine:a:b" } },
    });
    expect(isMetBy(conditions, { "aws:SourceArn": machine })).toBe(true);
  });
});
