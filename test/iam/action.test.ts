import { describe, expect, it } from "vitest";
import { includesAction, touchesAction } from "../../src/iam/action.js";
import { gap, hole, type Plain, statementOf, text } from "./value-of.js";

describe("includesAction", () => {
  it.each<[elements: Record<string, Plain>, action: string, expected: boolean | undefined]>([
    [{ Action: "s3:PutObject" }, "s3:PutObject", true],
    [{ Action: "S3:putobject" }, "s3:PutObject", true],
    [{ Action: ["s3:GetObject", "s3:Put*"] }, "s3:PutObject", true],
    [{ Action: "s3:GetObject" }, "s3:PutObject", false],
    [{ Action: [] }, "s3:PutObject", false],
    [{ Action: "*" }, "*", true],
    [{ Action: "*:*" }, "*", true],
    [{ Action: "s3:*" }, "*", false],
    [{ Action: ["s3:GetObject", hole("A")] }, "s3:PutObject", undefined],
    [{ Action: [hole("A"), "s3:*"] }, "s3:PutObject", true],
    [{ Action: text`s3:${hole("A")}` }, "s3:PutObject", undefined],
    [{ Action: text`s3:${hole("A")}` }, "kms:Decrypt", false],
    [{ Action: hole("A") }, "s3:PutObject", undefined],
    [{ NotAction: "iam:*" }, "s3:PutObject", true],
    [{ NotAction: ["iam:*", "S3:Put*"] }, "s3:PutObject", false],
    [{ NotAction: "s3:PutObjectAcl" }, "s3:PutObject*", false],
    [{ NotAction: "iam:*" }, "*", false],
    [{ NotAction: hole("A") }, "s3:PutObject", undefined],
    [{}, "s3:PutObject", undefined],
  ])("%j includes %s: %s", (elements, action, expected) => {
    expect(includesAction(statementOf(elements).actions, action)).toBe(expected);
  });

  it("knows nothing of a statement with a gap", () => {
    expect(includesAction(statementOf(gap({})).actions, "s3:PutObject")).toBeUndefined();
  });
});

describe("touchesAction", () => {
  it.each<[elements: Record<string, Plain>, pattern: string, expected: boolean | undefined]>([
    [{ Action: "s3:DeleteObject" }, "s3:Delete*", true],
    [{ Action: "s3:*" }, "s3:Delete*", true],
    [{ Action: "s3:Get*" }, "s3:Delete*", false],
    [{ Action: hole("A") }, "s3:Delete*", undefined],
    [{ NotAction: "s3:DeleteObject" }, "s3:Delete*", true],
    [{ NotAction: "s3:*" }, "s3:Delete*", false],
    [{}, "s3:Delete*", undefined],
  ])("%j touches %s: %s", (elements, pattern, expected) => {
    expect(touchesAction(statementOf(elements).actions, pattern)).toBe(expected);
  });
});
