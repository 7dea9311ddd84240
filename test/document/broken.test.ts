import { readdirSync, readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { kindOf } from "../../src/document/gate.js";
import { readDocument } from "../../src/document/read.js";

const folder = new URL("../../fixtures/broken/", import.meta.url);

/** Line, column and message of all that is wrong with each fixture. */
const expected: Readonly<Record<string, readonly string[]>> = {
  "asterisk.yaml": ["8:24 An asterisk starts an alias; quote it to mean the character."],
  "comment.json": ["3:5 JSON has no comments; a template that has one is rejected."],
  "cut-off.json": [
    "1:1 This '{' is never closed.",
    "2:16 This '{' is never closed.",
    "3:14 This '{' is never closed.",
    "5:21 This '{' is never closed.",
    "6:25 This quote is never closed.",
  ],
  "cycle-and-duplicate.yaml": [
    "4:17 This alias stands for a node that contains it.",
    "5:3 Duplicate key 'Trail'.",
  ],
  "duplicate.json": ["4:5 Duplicate key 'Trail'."],
  "indentation.yaml": ["6:6 The indentation does not fit the lines above."],
  "merge-conflict.yaml": [
    "5:1 This is the mark of a merge conflict.",
    "7:1 This is the mark of a merge conflict.",
    "9:1 This is the mark of a merge conflict.",
  ],
  "missing-comma.json": ["7:9 A comma is missing before this."],
  "missing-space.yaml": [
    "5:7 These lines make one key: a colon and a space are missing, or the indentation is wrong.",
  ],
  "open-bracket.yaml": ["5:22 This '[' is not closed, or what it holds is not indented."],
  "open-quote.yaml": ["5:18 This quote is never closed."],
  "placeholder.yaml": [
    "5:21 This '{{' placeholder must be rendered or quoted first.",
    "6:1 This '{%' placeholder must be rendered or quoted first.",
    "8:1 This '{%' placeholder must be rendered or quoted first.",
  ],
  "tab.yaml": [
    "6:1 Tabs are not allowed as indentation; use spaces.",
    "6:13 These lines make one key: a colon and a space are missing, or the indentation is wrong.",
  ],
};

describe("a broken template", () => {
  it.each(readdirSync(folder))("is read, and says what is wrong: %s", (name) => {
    const text = readFileSync(new URL(name, folder), "utf8");
    expect(kindOf(text, undefined)).toBe("CloudFormation");
    const problems = readDocument(text).problems.map(({ message, span: [start] }) => {
      const before = text.slice(0, start).split("\n");
      return `${before.length}:${before.at(-1)!.length + 1} ${message}`;
    });
    expect(problems).toEqual(expected[name]);
  });
});
