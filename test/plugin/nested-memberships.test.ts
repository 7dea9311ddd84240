import { describe, expect, it } from "vitest";
import { type Files, participants } from "./participants.js";

const rule = "iam-no-admin-users";

const membership = (condition = ""): string => `  Membership:
    Type: AWS::IAM::UserToGroupAddition
${condition === "" ? "" : `    Condition: ${condition}\n`}    Properties: { GroupName: admins, Users: [alice] }
`;

const stage = `Parameters: { Stage: { Type: String, AllowedValues: [a, b, c] } }
Conditions: { IsA: !Equals [!Ref Stage, a], IsB: !Equals [!Ref Stage, b] }
`;

const files = (inRoot: string, inNested: string): Files => ({
  "nested.yaml": `${stage}Resources:\n${inNested}`,
  "root.yaml": `${stage}Resources:
  Alice: { Type: AWS::IAM::User, Properties: { UserName: alice } }
  All:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: all
      Groups: [admins]
      PolicyDocument: { Statement: [{ Effect: Allow, Action: "*", Resource: "*" }] }
  Nested:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: nested.yaml, Parameters: { Stage: !Ref Stage } }
${inRoot}`,
});

const said = (user: string, policy: string): string =>
  `User '${user}' may do everything through '${policy}': user '${user}' → group 'admins' → policy '${policy}' → statement number 1`;

/** What the nested file says, and how often the other does. */
async function found(inRoot: string, inNested: string): Promise<readonly unknown[]> {
  const all = await participants(files(inRoot, inNested), rule);
  return [all["nested.yaml"], all["root.yaml"]?.length];
}

describe("a nested stack that puts a user into a group that nobody declares", () => {
  const own = `alice: ${said("root.yaml:Alice", "root.yaml:All")}`;

  it("has a part in what that user may do, whoever else does so", async () => {
    expect(await found("", membership())).toEqual([[`${own}.`], 1]);
    const others = `${own} (see 'root.yaml:Membership').`;
    expect(await found(membership(), membership())).toEqual([[others], 1]);
    expect(await found(membership(), "  Topic: { Type: AWS::SNS::Topic }\n")).toEqual([
      undefined,
      1,
    ]);
  });

  it.each([
    ["IsA", "IsB"],
    ["IsB", "IsA"],
  ])("has a part in it where another does so elsewhere (%s, %s)", async (root, nested) => {
    const [inNested] = await found(membership(root), membership(nested));
    expect(inNested).toEqual([expect.stringContaining(own)]);
  });
});
