import { describe, expect, it } from "vitest";
import { participants } from "./participants.js";

describe("iam-no-admin-users", () => {
  const users = `Resources:
  Alice: { Type: AWS::IAM::User, Properties: { Groups: [admins] } }
`;
  const groups = (policy: string): string => `Resources:
  Admins:
    Type: AWS::IAM::Group
    Properties: { GroupName: admins, ManagedPolicyArns: [${policy}] }
`;
  const policies = (action: string): string => `Resources:
  All:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      ManagedPolicyName: everything
      PolicyDocument: { Statement: [{ Effect: Allow, Action: "${action}", Resource: "*" }] }
Outputs: { Arn: { Value: !Ref All, Export: { Name: everything-arn } } }
`;
  const rule = "iam-no-admin-users";
  const said = (user: string, group: string, policy: string): string =>
    `User '${user}' may do everything through '${policy}': user '${user}' → group '${group}' → policy '${policy}' → statement number 1.`;

  it.each([
    ["names", '!Sub "arn:aws:iam::${AWS::AccountId}:policy/everything"'],
    ["imports", "!ImportValue everything-arn"],
  ])("is said of the policy, too, that a group of another file %s", async (_, policy) => {
    const files = {
      "groups.yaml": groups(policy),
      "policies.yaml": policies("*"),
      "users.yaml": users,
    };
    const found = await participants(files, rule);
    expect(Object.keys(found)).toEqual(["groups.yaml", "policies.yaml", "users.yaml"]);
    expect(found["policies.yaml"]).toEqual([
      `"*": ${said("users.yaml:Alice", "groups.yaml:Admins", "All")}`,
    ]);
    expect(found["users.yaml"]?.[0]).toContain(
      said("Alice", "groups.yaml:Admins", "policies.yaml:All"),
    );
    const harmless = { ...files, "policies.yaml": policies("s3:GetObject") };
    expect(await participants(harmless, rule)).toEqual({});
    const others = { ...files, "more.yaml": groups(policy) };
    expect(await participants(others, rule)).toEqual({});
  });
});
