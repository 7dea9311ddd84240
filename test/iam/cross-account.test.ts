import { describe, expect, it } from "vitest";
import { accountsIn, demandsProof } from "../../src/iam/cross-account.js";
import { gap, hole, type Plain, statementOf } from "./value-of.js";

const mine = "o-a1b2c3d4e5";
const theirs = "o-f6g7h8i9j0";

describe("whether another account has to prove more than who asks", () => {
  it.each<[condition: Plain, expected: boolean | undefined]>([
    [undefined, false],
    [{ StringEquals: { "sts:ExternalId": "agreed" } }, true],
    [{ StringEquals: { "STS:externalid": "agreed" } }, true],
    [{ StringLike: { "sts:ExternalId": "*" } }, false],
    [{ StringLike: { "sts:ExternalId": "agreed-*" } }, undefined],
    [{ StringEqualsIfExists: { "sts:ExternalId": "agreed" } }, false],
    [{ StringEquals: { "sts:ExternalId": hole() } }, undefined],
    [{ StringEquals: { "aws:PrincipalOrgID": mine } }, true],
    [{ "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": `${mine}/*` } }, true],
    [{ StringLike: { "aws:PrincipalOrgID": "o-*" } }, false],
    [{ StringEquals: { "aws:RequestedRegion": "eu-west-1" } }, false],
    [{ Bool: { "AWS:securetransport": "true" } }, false],
    [{ DateLessThan: { "aws:CurrentTime": "2030-01-01T00:00:00Z" } }, false],
    [{ IpAddress: { "aws:SourceIp": "203.0.113.0/24" } }, undefined],
    [{ StringEquals: { "aws:PrincipalTag/team": "red" } }, undefined],
    [hole(), undefined],
    [gap({}), undefined],
  ])("under %j: %s", (Condition, expected) => {
    expect(demandsProof(statementOf({ Effect: "Allow", Condition }))).toBe(expected);
  });

  it.each<[operator: string, organization: Plain, expected: boolean | undefined]>([
    ["StringEquals", mine, true],
    ["StringEquals", theirs, false],
    ["StringEquals", [mine, theirs], false],
    ["StringEquals", hole(), undefined],
  ])("where ours is known, under %s %j: %s", (operator, organization, expected) => {
    const Condition = { [operator]: { "aws:PrincipalOrgID": organization } };
    expect(demandsProof(statementOf({ Effect: "Allow", Condition }), mine)).toBe(expected);
  });

  it("an external ID proves something to those of another organization, too", () => {
    const Condition = {
      StringEquals: { "aws:PrincipalOrgID": theirs, "sts:ExternalId": "agreed" },
    };
    expect(demandsProof(statementOf({ Effect: "Allow", Condition }), mine)).toBe(true);
  });
});

describe("the accounts that a statement trusts", () => {
  it.each<[elements: Plain, accounts: readonly string[]]>([
    [{ Principal: { AWS: "111122223333" } }, ["111122223333"]],
    [{ Principal: { AWS: "arn:aws:iam::111122223333:root" } }, ["111122223333"]],
    [
      {
        Principal: {
          AWS: ["arn:aws:iam::111122223333:user/ann", "arn:aws:iam::444455556666:role/app", "*"],
          Service: "ec2.amazonaws.com",
        },
      },
      ["111122223333", "444455556666"],
    ],
    [{ Principal: "*" }, []],
    [{ Principal: hole() }, []],
    [{ NotPrincipal: { AWS: "111122223333" } }, []],
    [{}, []],
  ])("%j", (elements, accounts) => {
    const trusted = accountsIn(statementOf(elements));
    expect(trusted.map(({ account }) => account.state === "known" && account.text)).toEqual(
      accounts,
    );
  });
});
