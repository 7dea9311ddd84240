import { describe, expect, it } from "vitest";
import { breadthOf, mayTakeAway, placeAllowing } from "../../src/iam/breadth.js";
import { gap, hole, type Plain, statementOf, text } from "./value-of.js";

const all = { Effect: "Allow", Action: "*", Resource: "*" };
const region = { StringEquals: { "aws:RequestedRegion": "eu-west-1" } };

describe("the breadth of a statement", () => {
  it.each<[statement: Plain, kind: string | undefined]>([
    [all, "everything"],
    [{ ...all, Action: ["s3:Get*", "*:*"], Resource: ["x", "**"] }, "everything"],
    [{ ...all, Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } }, "everything"],
    [{ ...all, Condition: region }, undefined],
    [{ ...all, Condition: hole() }, undefined],
    [{ ...all, Condition: gap({}) }, undefined],
    [{ ...all, Effect: "Deny" }, undefined],
    [{ ...all, Effect: hole() }, undefined],
    [{ ...all, Action: hole() }, undefined],
    [{ ...all, Action: text`${hole()}*` }, undefined],
    [{ ...all, Resource: hole() }, undefined],
    [{ ...all, Resource: "arn:aws:s3:::*" }, undefined],
    [{ Effect: "Allow", Action: "*" }, undefined],
    [{ Effect: "Allow", Resource: "*" }, undefined],
    [{ Effect: "Allow", NotResource: "x" }, undefined],
    [{ ...all, NotAction: "iam:*" }, undefined],
    [{ Effect: "Allow", Action: "*", NotAction: "iam:*", NotResource: "x" }, undefined],
    [{ ...all, Action: "EC2:*" }, "whole service"],
    [{ ...all, Action: "ec2:Describe*" }, undefined],
    [{ ...all, Action: "ec2:**" }, "whole service"],
    [{ ...all, Action: "ec2:*Tags" }, undefined],
    [{ ...all, Action: "*:GetObject" }, undefined],
    [{ Effect: "Allow", NotAction: "iam:*", Resource: "*" }, "all but some actions"],
    [{ Effect: "Allow", NotAction: "iam:*", Resource: "arn:aws:s3:::x" }, undefined],
    [{ Effect: "Allow", Action: "s3:*", NotResource: "x" }, "all but some resources"],
    [
      { Effect: "Allow", Action: "*", NotResource: "arn:aws:s3:::x" },
      "everything but some resources",
    ],
    [
      { Effect: "Allow", Action: "*:*", NotResource: "arn:aws:s3:::x" },
      "everything but some resources",
    ],
    [{ Effect: "Allow", Action: "*", NotResource: hole() }, "all but some resources"],
    [{ Effect: "Allow", Action: "*", NotResource: "*" }, "all but some resources"],
    [{ ...all, Action: ["s3:GetObject", "iam:PassRole"] }, "any role"],
    [{ ...all, Action: "iam:PassRole", Condition: region }, undefined],
  ])("%j is %s", (statement, kind) => {
    expect(breadthOf(statementOf(statement))?.kind).toBe(kind);
  });
});

describe("what a statement does to an action", () => {
  it.each<[statement: Plain, allows: boolean, mayTakeAway: boolean]>([
    [all, true, false],
    [{ ...all, Action: "iam:*" }, true, false],
    [{ ...all, Action: ["iam:Get*", "iam:Put*"] }, false, false],
    [{ Effect: "Allow", NotAction: "s3:*", Resource: "*" }, true, false],
    [{ Effect: "Allow", NotAction: "iam:Delete*", Resource: "*" }, false, false],
    [{ Effect: "Allow", Action: "*", NotResource: "arn:aws:s3:::x/*" }, true, false],
    [
      { Effect: "Allow", Action: "iam:*", NotResource: ["arn:aws:s3:::x", "*:user/x"] },
      false,
      false,
    ],
    [{ Effect: "Allow", Action: "*", NotResource: "arn:aws:iam::*:role/x" }, false, false],
    [{ Effect: "Allow", Action: "*", NotResource: hole() }, false, false],
    [{ ...all, Effect: "Deny" }, false, true],
    [{ ...all, Effect: "Deny", Condition: region }, false, false],
    [{ ...all, Effect: "Deny", Action: "s3:*" }, false, false],
    [{ ...all, Effect: "Deny", Resource: "arn:aws:s3:::x" }, false, false],
    [{ ...all, Effect: "Deny", Resource: hole() }, false, true],
    [{ ...all, Effect: "Deny", Resource: "arn:aws:iam::*" }, false, true],
    [{ ...all, Effect: "Deny", Resource: "arn:aws-cn:iam::*:*" }, false, true],
    [{ ...all, Effect: "Deny", Resource: "arn:aws:iam::111122223333:*" }, false, true],
    [{ ...all, Effect: "Deny", Resource: "arn:aws:iam::*:role/x" }, false, false],
    [{ ...all, Condition: { Bool: { "aws:SecureTransport": "true" } } }, true, false],
    [{ ...all, Condition: { Bool: { "aws:ViaAWSService": "true" } } }, false, false],
    [{ ...all, Effect: hole() }, false, true],
    [{ ...all, Effect: "Deny", Action: hole() }, false, true],
  ])("%j", (plain, allows, takes) => {
    const statement = statementOf(plain);
    expect(placeAllowing(statement, "iam:*") !== undefined).toBe(allows);
    expect(mayTakeAway(statement, "iam:*")).toBe(takes);
  });
});

it("an action on buckets is not allowed on those that are excepted", () => {
  const statement = { Effect: "Allow", Action: "*", NotResource: "arn:aws:s3:::x/*" };
  expect(placeAllowing(statementOf(statement), "s3:GetObject")).toBeUndefined();
});

describe("the place of what is too broad", () => {
  it("is the action that says so", () => {
    const statement = statementOf({ ...all, Action: ["s3:GetObject", "ec2:*"] });
    const actions = statement.value.get("Action");
    if (actions.state !== "list") throw new Error("no list");
    expect(breadthOf(statement)).toMatchObject({ service: "ec2", use: actions.items[1]!.use });
    expect(placeAllowing(statement, "ec2:RunInstances")).toBe(actions.items[1]!.use);
  });

  it("is the name of the element that makes exceptions", () => {
    const but = statementOf({ Effect: "Allow", NotAction: "s3:*", Resource: "*" });
    const place = { span: [0, "NotAction".length] };
    expect(breadthOf(but)?.use).toEqual(place);
    expect(placeAllowing(but, "iam:*")).toEqual(place);
    const elsewhere = statementOf({ Effect: "Allow", Action: "s3:*", NotResource: "x" });
    expect(breadthOf(elsewhere)?.use).toEqual({ span: [0, "NotResource".length] });
  });
});
