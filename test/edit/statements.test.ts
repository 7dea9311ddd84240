import { describe, expect, it } from "vitest";
import { BucketPolicy } from "../../src/aws/bucket-policy.js";
import { addStatement, removeStatement } from "../../src/lint/lists.js";
import { textsAfter } from "./edited.js";

const statement = { Sid: "New", Effect: "Deny", Action: ["s3:PutObject"] };

/** What becomes of the policies of a template that get another statement. */
function added(text: string): readonly (string | undefined)[] {
  return textsAfter(text, BucketPolicy, (policy) => addStatement(policy, statement));
}

/** What becomes of them when a statement is taken out. */
function removed(text: string, sid: string): readonly (string | undefined)[] {
  return textsAfter(text, BucketPolicy, ({ resource, policy }) => {
    const found = policy.statements.find((each) => each.sid === sid);
    return found && removeStatement(resource, found);
  });
}

/** A template with a policy of such statements, and what comes after them. */
const yaml = (statements: string, after = ""): string =>
  `Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: logs
      PolicyDocument:
        Statement:${statements}${after}`;

const policyOf = (statements: object): object => {
  const properties = { Bucket: "logs", PolicyDocument: { Statement: statements } };
  return { Type: "AWS::S3::BucketPolicy", Properties: properties };
};

const typed = (indentation: string, marker = "- ", level = "  "): string => {
  const inner = indentation + " ".repeat(marker.length);
  return [
    `${indentation}${marker}Sid: New`,
    `${inner}Effect: Deny`,
    `${inner}Action:`,
    `${inner}${level}- s3:PutObject`,
  ].join("\n");
};

describe("a statement more", () => {
  it.each([
    ["below the last one", "\n          - Sid: A\n", typed("          ") + "\n", ""],
    ["not indented below its key", "\n        - Sid: A\n", typed("        ", "- ", "") + "\n", ""],
    ["behind wide dashes", "\n          -   Sid: A\n", typed("          ", "-   ") + "\n", ""],
    ["at the end without a line ending", "\n          - Sid: A", `\n${typed("          ")}`, ""],
    [
      "below a comment on the last line",
      "\n          - Sid: A # first\n",
      typed("          ") + "\n",
      "",
    ],
    [
      "above what comes after",
      "\n          - Sid: A\n",
      typed("          ") + "\n",
      "  Other:\n    Type: A::B::C\n",
    ],
    [
      "above a comment about what comes after",
      "\n          - Sid: A\n",
      typed("          ") + "\n",
      "\n  # the other\n  Other:\n    Type: A::B::C\n",
    ],
    [
      "below nested lists",
      "\n          - Action:\n              - a\n",
      typed("          ") + "\n",
      "",
    ],
    [
      "below a text of several lines",
      "\n          - Sid: |\n              a\n",
      typed("          ") + "\n",
      "",
    ],
  ])("is typed %s", (_, before, statements, after) => {
    expect(added(yaml(before, after))).toEqual([yaml(before + statements, after)]);
  });

  it("has the line endings of the others", () => {
    const before = yaml("\n          - Sid: A\n").replaceAll("\n", "\r\n");
    const after = yaml(`\n          - Sid: A\n${typed("          ")}\n`).replaceAll("\n", "\r\n");
    expect(added(before)).toEqual([after]);
  });

  it.each([
    [" [{ Sid: A }]", " [{ Sid: A }, { Sid: New, Effect: Deny, Action: [s3:PutObject] }]"],
    [
      "\n          [\n            { Sid: A },\n            { Sid: B }\n          ]",
      "\n          [\n            { Sid: A },\n            { Sid: B },\n            { Sid: New, Effect: Deny, Action: [s3:PutObject] }\n          ]",
    ],
  ])("is typed between brackets: %j", (before, after) => {
    expect(added(yaml(before))).toEqual([yaml(after)]);
  });

  it.each([undefined, "\t", " ", 4])("is typed in JSON that is indented by %j", (indentation) => {
    const json = (...statements: readonly object[]): string => {
      return JSON.stringify(
        { Resources: { Policy: policyOf(statements) } },
        undefined,
        indentation,
      );
    };
    expect(added(json({ Sid: "A" }))).toEqual([json({ Sid: "A" }, statement)]);
    expect(removed(json({ Sid: "A" }, { Sid: "B" }), "A")).toEqual([json({ Sid: "B" })]);
    expect(removed(json({ Sid: "B" }, { Sid: "A" }), "A")).toEqual([json({ Sid: "B" })]);
  });

  it.each([
    [
      "that stands alone",
      "\n          # first\n          Sid: A # first\n          Effect: Deny\n",
      `\n          # first\n        - Sid: A # first\n          Effect: Deny\n${typed("        ")}\n`,
    ],
    [
      "that stands alone between braces",
      " { Sid: A, Effect: Deny } # first\n",
      `\n          - { Sid: A, Effect: Deny } # first\n${typed("          ")}\n`,
    ],
    [
      "that stands alone between braces on several lines",
      " {\n          Sid: A\n        }\n",
      " [{\n          Sid: A\n        }, { Sid: New, Effect: Deny, Action: [s3:PutObject] }]\n",
    ],
  ])("is typed behind one %s", (_, before, after) => {
    expect(added(yaml(before))).toEqual([yaml(after)]);
  });

  it.each([" []\n", "\n          []\n"])("is typed in place of an empty list: %j", (before) => {
    expect(added(yaml(before))).toEqual([yaml(`\n${typed("          ")}\n`)]);
  });

  it("is typed behind one that stands alone in JSON", () => {
    const json = (statements: object): string =>
      JSON.stringify({ Resources: { Policy: policyOf(statements) } });
    expect(added(json({ Sid: "A" }))).toEqual([json([{ Sid: "A" }, statement])]);
  });

  it("does not take the name of another one", () => {
    const [text = ""] = added(yaml(" [{ Sid: New }]"));
    expect(text).toBe(yaml(" [{ Sid: New }, { Effect: Deny, Action: [s3:PutObject] }]"));
  });

  it.each([
    ["a list that others share", " &all\n          - Sid: A\n"],
    ["what a function makes", " !If [A, [{ Sid: A }], []]"],
    ["one that others share", " &one\n          Sid: A\n"],
    ["one that is less indented than a dash", "\n         Sid: A\n"],
    ["a key written twice", "\n          - Sid: A\n            Sid: B\n"],
  ])("is not typed into %s", (_, statements) => {
    const texts = added(yaml(statements));
    expect(texts.filter((text) => text !== undefined)).toEqual([]);
  });
});

describe("a statement less", () => {
  it.each([
    [
      "first",
      "\n          - Sid: A\n            Effect: Deny\n          - Sid: B\n",
      "\n          - Sid: B\n",
    ],
    ["last", "\n          - Sid: B\n          - Sid: A\n", "\n          - Sid: B\n"],
    ["last of the file", "\n          - Sid: B\n          - Sid: A", "\n          - Sid: B"],
    [
      "between comments about others",
      "\n          # b\n          - Sid: B\n            # of b\n\n          - Sid: A\n          # c\n          - Sid: C\n",
      "\n          # b\n          - Sid: B\n            # of b\n\n          # c\n          - Sid: C\n",
    ],
    ["between brackets", " [{ Sid: A }, { Sid: B }]", " [{ Sid: B }]"],
    ["at the end between brackets", " [{ Sid: B }, { Sid: A }]", " [{ Sid: B }]"],
  ])("is taken out: %s", (_, before, after) => {
    expect(removed(yaml(before), "A")).toEqual([yaml(after)]);
  });

  it.each([
    ["the only one", "\n          - Sid: A\n"],
    ["one below a comment", "\n          # why\n          - Sid: A\n          - Sid: B\n"],
    ["one with a comment", "\n          - Sid: A # why\n          - Sid: B\n"],
    ["one that others refer to", "\n          - &a\n            Sid: A\n          - Sid: B\n"],
    ["one of a choice", " !If [A, [{ Sid: A }, { Sid: B }], []]"],
  ])("is not taken out: %s", (_, statements) => {
    const texts = removed(yaml(statements), "A");
    expect(texts.filter((text) => text !== undefined)).toEqual([]);
  });
});
