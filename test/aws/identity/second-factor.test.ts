import { expect, it } from "vitest";
import { needsNoSecondFactor } from "../../../src/aws/identity/second-factor.js";
import { User } from "../../../src/aws/identity/user.js";
import { inEachScenario } from "../worlds.js";

const head = `
Parameters: { Names: { Type: CommaDelimitedList }, Env: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Env, prod] }
Resources:
`;

function document(...statements: readonly string[]): string {
  return `PolicyDocument: { Statement: [${statements.map((each) => `{ Effect: Allow, Resource: "*", ${each} }`).join(", ")}] }`;
}

const withMfa = 'Action: "*", Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } }';
const inline = (written: string): string => `Policies: [{ PolicyName: p, ${written} }]`;
const policy = (to: string, written = document("Action: s3:GetObject")): string =>
  `  Policy: { Type: AWS::IAM::Policy, Properties: { PolicyName: p, ${to}, ${written} } }\n`;
const group = (properties: string): string =>
  `  Group: { Type: AWS::IAM::Group, Properties: { ${properties} } }\n`;
const membership = (users: string, more = ""): string =>
  `  Membership: { Type: AWS::IAM::UserToGroupAddition, ${more} Properties: { GroupName: !Ref Group, Users: ${users} } }\n`;

it.each<[user: string, others: string, needsNone: readonly boolean[]]>([
  ["", "", [true]],
  [inline(document("Action: s3:GetObject")), "", [true]],
  [inline(document(withMfa)), "", [false]],
  // What is needed to register one is no reason.
  [
    inline(document(withMfa, "Action: [iam:CreateVirtualMFADevice, sts:GetSessionToken]")),
    "",
    [false],
  ],
  [inline(document(withMfa, "Action: [iam:ListUsers, s3:ListBucket]")), "", [true]],
  [inline(document(withMfa, 'NotAction: "iam:*"')), "", [true]],
  [inline(document(withMfa, "Action: !ImportValue actions")), "", [false]],
  [inline(document(withMfa, "Action: [!ImportValue action, iam:ListUsers]")), "", [false]],
  [inline(document(withMfa, "Action: [!ImportValue action, s3:ListBucket]")), "", [true]],
  // IAM refuses what has both, so nobody knows what is meant.
  [inline(document(withMfa, 'Action: "s3:*", NotAction: "iam:*"')), "", [false]],
  // What nobody can read may ask for one.
  ["Policies: !ImportValue policies", "", [false]],
  [inline("PolicyDocument: !ImportValue document"), "", [false]],
  ["ManagedPolicyArns: !Ref Names", "", [false]],
  ["Groups: !Ref Names", "", [false]],
  ["Groups: [people]", "", [false]],
  ["", "  Module: { Type: My::Own::Thing::MODULE }\n", [false]],
  // What somebody gives to the user, or perhaps to the user.
  ["", policy("Users: [!Ref Alice]"), [true]],
  ["", policy("Users: [!Ref Alice]", document(withMfa)), [false]],
  ["", policy("Users: [bob]", document(withMfa)), [true]],
  ["", policy("Users: !Ref Names"), [false]],
  ["", policy("Users: [!ImportValue user]"), [false]],
  // Groups.
  ["Groups: [!Ref Group]", group(""), [true]],
  ["Groups: [!Ref Group]", group(inline(document(withMfa))), [false]],
  ["Groups: [!Ref Group]", group("Policies: !ImportValue policies"), [false]],
  ["Groups: [!Ref Group]", group("") + policy("Groups: !Ref Names"), [false]],
  ["", group(inline(document(withMfa))), [true]],
  ["", group(inline(document(withMfa))) + membership("[!Ref Alice]"), [false]],
  ["", group(inline(document(withMfa))) + membership("[bob]"), [true]],
  ["", group("") + membership("!Ref Names"), [false]],
  ["", group("") + membership("[!ImportValue user]"), [false]],
  ["Groups: !Ref Names", group("") + membership("[!Ref Alice]"), [false]],
  [
    "",
    group(inline(document(withMfa))) + membership("[!Ref Alice]", "Condition: IsProd,"),
    [false, true],
  ],
])("whether a user needs no second factor with %s %s", (user, others, needsNone) => {
  const text = `${head}  Alice: { Type: AWS::IAM::User, Properties: { ${user} } }\n${others}`;
  expect(inEachScenario(text, User, needsNoSecondFactor)).toEqual(needsNone);
});
