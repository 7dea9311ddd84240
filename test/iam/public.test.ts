import { describe, expect, it } from "vitest";
import { someStatement } from "../../src/iam/policy.js";
import { isPublic } from "../../src/iam/public.js";
import {
  gap,
  hole,
  otherThan,
  type Plain,
  policyOf,
  returned,
  statementOf,
  text,
} from "./value-of.js";

const account = hole("AWS::AccountId");
const everyone = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" };

function publicityOf(statement: Plain): boolean | undefined {
  return isPublic(statementOf(statement)).public;
}

/** What an Allow to everybody is under a condition, and what is wrong with the condition. */
function under(condition: Plain): [boolean | undefined, ...string[]] {
  const publicity = isPublic(statementOf({ ...everyone, Condition: condition }));
  const shortfalls = publicity.public === true ? publicity.shortfalls : [];
  return [
    publicity.public,
    ...shortfalls.map(({ condition, fault }) => `${condition.key}: ${fault}`),
  ];
}

describe("the principals of a statement", () => {
  it.each<[elements: Record<string, Plain>, expected: boolean | undefined]>([
    [{ Principal: "*" }, true],
    [{ Principal: { AWS: "*" } }, true],
    [{ Principal: { AWS: ["*"] } }, true],
    [{ Principal: { AWS: ["111122223333", "*"], Service: "ec2.amazonaws.com" } }, true],
    [{ Principal: undefined, NotPrincipal: { AWS: "111122223333" } }, true],
    [{ Principal: undefined, NotPrincipal: "*" }, false],
    [{ Principal: undefined, NotPrincipal: hole("P") }, undefined],
    [{ Principal: undefined }, false],
    [{ Principal: { AWS: "arn:aws:iam::111122223333:role/app-*" } }, false],
    [{ Principal: { AWS: "arn:aws:iam::111122223333:root" }, Action: "kms:*" }, false],
    [{ Principal: { AWS: text`arn:aws:iam::${account}:root` } }, false],
    [{ Principal: { AWS: account } }, undefined],
    [{ Principal: { AWS: returned("Role", "Arn") } }, false],
    [{ Principal: { AWS: otherThan("*", "") } }, false],
    [{ Principal: { Service: "cloudtrail.amazonaws.com" } }, false],
    [{ Principal: { Service: hole("Service") } }, false],
    [{ Principal: { Federated: "cognito-identity.amazonaws.com" } }, false],
    [{ Principal: { CanonicalUser: "79a59df9" } }, false],
    [{ Principal: hole("P") }, undefined],
    [{ Effect: "Deny" }, false],
    [{ Effect: "Deny", Principal: undefined, NotPrincipal: { AWS: "111122223333" } }, false],
    [{ Effect: "Deny", Principal: hole("P") }, false],
    [{ Effect: hole("Effect") }, undefined],
    [{ Effect: undefined }, undefined],
    [{ Effect: undefined, Principal: { AWS: "111122223333" } }, false],
  ])("%j make it public: %s", (elements, expected) => {
    expect(publicityOf({ ...everyone, ...elements })).toBe(expected);
  });
});

describe("a condition that fixes who asks", () => {
  it.each<[operator: string, key: string, value: Plain]>([
    ["StringEquals", "aws:PrincipalOrgID", "o-a1b2c3d4e5"],
    ["StringEquals", "AWS:principalorgid", "o-a1b2c3d4e5"],
    ["stringequals", "aws:PrincipalOrgID", ["o-a1b2c3d4e5", "o-f6g7h8i9j0"]],
    ["StringEqualsIgnoreCase", "aws:PrincipalOrgID", "O-a1b2c3d4e5"],
    ["ArnEquals", "aws:PrincipalArn", "arn:aws:iam::111122223333:role/app"],
    ["ArnLike", "aws:PrincipalArn", "arn:aws:iam::111122223333:role/app-*"],
    ["StringEquals", "aws:PrincipalAccount", "111122223333"],
    ["StringEquals", "aws:PrincipalAccount", 111122223333],
    ["ForAnyValue:StringLike", "aws:PrincipalOrgPaths", "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*"],
    ["IpAddress", "aws:SourceIp", "203.0.113.0/24"],
    ["IpAddress", "aws:SourceIp", "203.0.113.7"],
    ["IpAddress", "aws:SourceIp", "10.0.0.0/8"],
    ["IpAddress", "aws:SourceIp", ["172.16.0.0/12", "192.168.0.0/16"]],
    ["IpAddress", "aws:SourceIp", "2001:db8::/32"],
    ["IpAddress", "aws:SourceIp", "2001:db8::1"],
    ["IpAddress", "aws:SourceIp", text`${hole("Ip")}/32`],
    ["IpAddress", "aws:SourceIp", text`10.${hole("X")}.0.0/16`],
    ["ArnLike", "aws:SourceArn", "arn:aws:sns:us-east-1:111122223333:topic"],
    ["ArnLike", "aws:SourceArn", "arn:aws:cloudtrail:*:111122223333:trail/*"],
    ["ArnLike", "aws:SourceArn", text`arn:*:cloudtrail:*:${account}:trail/*`],
    ["StringLike", "aws:SourceArn", "arn:aws:s3:::logs"],
    ["StringLike", "aws:SourceArn", "arn:aws:s3:::logs/*"],
    ["ArnEquals", "aws:SourceArn", returned("Topic", "Arn")],
    ["StringEquals", "aws:SourceVpc", "vpc-91237329"],
    ["StringEquals", "aws:SourceVpc", returned("Vpc")],
    ["StringEquals", "aws:SourceVpc", text`vpc-${hole("Id")}`],
    ["StringEquals", "aws:SourceVpce", "vpce-1a2b3c4d"],
    ["StringEquals", "aws:SourceOwner", "111122223333"],
    ["StringEquals", "aws:SourceAccount", "111122223333"],
    ["StringLike", "aws:userid", "AIDAEXAMPLEID"],
    ["StringLike", "aws:userid", "AROAEXAMPLEID:${*}"],
    ["ArnLike", "s3:DataAccessPointArn", "arn:aws:s3:us-west-2:123456789012:accesspoint/*"],
    ["StringEquals", "s3:DataAccessPointAccount", "123456789012"],
    ["StringEquals", "kms:CallerAccount", "111122223333"],
  ])("%s %s %j", (operator, key, value) => {
    expect(under({ [operator]: { [key]: value } })).toEqual([false]);
  });
});

describe("a condition that does not fix who asks", () => {
  it.each<[operator: string, key: string, value: Plain, fault: string]>([
    ["Bool", "aws:SecureTransport", "true", "key"],
    ["StringEquals", "s3:x-amz-acl", "bucket-owner-full-control", "key"],
    ["StringLike", "aws:Referer", "https://example.com/*", "key"],
    ["StringEquals", "aws:UserAgent", "secret", "key"],
    ["Bool", "aws:MultiFactorAuthPresent", "true", "key"],
    ["StringEquals", "aws:PrincipalTag/team", "red", "key"],
    ["Null", "aws:PrincipalOrgID", "false", "operator"],
    ["Bool", "aws:SourceVpc", "true", "operator"],
    ["NumericEquals", "aws:SourceAccount", "111122223333", "operator"],
    ["StringNotEquals", "aws:SourceVpc", "vpc-91237329", "operator"],
    ["NotIpAddress", "aws:SourceIp", "203.0.113.0/24", "operator"],
    ["ArnNotLike", "aws:PrincipalArn", "arn:aws:iam::111122223333:role/app", "operator"],
    ["StringEqualsIfExists", "aws:SourceVpce", "vpce-1a2b3c4d", "operator"],
    ["ForAllValues:StringEquals", "aws:PrincipalOrgID", "o-a1b2c3d4e5", "operator"],
    ["ForAllValues:StringLike", "aws:PrincipalOrgPaths", "o-a1b2c3d4e5/*", "operator"],
    ["StringNotEqualsIfExists", "kms:ViaService", hole("X"), "operator"],
    ["Null", "kms:ViaService", "true", "operator"],
    ["StringLike", "aws:SourceVpc", "vpc-*", "value"],
    ["StringLike", "aws:SourceVpc", ["vpc-91237329", "vpc-*"], "value"],
    ["StringLike", "aws:SourceVpc", [hole("Vpc"), "vpc-????????"], "value"],
    ["StringLike", "aws:PrincipalOrgID", "o-*", "value"],
    ["ForAnyValue:StringLike", "aws:PrincipalOrgPaths", "o-*/r-ab12/*", "value"],
    ["StringLike", "aws:PrincipalArn", "*", "value"],
    ["ArnLike", "aws:PrincipalArn", "arn:aws:iam::*:role/Admin", "value"],
    ["ArnLike", "aws:SourceArn", "arn:aws:cloudtrail:*:*:trail/*", "value"],
    ["ArnEquals", "aws:SourceArn", "arn:aws:cloudtrail:us-east-1:1111*:trail/main", "value"],
    ["ArnLike", "aws:SourceArn", text`arn:${hole("P")}:cloudtrail:*:*:trail/${hole("T")}`, "value"],
    ["ArnLike", "aws:SourceArn", "arn:aws:s3:::logs-*", "value"],
    ["ArnLike", "aws:SourceArn", "arn:aws:s3:::*", "value"],
    ["StringLike", "aws:SourceArn", "arn:aws:s3*", "value"],
    ["StringLike", "aws:SourceArn", "arn:aws:*:1111222233334444:*", "value"],
    ["ArnLike", "aws:SourceArn", "arn:aws:iam::${aws:PrincipalAccount}:role/x", "value"],
    ["StringEquals", "aws:SourceVpc", "${aws:SourceVpc}", "value"],
    ["StringEquals", "aws:userid", "${aws:userid}", "value"],
    ["StringLike", "aws:userid", "*:session", "value"],
    ["StringLike", "aws:SourceAccount", "1111*", "value"],
    ["ArnLike", "s3:DataAccessPointArn", "arn:aws:s3:us-west-2:*:accesspoint/mine", "value"],
    ["StringLike", "s3:DataAccessPointAccount", "*", "value"],
    ["StringLike", "kms:CallerAccount", "*", "value"],
    ["StringLike", "kms:ViaService", "*", "value"],
    ["IpAddress", "aws:SourceIp", "0.0.0.0/0", "value"],
    ["IpAddress", "aws:SourceIp", "0.0.0.0/00", "value"],
    ["IpAddress", "aws:SourceIp", ["0.0.0.0/1", "128.0.0.0/1"], "value"],
    ["IpAddress", "aws:SourceIp", "10.0.0.0/7", "value"],
    ["IpAddress", "aws:SourceIp", ["203.0.113.0/24", "::/0"], "value"],
    ["IpAddress", "aws:SourceIp", "2001::/16", "value"],
    ["IpAddress", "aws:SourceIp", text`${hole("Ip")}/4`, "value"],
    ["StringLike", "aws:SourceIp", "203.*", "value"],
  ])("%s %s %j", (operator, key, value, fault) => {
    expect(under({ [operator]: { [key]: value } })).toEqual([true, `${key}: ${fault}`]);
  });
});

describe("a condition of which nobody knows whether it fixes who asks", () => {
  it.each<[operator: string, key: string, value: Plain]>([
    ["StringEquals", "aws:SourceArn", hole("X")],
    ["StringEquals", "aws:SourceAccount", account],
    ["StringEquals", "aws:SourceVpc", [hole("X"), "vpc-91237329"]],
    ["StringEquals", "aws:SourceVpc", []],
    ["StringEquals", "aws:SourceVpc", "vpc-*"],
    ["StringEqualsIgnoreCase", "aws:SourceVpc", "vpc-*"],
    ["StringEquals", "aws:SourceVpc", text`vpc-${hole("Id")}*`],
    ["StringEquals", "aws:SourceVpc", { a: "b" }],
    ["StringEquals", "aws:SourceArn", "arn:aws:cloudtrail:*:*:trail/${AWS::StackName}"],
    ["StringLike", "aws:SourceArn", "arn:aws:s3:::${AWS::StackName}-*"],
    ["StringLike", "aws:SourceArn", "arn:aws:*:111122223333:*"],
    ["StringLike", "aws:SourceArn", text`${hole("X")}:trail/*`],
    ["StringLike", "aws:userid", "AROAEXAMPLEID:*"],
    ["StringLike", "aws:userid", text`${returned("Role", "RoleId")}:*`],
    ["IpAddress", "aws:SourceIp", hole("Cidr")],
    ["IpAddress", "aws:SourceIp", text`${hole("Ip")}/8`],
    ["IpAddress", "aws:SourceIp", text`${hole("Ip")}/16`],
    ["IpAddress", "aws:SourceIp", text`10.0.0.0/${hole("Bits")}`],
    ["IpAddress", "aws:SourceIp", text`10.0.0.${hole("Rest")}`],
    ["IpAddress", "aws:SourceIp", "the office"],
    ["IpAddress", "aws:SourceIp", "office/24"],
    ["IpAddress", "aws:SourceIp", "203.0.113.0/24/0"],
    ["IpAddress", "aws:SourceIp", "/203.0.113.0/24"],
    ["IpAddress", "aws:SourceVpc", "10.0.0.0/8"],
    ["StringIs", "aws:SourceVpc", "vpc-91237329"],
    ["StringEquals", "kms:ViaService", "s3.us-east-1.amazonaws.com"],
    ["StringLike", "kms:ViaService", "s3.*.amazonaws.com"],
    ["StringEquals", "kms:ViaService", "*"],
    ["Bool", "aws:PrincipalIsAWSService", "true"],
    ["StringEquals", "aws:SourceOrgID", "o-a1b2c3d4e5"],
    ["StringEquals", "${Issuer}:sub", "x"],
  ])("%s %s %j", (operator, key, value) => {
    expect(under({ [operator]: { [key]: value } })).toEqual([undefined]);
  });
});

describe("several conditions", () => {
  it.each<[condition: Plain, expected: ReturnType<typeof under>]>([
    [undefined, [true]],
    [{}, [true]],
    [{ StringEquals: {} }, [true]],
    [{ StringEquals: undefined }, [true]],
    [{ StringEquals: { "aws:SourceVpc": undefined } }, [true]],
    [hole("C"), [undefined]],
    [gap({}), [undefined]],
    [{ StringEquals: gap({ "aws:SourceVpc": "vpc-91237329" }) }, [false]],
    [{ StringEquals: gap({ "aws:Referer": "x" }) }, [undefined]],
    [{ StringEquals: hole("C") }, [undefined]],
    [
      { StringEquals: { "kms:CallerAccount": account, "kms:ViaService": "s3.amazonaws.com" } },
      [undefined],
    ],
    [
      {
        StringEquals: { "kms:CallerAccount": "111122223333", "kms:ViaService": "s3.amazonaws.com" },
      },
      [false],
    ],
    [
      {
        StringLike: { "aws:Referer": "x", "aws:SourceVpc": "vpc-1" },
        Bool: { "aws:SecureTransport": true },
      },
      [false],
    ],
    [
      {
        StringLike: { "aws:Referer": "x", "aws:SourceVpc": "vpc-*" },
        Bool: { "aws:SecureTransport": true },
      },
      [true, "aws:Referer: key", "aws:SourceVpc: value", "aws:SecureTransport: key"],
    ],
    [{ StringLike: { "aws:Referer": "x", "aws:SourceVpc": hole("V") } }, [undefined]],
  ])("%j", (condition, expected) => {
    expect(under(condition)).toEqual(expected);
  });

  it("narrow an Allow that excepts a few", () => {
    const allow = { Effect: "Allow", NotPrincipal: { AWS: "111122223333" } };
    const Condition = { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } };
    expect(publicityOf({ ...allow, Condition })).toBe(false);
  });
});

describe("the places of what is public", () => {
  it("are the wildcard and the value at fault", () => {
    const statement = statementOf({
      ...everyone,
      Principal: { AWS: ["111122223333", "*"] },
      Condition: { StringLike: { "aws:SourceVpc": ["vpc-1", "vpc-*"], "aws:Referer": ["x"] } },
    });
    const publicity = isPublic(statement);
    const principals = statement.principals;
    const [vpc, referer] = statement.conditions.list;
    if (publicity.public !== true || principals.kind !== "listed") throw new Error("not public");
    expect(publicity.grantee).toBe(principals.principals[1]!.use);
    expect(publicity.shortfalls.map(({ use }) => use)).toEqual([vpc!.values[1]!.use, referer!.use]);
    expect(publicity.shortfalls[0]!.condition.keySpan).toEqual([0, "aws:SourceVpc".length]);
  });

  it("are the excepted principals of an Allow with NotPrincipal", () => {
    const statement = statementOf({ Effect: "Allow", NotPrincipal: { AWS: "111122223333" } });
    expect(isPublic(statement)).toMatchObject({ grantee: statement.value.get("NotPrincipal").use });
  });
});

describe("a policy", () => {
  const fixed = { ...everyone, Condition: { StringEquals: { "aws:SourceVpc": "vpc-1" } } };
  const doubtful = { ...everyone, Condition: hole("C") };

  it.each<[statements: Plain, expected: boolean | undefined]>([
    [everyone, true],
    [[fixed, everyone], true],
    [[fixed, fixed], false],
    [[fixed, hole("S")], undefined],
    [[fixed, doubtful], undefined],
    [[doubtful, hole("S"), everyone], true],
    [[{ ...everyone, Effect: "Deny" }], false],
    [[], false],
  ])("is public if one of its statements is: %#", (statements, expected) => {
    const policy = policyOf({ Statement: statements });
    expect(someStatement(policy, (statement) => isPublic(statement).public)).toBe(expected);
  });
});
