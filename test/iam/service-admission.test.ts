import { describe, expect, it } from "vitest";
import {
  admitsService,
  missesOf,
  type ServiceCall,
  statementsDenying,
} from "../../src/iam/service-admission.js";
import { hole, type Plain, policyOf, text, valueOf } from "./value-of.js";

const service = "cloudtrail.amazonaws.com";
const name = hole("Name");
const trail = text`arn:${hole()}:cloudtrail:${hole()}:${hole()}:trail/audit`;
const call: ServiceCall = {
  service,
  action: "s3:PutObject",
  resource: valueOf(text`arn:aws:s3:::${name}/AWSLogs/*`),
  context: { "aws:SourceArn": valueOf(trail), "s3:x-amz-acl": "bucket-owner-full-control" },
};
const allow = {
  Effect: "Allow",
  Principal: { Service: service },
  Action: "s3:PutObject",
  Resource: text`arn:aws:s3:::${name}/*`,
};
const under = (operator: string, value: Plain): Plain => ({
  ...allow,
  Condition: { [operator]: { "aws:SourceArn": value } },
});

describe("a service", () => {
  it.each<[statement: Plain, expected: boolean | undefined]>([
    [allow, true],
    [{ ...allow, Effect: "Deny" }, false],
    [{ ...allow, Principal: { Service: "config.amazonaws.com" } }, false],
    [{ ...allow, Principal: { AWS: "arn:aws:iam::086441151436:root" } }, false],
    [{ ...allow, Principal: hole("P") }, undefined],
    [{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }, true],
    [{ ...allow, Action: "s3:GetBucketAcl" }, false],
    [{ ...allow, Effect: undefined }, undefined],
    [{ ...allow, Effect: undefined, Action: "s3:GetObject" }, false],
    [{ ...allow, Resource: undefined }, undefined],
    [{ ...allow, Resource: text`arn:aws:s3:::${name}` }, false],
    [{ ...allow, Resource: text`arn:aws:s3:::${name}/AWSLogs/111122223333/*` }, undefined],
    [under("StringEquals", "arn:aws:cloudtrail:eu-west-1:111122223333:trail/other"), false],
    [under("StringEquals", "arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit"), undefined],
    [under("StringEquals", "arn:aws:cloudtrail:*:111122223333:trail/audit"), false],
    [under("StringEquals", text`arn:aws:cloudtrail:*:${hole("A")}:trail/audit`), false],
    [under("StringEqualsIgnoreCase", "arn:aws:cloudtrail:*:111122223333:trail/audit"), false],
    [under("StringEqualsIgnoreCase", "arn:aws:cloudtrail:a:111122223333:trail/Audit"), undefined],
    [under("StringEqualsIgnoreCase", "arn:aws:cloudtrail:a:111122223333:trail/others"), false],
    [under("ArnLike", "arn:*:cloudtrail:*:*:trail/*"), true],
    [under("ArnLike", "arn:aws:cloudtrail:*:111122223333:trail/other-*"), false],
    [under("StringLike", "arn:aws:cloudtrail:*:111122223333:trail/other-*"), false],
    [under("StringLike", "arn:aws:cloudtrail:*:trail/other-*"), undefined],
    [under("ArnLike", "arn:aws:cloudtrail:*:*:trail/other"), false],
    [under("ArnEquals", hole("Arn")), undefined],
    [under("Bool", "true"), undefined],
    [hole("S"), undefined],
  ])("is let in by %j: %s", (statement, expected) => {
    expect(admitsService(policyOf({ Statement: [statement] }), call)).toBe(expected);
  });

  it("is maybe let in by an account, where it asked as one before it was a principal", () => {
    const policy = policyOf({
      Statement: [{ ...allow, Principal: { AWS: "arn:aws:iam::086441151436:root" } }],
    });
    expect(admitsService(policy, { ...call, mayAskAsAccount: true })).toBeUndefined();
  });

  it.each<[principal: Plain, expected: boolean | undefined]>([
    [{ Service: service }, true],
    [{ AWS: text`arn:aws:iam::${hole("AWS::AccountId")}:root` }, false],
    [{ AWS: "arn:aws:iam::086441151436:role/x" }, false],
    [{ Service: "config.amazonaws.com" }, false],
  ])("that asked as an account is let in by %j: %s", (Principal, expected) => {
    const policy = policyOf({ Statement: [{ ...allow, Principal }] });
    expect(admitsService(policy, { ...call, mayAskAsAccount: true })).toBe(expected);
  });

  it.each<[statement: Plain, denied: boolean]>([
    [{ ...allow, Effect: "Deny" }, true],
    [{ ...allow, Effect: "Deny", Principal: "*" }, true],
    [{ ...allow, Effect: "Deny", Action: "s3:DeleteObject" }, false],
    [{ ...allow, Effect: "Deny", Condition: { Null: { "s3:x-amz-acl": "true" } } }, false],
    [{ ...allow, Effect: "Deny", Condition: { Null: { "s3:x-amz-acl": "false" } } }, true],
    [{ ...allow, Effect: "Deny", Condition: { Bool: { "aws:ViaAWSService": "true" } } }, false],
    [hole("S"), false],
  ])("is denied by %j: %s", (statement, denied) => {
    const policy = policyOf({ Statement: [statement] });
    expect(statementsDenying(policy, call).length > 0).toBe(denied);
  });

  it("is missed by what is meant for it", () => {
    const other = under("StringEquals", "arn:aws:cloudtrail:eu-west-1:111122223333:trail/other");
    const elsewhere = { ...allow, Resource: text`arn:aws:s3:::${name}/trails/*` };
    const policy = policyOf({ Statement: [other, elsewhere, { ...allow, Action: "s3:Get*" }] });
    const misses = missesOf(policy, call);
    expect(misses.map(({ statement }) => statement.index)).toEqual([0, 1]);
    expect(misses.map(({ condition }) => condition?.key)).toEqual(["aws:SourceArn", undefined]);
  });

  it.each<[why: string, statements: readonly Plain[], missed: readonly number[]]>([
    ["a denial is not meant for it", [{ ...allow, Effect: "Deny", Resource: "x" }], []],
    [
      "what may be meant for it may miss it",
      [{ ...allow, Principal: hole("P"), Resource: "x" }],
      [0],
    ],
    [
      "what is meant for it goes before what may be",
      [
        { ...allow, Principal: hole("P"), Resource: "x" },
        { ...allow, Resource: "y" },
      ],
      [1],
    ],
    ["what lets it in misses nothing", [allow], []],
    ["what may let it in misses nothing for sure", [{ ...allow, Resource: hole("R") }], []],
    [
      "what is meant for another does not miss it",
      [{ ...allow, Principal: { Service: "a.b" } }],
      [],
    ],
  ])("%s", (_, statements, missed) => {
    const misses = missesOf(policyOf({ Statement: statements }), call);
    expect(misses.map(({ statement }) => statement.index)).toEqual(missed);
  });
});
