import { describe, expect, it } from "vitest";
import { includesEveryone, isEveryone } from "../../src/iam/principal.js";
import { gap, hole, otherThan, type Plain, returned, statementOf, text } from "./value-of.js";

const root = text`arn:${hole("AWS::Partition")}:iam::${hole("AWS::AccountId")}:root`;

function principalsOf(principal: Plain): { kind: string; account?: string }[] {
  const { principals } = statementOf({ Principal: principal });
  if (principals.kind !== "listed") throw new Error(principals.kind);
  return principals.principals.map((each) => {
    if (!("account" in each)) return { kind: each.kind };
    const { account } = each;
    return { kind: each.kind, account: account.state === "known" ? account.text : account.state };
  });
}

describe("readPrincipals", () => {
  it.each<[principal: Plain, kind: string, account?: string]>([
    ["*", "everyone"],
    [{ AWS: "*" }, "everyone"],
    [{ AWS: ["*"] }, "everyone"],
    [{ AWS: "111122223333" }, "account", "111122223333"],
    [{ AWS: 111122223333 }, "account", "111122223333"],
    [{ AWS: "arn:aws:iam::111122223333:root" }, "account", "111122223333"],
    [{ AWS: "arn:aws-us-gov:iam::111122223333:root" }, "account", "111122223333"],
    [{ AWS: root }, "account", "unknown"],
    [{ AWS: text`arn:aws:iam::1111${hole("Rest")}:root` }, "account", "text"],
    [{ AWS: "arn:aws:iam::111122223333:user/path/ann" }, "user", "111122223333"],
    [{ AWS: "arn:aws:iam::111122223333:role/app" }, "role", "111122223333"],
    [{ AWS: text`arn:aws:iam::111122223333:role/${hole("Name")}` }, "role", "111122223333"],
    [{ AWS: "arn:aws:iam::111122223333:role/app-*" }, "role", "111122223333"],
    [{ AWS: "arn:aws:sts::111122223333:assumed-role/app/ann" }, "session", "111122223333"],
    [{ AWS: "arn:aws:sts::111122223333:federated-user/ann" }, "session", "111122223333"],
    [{ AWS: "arn:aws:iam::*:root" }, "other"],
    [{ AWS: "1111222233334" }, "other"],
    [{ AWS: "x111122223333" }, "other"],
    [{ AWS: "arn:aws:iam::111122223333:saml-provider/x" }, "other"],
    [{ AWS: text`arn:aws:iam::111122223333:root${hole("X")}` }, "other"],
    [{ AWS: "AROAEXAMPLEID" }, "other"],
    [{ AWS: text`arn:aws:iam::111122223333:${hole("X")}` }, "other"],
    [{ AWS: hole("X") }, "unknown"],
    [{ AWS: text`*${hole("X")}` }, "unknown"],
    [{ AWS: { a: "b" } }, "unknown"],
    [
      { CanonicalUser: "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be" },
      "canonicalUser",
    ],
    [{ Service: "cloudtrail.amazonaws.com" }, "service"],
    [{ Service: hole("X") }, "unknown"],
    [{ Federated: "cognito-identity.amazonaws.com" }, "federated"],
    [{ Nobody: "x" }, "other"],
    ["arn:aws:iam::111122223333:root", "other"],
    [hole("X"), "unknown"],
  ])("reads %j as %s", (principal, kind, account) => {
    expect(principalsOf(principal)).toEqual([account === undefined ? { kind } : { kind, account }]);
  });

  it("reads several types at once", () => {
    const principal = {
      AWS: ["111122223333", "*"],
      Service: "ec2.amazonaws.com",
      Federated: undefined,
    };
    expect(principalsOf(principal).map(({ kind }) => kind)).toEqual([
      "account",
      "everyone",
      "service",
    ]);
  });
});

describe("includesEveryone", () => {
  it.each<[elements: Plain, expected: boolean | undefined]>([
    [{ Principal: "*" }, true],
    [{ Principal: { AWS: "*" } }, true],
    [{ Principal: { AWS: ["111122223333", "*"] } }, true],
    [{ Principal: { AWS: [hole("X"), "*"] } }, true],
    [{ Principal: { AWS: root } }, false],
    [{ Principal: { AWS: text`${returned("Role", "Arn")}/x` } }, false],
    [{ Principal: { AWS: returned("Role", "Arn") } }, false],
    [{ Principal: { AWS: otherThan("*") } }, false],
    [{ Principal: { AWS: hole("X") } }, undefined],
    [{ Principal: hole("X") }, undefined],
    [{ Principal: { Service: hole("X") } }, false],
    [{ Principal: { Service: "*", Federated: "*" } }, false],
    [{ Principal: gap({ AWS: "111122223333" }) }, undefined],
    [{ Principal: gap({ AWS: "*" }) }, true],
    [{ Principal: { AWS: [] } }, false],
    [{ NotPrincipal: { AWS: "111122223333" } }, true],
    [{ NotPrincipal: "*" }, false],
    [{ NotPrincipal: hole("X") }, undefined],
    [{ NotPrincipal: gap({ AWS: "111122223333" }) }, undefined],
    [{}, false],
    [gap({}), undefined],
  ])("judges %j: %s", (elements, expected) => {
    expect(includesEveryone(statementOf(elements).principals)).toBe(expected);
  });

  it("keeps the place of each principal", () => {
    const { principals, value } = statementOf({ Principal: { AWS: ["111122223333", "*"] } });
    const named = value.get("Principal");
    const list = named.state === "record" ? named.get("AWS") : undefined;
    if (principals.kind !== "listed" || list?.state !== "list") throw new Error("unread");
    const everyone = principals.principals.find((each) => isEveryone(each) === true);
    expect(everyone?.use).toBe(list.items[1]!.use);
  });
});
