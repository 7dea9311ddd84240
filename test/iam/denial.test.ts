import { describe, expect, it } from "vitest";
import { deniesEverybody } from "../../src/iam/denial.js";
import { hole, type Plain, policyOf, text, valueOf } from "./value-of.js";

const name = hole("Name");
const objects = text`arn:aws:s3:::${name}/*`;
const deny = {
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: objects,
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};

describe("deniesEverybody", () => {
  it.each<[statement: Plain, expected: boolean | undefined]>([
    [deny, true],
    [{ ...deny, Effect: "Allow" }, false],
    [{ ...deny, Effect: hole("E") }, undefined],
    [{ ...deny, Principal: { AWS: "*" } }, true],
    [{ ...deny, Principal: { AWS: "arn:aws:iam::111122223333:role/x" } }, false],
    [{ ...deny, Principal: { AWS: "arn:aws:iam::111122223333:root" } }, undefined],
    [
      { ...deny, Principal: { AWS: ["arn:aws:iam::111122223333:role/x", "111122223333"] } },
      undefined,
    ],
    [{ ...deny, Principal: { AWS: ["111122223333", "*"] } }, true],
    [{ ...deny, Principal: undefined }, false],
    [{ ...deny, Principal: hole("P") }, undefined],
    [{ ...deny, Action: "s3:PutObject" }, false],
    [{ ...deny, Action: hole("A") }, undefined],
    [{ ...deny, Resource: text`arn:aws:s3:::${name}` }, false],
    [{ ...deny, Resource: text`arn:aws:s3:::${name}/a/*` }, undefined],
    [{ ...deny, Condition: undefined }, true],
    [{ ...deny, Condition: { Bool: { "aws:SecureTransport": "true" } } }, false],
    [{ ...deny, Condition: hole("C") }, undefined],
    [hole("S"), undefined],
  ])("of %j: %s", (statement, expected) => {
    const policy = policyOf({ Statement: [statement] });
    const request = {
      action: "s3:GetObject",
      resource: valueOf(objects),
      context: { "aws:SecureTransport": "false" },
    };
    expect(deniesEverybody(policy, request)).toBe(expected);
  });
});
