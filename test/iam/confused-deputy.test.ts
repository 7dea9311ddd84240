import { describe, expect, it } from "vitest";
import { confusedDeputy } from "../../src/iam/confused-deputy.js";
import { gap, hole, type Plain, statementOf, text } from "./value-of.js";

const service = "cloudtrail.amazonaws.com";
const delivery = { Effect: "Allow", Principal: { Service: service }, Action: "s3:PutObject" };
const account = hole("AWS::AccountId");
const trail = text`arn:${hole("P")}:cloudtrail:${hole("R")}:${account}:trail/${hole("Name")}`;

function deputyOf(elements: Record<string, Plain>): [boolean | undefined, ...string[]] {
  const deputy = confusedDeputy(statementOf({ ...delivery, ...elements }), service);
  if (deputy.confused !== true) return [deputy.confused];
  const shortfalls = deputy.shortfalls.map(({ condition, fault }) => `${condition.key}: ${fault}`);
  return [true, ...shortfalls];
}

describe("confusedDeputy", () => {
  it.each<[condition: Plain]>([
    [{ StringEquals: { "aws:SourceArn": "arn:aws:cloudtrail:us-east-1:111122223333:trail/main" } }],
    [{ StringEquals: { "AWS:SourceArn": trail } }],
    [{ ArnEquals: { "aws:SourceArn": [trail] } }],
    [{ ArnLike: { "aws:SourceArn": "arn:aws:cloudtrail:*:111122223333:trail/*" } }],
    [{ StringLike: { "aws:SourceArn": text`arn:aws:cloudtrail:*:${account}:trail/*` } }],
    [{ StringEquals: { "aws:SourceAccount": "111122223333" } }],
    [{ StringEquals: { "aws:SourceOrgID": "o-a1b2c3d4e5" } }],
    [{ StringEquals: { "aws:SourceAccount": "${aws:ResourceAccount}" } }],
    [{ StringEquals: { "aws:SourceAccount": ["${aws:ResourceAccount}", "111122223333"] } }],
    [{ "ForAnyValue:StringLike": { "aws:SourceOrgPaths": "o-a1b2c3d4e5/*" } }],
    [
      {
        StringLike: {
          "kms:EncryptionContext:aws:cloudtrail:arn": "arn:aws:cloudtrail:*:111122223333:trail/*",
        },
      },
    ],
    [
      {
        StringEquals: {
          "s3:x-amz-acl": "bucket-owner-full-control",
          "aws:SourceAccount": "111122223333",
        },
        ArnLike: { "aws:SourceArn": "*" },
      },
    ],
  ])("finds the source fixed by %j", (Condition) => {
    expect(deputyOf({ Condition })).toEqual([false]);
  });

  it.each<[condition: Plain, ...shortfalls: string[]]>([
    [undefined],
    [{ StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } }],
    [{ StringLike: { "aws:SourceArn": "*" } }, "aws:SourceArn: value"],
    [{ ArnLike: { "aws:SourceArn": "arn:aws:cloudtrail:*:*:trail/*" } }, "aws:SourceArn: value"],
    [{ ArnLike: { "aws:SourceArn": [trail, "*"] } }, "aws:SourceArn: value"],
    [{ StringLike: { "aws:SourceAccount": "*" } }, "aws:SourceAccount: value"],
    [
      { StringLike: { "aws:SourceAccount": ["${aws:ResourceAccount}", "*"] } },
      "aws:SourceAccount: value",
    ],
    [
      { StringEquals: { "aws:SourceAccount": "${aws:PrincipalAccount}" } },
      "aws:SourceAccount: value",
    ],
    [{ StringEqualsIfExists: { "aws:SourceArn": trail } }, "aws:SourceArn: operator"],
    [{ Null: { "aws:SourceArn": "false" } }, "aws:SourceArn: operator"],
    [{ StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }],
  ])("finds the source left open by %j", (Condition, ...shortfalls) => {
    expect(deputyOf({ Condition })).toEqual([true, ...shortfalls]);
  });

  it.each<[elements: Record<string, Plain>, expected: boolean | undefined]>([
    [{ Effect: "Deny" }, false],
    [{ Effect: undefined }, undefined],
    [{ Principal: "*" }, false],
    [{ Principal: { Service: "ec2.amazonaws.com" } }, false],
    [{ Principal: { Service: ["ec2.amazonaws.com", text`cloudtrail.${hole("S")}`] } }, true],
    [{ Principal: { Service: hole("Service") } }, undefined],
    [{ Principal: { AWS: hole("P") } }, false],
    [{ Principal: hole("P") }, undefined],
    [{ Principal: gap({ Service: "ec2.amazonaws.com" }) }, undefined],
    [{ Principal: undefined }, false],
    [{ Principal: undefined, NotPrincipal: { Service: service } }, false],
    [{ NotPrincipal: { AWS: "*" } }, undefined],
    [{ Condition: hole("C") }, undefined],
    [{ Condition: { StringEquals: { "aws:SourceArn": hole("Arn") } } }, undefined],
    [{ Condition: { StringEquals: { "kms:CallerAccount": "111122223333" } } }, undefined],
  ])("judges %j: %s", (elements, expected) => {
    expect(deputyOf(elements)[0]).toBe(expected);
  });

  it("points at the service and at the value at fault", () => {
    const Condition = { ArnLike: { "aws:SourceArn": [trail, "*"] } };
    const statement = statementOf({ ...delivery, Condition });
    const deputy = confusedDeputy(statement, service);
    if (deputy.confused !== true) throw new Error("not confused");
    const value = statement.value.get("Principal");
    expect(value.state === "record" && value.get("Service").use).toBe(deputy.principal.use);
    const [condition] = statement.conditions.list;
    expect(deputy.shortfalls[0]!.use).toBe(condition!.values[1]!.use);
  });
});
