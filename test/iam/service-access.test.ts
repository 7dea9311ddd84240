import { describe, expect, it } from "vitest";
import { surelyAllowsService } from "../../src/iam/service-access.js";
import { gap, hole, type Plain, policyOf } from "./value-of.js";

const service = "logging.s3.amazonaws.com";
const request = { service, action: "s3:PutObject" };
const allow = {
  Effect: "Allow",
  Principal: { Service: service },
  Action: "s3:PutObject",
  Resource: "*",
};
const deny = { ...allow, Effect: "Deny", Principal: "*" };
const ofAccount = { StringEquals: { "aws:SourceAccount": "111122223333" } };
const unencrypted = { Bool: { "aws:SecureTransport": "false" } };

function isAllowed(...statements: readonly Plain[]): boolean {
  const policy = policyOf({ Version: "2012-10-17", Statement: statements });
  return surelyAllowsService(policy, request, ({ key }) => key === "aws:SourceAccount");
}

describe("a service is surely let in", () => {
  it.each<[why: string, statements: readonly Plain[]]>([
    ["by a statement that names it", [allow]],
    ["by a pattern of actions", [{ ...allow, Action: "s3:Put*" }]],
    ["beside others", [{ ...allow, Principal: { Service: ["a.amazonaws.com", service] } }]],
    ["under a condition that admits it", [{ ...allow, Condition: ofAccount }]],
    ["where something else is denied", [allow, { ...deny, Action: "s3:DeleteObject" }]],
    ["where what is not encrypted is denied", [allow, { ...deny, Condition: unencrypted }]],
    ["whatever else is allowed", [{ ...allow, Principal: "*", Action: "s3:GetObject" }, allow]],
  ])("%s", (_, statements) => {
    expect(isAllowed(...statements)).toBe(true);
  });
});

describe("a service may not be let in", () => {
  it.each<[why: string, statements: readonly Plain[]]>([
    ["without statements", []],
    ["where it is denied", [allow, { ...deny, Action: "s3:*" }]],
    ["where actions of a denial are unknown", [allow, { ...deny, Action: hole("A") }]],
    ["where whether it is denied is unknown", [allow, { ...deny, Effect: hole("E") }]],
    ["by a denial", [{ ...allow, Effect: "Deny" }]],
    ["by a statement of unknown effect", [{ ...allow, Effect: hole("E") }]],
    ["by one for another", [{ ...allow, Principal: { Service: "config.amazonaws.com" } }]],
    ["by one for anybody's guess", [{ ...allow, Principal: hole("P") }]],
    ["by one for all but it", [{ ...allow, Principal: undefined, NotPrincipal: allow.Principal }]],
    ["by one for nobody", [{ ...allow, Principal: undefined }]],
    ["by one for something else", [{ ...allow, Action: "s3:GetObject" }]],
    ["by one for unknown actions", [{ ...allow, Action: hole("A") }]],
    ["under another condition", [{ ...allow, Condition: { ...ofAccount, ...unencrypted } }]],
    ["under conditions that are unknown", [{ ...allow, Condition: gap(ofAccount) }]],
  ])("%s", (_, statements) => {
    expect(isAllowed(...statements)).toBe(false);
  });

  it("by a policy that may say more", () => {
    const policy = policyOf({ Statement: [allow, hole("S")] });
    expect(surelyAllowsService(policy, request, () => true)).toBe(false);
  });
});
