import { describe, expect, it } from "vitest";
import { powersOf } from "../../../src/aws/identity/administrator.js";
import { holdingsOf } from "../../../src/aws/identity/holdings.js";
import { needsNoSecondFactor } from "../../../src/aws/identity/second-factor.js";
import { User } from "../../../src/aws/identity/user.js";
import { viewsOf } from "../../../src/aws/view.js";
import { templates } from "../worlds.js";

/** A group with as many users as policies, of which the last allows everything. */
function users(count: number): readonly User[] {
  const resources: Record<string, object> = { Group: { Type: "AWS::IAM::Group" } };
  for (let each = 1; each <= count; each++) {
    const Action = each === count ? "*" : "s3:GetObject";
    const PolicyDocument = { Statement: [{ Effect: "Allow", Action, Resource: "*" }] };
    const Groups = [{ Ref: "Group" }];
    resources[`U${String(each)}`] = { Type: "AWS::IAM::User", Properties: { Groups } };
    resources[`P${String(each)}`] = {
      Type: "AWS::IAM::Policy",
      Properties: { PolicyName: `p${String(each)}`, Groups, PolicyDocument },
    };
  }
  return templates(JSON.stringify({ Resources: resources })).flatMap((world) =>
    viewsOf(User, world),
  );
}

describe("the users of a group", () => {
  it("share what the group has", () => {
    const lists = users(3).map((user) => holdingsOf(user).all.map(({ grants }) => grants));
    expect(lists.map(([own]) => own)).toEqual([[], [], []]);
    expect(new Set(lists.map(([, ofGroup]) => ofGroup)).size).toBe(1);
    expect(lists[0]?.[1]).toHaveLength(3);
  });

  it("are administrators where the group is", () => {
    expect(users(2).map((user) => powersOf(user).map(({ chain }) => chain))).toEqual([
      ["user 'U1' → group 'Group' → policy 'P2' → statement number 1"],
      ["user 'U2' → group 'Group' → policy 'P2' → statement number 1"],
    ]);
  });

  it("are administrators by all that puts them there", () => {
    const text = `Resources:
  Alice: { Type: AWS::IAM::User }
  Admins: { Type: AWS::IAM::Group }
  Members:
    Type: AWS::IAM::UserToGroupAddition
    Properties: { GroupName: !Ref Admins, Users: [!Ref Alice] }
  Given:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: p
      Groups: [!Ref Admins]
      PolicyDocument: { Statement: { Effect: Allow, Action: "*", Resource: "*" } }
`;
    const parts = templates(text)
      .flatMap((world) => viewsOf(User, world))
      .flatMap(powersOf)
      .map(({ at, parts }) => [at, ...parts].map(({ resource }) => resource.name));
    expect(parts).toEqual([["Given", "Given", "Members", "Admins", "Alice"]]);
  });

  it("are administrators by what is given to a group that is declared elsewhere", () => {
    const text = `Resources:
  Alice: { Type: AWS::IAM::User }
  Members:
    Type: AWS::IAM::UserToGroupAddition
    Properties: { GroupName: admins, Users: [!Ref Alice] }
  Given:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: p
      Groups: [admins]
      PolicyDocument: { Statement: { Effect: Allow, Action: "*", Resource: "*" } }
`;
    const powers = templates(text)
      .flatMap((world) => viewsOf(User, world))
      .flatMap(powersOf);
    expect(powers.map(({ chain }) => chain)).toEqual([
      "user 'Alice' → group 'admins' → policy 'Given' → statement number 1",
    ]);
    const parts = powers.map(({ parts }) => parts.map(({ resource }) => resource.name));
    expect(parts).toEqual([["Given", "Members", "Alice"]]);
  });

  it("are judged as fast as they and their policies are read", { timeout: 10_000 }, () => {
    const all = users(1000);
    expect(all.filter((user) => powersOf(user).length === 1)).toHaveLength(1000);
    expect(all.filter(needsNoSecondFactor)).toHaveLength(1000);
  });
});
