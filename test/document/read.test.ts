import { describe, expect, it } from "vitest";

import { readDocument } from "../../src/document/read.js";
import { dataOf, problemsOf } from "./walk.js";

describe("readDocument", () => {
  it.each([
    ['{ "a": 1 }', "json"],
    ["\uFEFF\n  [1]", "json"],
    ["a: 1", "yaml"],
    ["# { }\na: 1", "yaml"],
    ["\uFEFFa: 1", "yaml"],
    ["", "yaml"],
  ])("reads %j as %s", (text, syntax) => {
    expect(readDocument(text)).toMatchObject({ syntax, problems: [], text });
  });

  it.each([
    ['{ "Fn::If": !x }', { "Fn::If": null }],
    ['{ "a": 1 # one\n}', { a: 1 }],
    ["{ 'a': [b c] }", { a: ["b c"] }],
    ["{ a: http://b }", { a: "http://b" }],
    ['{ "a": "two\n lines" }', { a: "two lines" }],
    ['{ "a": "\t" }', { a: "\t" }],
  ])("reads %j as CloudFormation does, which is YAML", (text, data) => {
    const document = readDocument(text);
    expect(document).toMatchObject({ syntax: "yaml", problems: [] });
    expect(dataOf(document.roots[0]!)).toEqual(data);
  });

  it.each([
    '// a\n{ "b": 1 }',
    '{\n  // a\n  "b": 1\n}',
    '{ "b": 1 // a\n}',
    '{ "b": 1, // a\n "c": 2 }',
    '{ "b": 1, /* a */ "c": 2 }',
  ])("does not take the comment of %j for YAML", (text) => {
    const { syntax, problems } = readDocument(text);
    expect(syntax).toBe("json");
    expect(problems.map(({ message }) => message)).toEqual([
      "JSON has no comments; a template that has one is rejected.",
    ]);
  });

  it("keeps the problems of JSON where YAML has some too", () => {
    expect(problemsOf(readDocument('{ "a": 1, "a": 2 }'))).toEqual([['"a"', "Duplicate key 'a'."]]);
    expect(problemsOf(readDocument('{ "a": "b" "c": 2 }'))).toEqual([
      ['"c"', "A comma is missing before this."],
    ]);
  });

  it.each(["\0", "a: 1\0", "PK\u0003\u0004\0\0", "\uFEFFa\0:\0\0 \0"])(
    "refuses %j, which is no text",
    (text) => {
      const { problems, roots } = readDocument(text);
      expect(roots).toEqual([]);
      expect(problems).toEqual([
        {
          message: "This is not UTF-8 text: it has NUL characters.",
          span: [text.indexOf("\0"), text.indexOf("\0") + 1],
        },
      ]);
    },
  );
});
