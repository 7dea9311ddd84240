import { describe, expect, it } from "vitest";
import { hostOf, tenancyKeysOf } from "../../src/iam/shared-provider.js";
import { mayTakeBack, strangersIn } from "../../src/iam/trust.js";
import { hole, type Plain, policyOf, statementOf, text } from "./value-of.js";

const github = "token.actions.githubusercontent.com";
const subject = `${github}:sub`;

function strangersOf(elements: Record<string, Plain>): readonly (string | undefined)[] {
  const statement = statementOf({ Effect: "Allow", Action: "sts:AssumeRole", ...elements });
  const hostOfPrincipal = (principal: { readonly kind: string }): string | undefined =>
    principal.kind === "federated" ? github : undefined;
  return strangersIn(statement, hostOfPrincipal).map(({ provider }) => provider ?? "everybody");
}

describe("strangers whom a trust policy lets in", () => {
  it.each<[elements: Record<string, Plain>, strangers: readonly string[]]>([
    [{ Principal: "*" }, ["everybody"]],
    [{ Principal: { AWS: "*" }, Action: "sts:*" }, ["everybody"]],
    [{ Principal: { AWS: "*" }, Action: "sts:TagSession" }, []],
    [{ Principal: { AWS: "*" }, Action: hole() }, []],
    [{ Principal: { AWS: hole() } }, []],
    [{ Principal: "*", Effect: "Deny" }, []],
    [{ Principal: { Federated: "x" } }, [github]],
    [{ Principal: { Federated: "x" }, Effect: "Deny" }, []],
    [{ Principal: { Federated: "x" }, Effect: hole() }, []],
    [{ NotPrincipal: { AWS: "111122223333" } }, ["everybody"]],
    [{ Principal: "*", NotPrincipal: { AWS: "111122223333" } }, []],
    [{}, []],
    [{ Principal: "*", Condition: { StringEquals: { "aws:PrincipalOrgID": "o-x" } } }, []],
    [{ Principal: "*", Condition: { StringEquals: { "sts:ExternalId": "x" } } }, ["everybody"]],
    [{ Principal: "*", Condition: { StringEquals: { [subject]: "repo:octo/x:*" } } }, []],
    [{ Principal: "*", Condition: { StringLike: { "aws:userid": "*" } } }, ["everybody"]],
  ])("%j", (elements, strangers) => {
    expect(strangersOf(elements)).toEqual(strangers);
  });

  it("are meant where they are named, with the conditions that do not help", () => {
    const Condition = { StringLike: { "aws:userid": "*" } };
    const everybody = { Effect: "Allow", Action: "sts:AssumeRole", Principal: "*", Condition };
    const statement = statementOf(everybody);
    const [strangers] = strangersIn(statement, () => undefined);
    expect(strangers?.grantee).toBe(statement.value.get("Principal").use);
    expect(strangers?.shortfalls.map(({ fault }) => fault)).toEqual(["value"]);
  });

  it.each<[condition: Plain, isOpen: boolean]>([
    [undefined, true],
    [{ StringEquals: { [`${github}:aud`]: "sts.amazonaws.com" } }, true],
    [{ StringLike: { [subject]: "*" } }, true],
    [{ StringLike: { [subject]: "repo:*" } }, true],
    [{ StringLike: { [subject]: "repo:*/*:ref:refs/heads/main" } }, true],
    [{ StringLike: { [subject]: ["repo:octo/x:*", "repo:*"] } }, true],
    [{ "ForAllValues:StringLike": { [subject]: "repo:octo/x:*" } }, true],
    [{ StringLike: { [subject]: "repo:octo/*" } }, false],
    [{ StringLike: { [subject]: "repo:octo*" } }, false],
    [{ StringLike: { [subject]: text`repo:${hole("Owner")}/*` } }, false],
    [{ StringEquals: { [subject]: "repo:octo/x:ref:refs/heads/main" } }, false],
    [{ StringLike: { [subject]: hole() } }, false],
    [{ StringEquals: { [`${github}:repository_owner`]: "octo" } }, false],
    [hole(), false],
  ])("through a shared provider under %j", (Condition, isOpen) => {
    const Action = "sts:AssumeRoleWithWebIdentity";
    const strangers = strangersOf({ Principal: { Federated: "x" }, Action, Condition });
    expect(strangers).toEqual(isOpen ? [github] : []);
  });
});

it("a provider is known by its host, URL or ARN", () => {
  expect(hostOf(`arn:aws-cn:iam::111122223333:oidc-provider/${github}`)).toBe(github);
  expect(hostOf(`https://${github}/`)).toBe(github);
  expect(tenancyKeysOf("gitlab.com")).toEqual(["gitlab.com:sub"]);
  expect(tenancyKeysOf("gitlab.example.com")).toBeUndefined();
});

it.each<[statement: Plain, everybody: boolean, some: boolean]>([
  [{ Effect: "Allow", Principal: "*", Action: "sts:AssumeRole" }, false, false],
  [{ Effect: "Deny", Principal: { AWS: "111122223333" }, Action: "sts:*" }, false, true],
  [{ Effect: "Deny", Principal: "*", Action: "sts:AssumeRole" }, true, true],
  [{ Effect: "Deny", Principal: hole(), Action: "sts:AssumeRole" }, true, true],
  [
    {
      Effect: "Deny",
      Principal: { AWS: "111122223333" },
      Action: "sts:*",
      Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-x" } },
    },
    true,
    true,
  ],
  [
    { Effect: "Deny", Principal: { AWS: "111122223333" }, Action: "sts:*", Condition: hole() },
    true,
    true,
  ],
  [{ Effect: "Deny", Principal: "*", Action: "sts:TagSession" }, false, false],
  [{ Effect: hole(), Principal: { AWS: "111122223333" }, Action: "sts:*" }, true, true],
  [hole(), true, true],
])("what may take trust back: %j", (statement, everybody, some) => {
  const policy = policyOf({ Statement: [statement] });
  expect(mayTakeBack(policy, "everybody")).toBe(everybody);
  expect(mayTakeBack(policy, "some")).toBe(some);
});
