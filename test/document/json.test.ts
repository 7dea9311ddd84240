import { describe, expect, it } from "vitest";

import { readJson } from "../../src/document/json.js";
import { at, dataOf, entryOf, problemsOf, scalarAt } from "./walk.js";

describe("nodes", () => {
  const text =
    '\uFEFF{\r\n  "a🪣": [ 1, -2.50e1, "\\u00e9\\n🔑", true, null, { } ],\r\n  "b" : "x"\r\n}\r\n';
  const document = readJson(text);
  const slice = (node: { readonly span: readonly [number, number] }): string =>
    text.slice(...node.span);

  it("have exact spans", () => {
    expect(document.problems).toEqual([]);
    expect(slice(document.roots[0]!)).toBe(text.slice(1, -2));
    expect(slice(entryOf(document.roots[0]!, "a🪣").key)).toBe('"a🪣"');
    expect(slice(entryOf(document.roots[0]!, "b"))).toBe('"b" : "x"');
    expect(slice(at(document, "a🪣"))).toBe('[ 1, -2.50e1, "\\u00e9\\n🔑", true, null, { } ]');
    expect(slice(at(document, "a🪣", 2))).toBe('"\\u00e9\\n🔑"');
    expect(slice(at(document, "a🪣", 5))).toBe("{ }");
  });

  it("have values, spellings and styles", () => {
    expect(dataOf(document.roots[0]!)).toEqual(JSON.parse(text.slice(1)));
    expect(scalarAt(document, "a🪣", 1)).toMatchObject({
      value: -25,
      text: "-2.50e1",
      style: "plain",
    });
    expect(scalarAt(document, "a🪣", 2)).toMatchObject({ text: "é\n🔑", style: "double" });
    expect(at(document, "a🪣")).toMatchObject({ kind: "Sequence", style: "flow" });
    expect(document.roots[0]).toMatchObject({ kind: "Mapping", style: "flow" });
  });

  it("may be minified", () => {
    const minified = '{"a":[1,{"b":"c"}],"d":{}}';
    const read = readJson(minified);
    expect(read.problems).toEqual([]);
    expect(minified.slice(...at(read, "a", 1, "b").span)).toBe('"c"');
    expect(minified.slice(...at(read, "d").span)).toBe("{}");
  });

  it("may be followed by commas", () => {
    const read = readJson('{ "a": [1, 2,], "b": { "c": 3, }, }');
    expect(read.problems).toEqual([]);
    expect(dataOf(read.roots[0]!)).toEqual({ a: [1, 2], b: { c: 3 } });
  });

  it.each(["1", '"a"', "null", "[]", "{}"])("may be just %s", (source) => {
    const read = readJson(source);
    expect(read.problems).toEqual([]);
    expect(dataOf(read.roots[0]!)).toEqual(JSON.parse(source));
  });
});

describe("comments", () => {
  it("are listed, and are problems", () => {
    const text = '// one\n{ "a": 1, /* two\n*/ "b": "// no" } // three';
    const { comments, problems, roots } = readJson(text);
    expect(comments.map((comment) => comment.text)).toEqual([" one", " two\n", " three"]);
    expect(comments.map(({ span }) => text.slice(...span))).toEqual([
      "// one",
      "/* two\n*/",
      "// three",
    ]);
    expect(problems.map(({ span }) => span)).toEqual(comments.map(({ span }) => span));
    expect(new Set(problems.map(({ message }) => message))).toEqual(
      new Set(["JSON has no comments; a template that has one is rejected."]),
    );
    expect(dataOf(roots[0]!)).toEqual({ a: 1, b: "// no" });
  });

  it("may lack their end", () => {
    expect(problemsOf(readJson("{} /* a *"))).toEqual([
      ["/* a *", "This comment is never closed, and JSON has no comments."],
    ]);
    expect(problemsOf(readJson("{} /*/"))[0]?.[0]).toBe("/*/");
  });
});

describe("problems", () => {
  it.each<[text: string, ...problems: [place: string, message: string][]]>([
    ["", ["", "There is no JSON value."]],
    ['{"a":1 "b":2}', ['"b"', "A comma is missing before this."]],
    ["[1 2]", ["2", "A comma is missing before this."]],
    ['{"a" 1}', ['"a"', "A colon is missing after this key."]],
    ['{"a"}', ['"a"', "A colon is missing after this key."]],
    ['{"a":}', ["}", "A value is missing before this '}'."]],
    ['{"a":,"b":1}', [",", "A value is missing before this ','."]],
    ["[1,,2]", [",", "A value is missing before this ','."]],
    ["{,}", [",", "A key is missing before this ','."]],
    ["{a:1}", ["a", "A key must be in double quotes."]],
    ["{1:1}", ["1", "A key must be in double quotes."]],
    ["{:1}", [":", "A key must be a text in double quotes."]],
    ["['a']", ["'a'", "''a'' is no JSON value; text needs double quotes."]],
    ['{"a": a long text}', ["a", "'a' is no JSON value; text needs double quotes."]],
    ["[01]", ["01", "'01' is no JSON value; text needs double quotes."]],
    ["[1.]", ["1.", "'1.' is no JSON value; text needs double quotes."]],
    ["[+1]", ["+1", "'+1' is no JSON value; text needs double quotes."]],
    ["[NaN]", ["NaN", "'NaN' is no JSON value; text needs double quotes."]],
    ["[\u00a01]", ["\u00a01", "'<U+00A0>1' is no JSON value; text needs double quotes."]],
    ['["a\n]', ['"', "This quote is never closed."]],
    ['["\\d"]', ["\\d", "Invalid escape sequence '\\d'."]],
    ['["\\u12"]', ["\\u12", "Invalid escape sequence '\\u12'."]],
    ['["a\tb"]', ["\t", "The character U+0009 must be escaped in a string."]],
    ['{"a":1,"a":2}', ['"a"', "Duplicate key 'a'."]],
    ["{} {}", ["{", "Unexpected '{' after the end of the document."]],
    ["]", ["]", "This ']' closes nothing."]],
    ['{"a":[1}', ["[", "This '[' is never closed."]],
    [
      '{"a":{"b":[',
      ["{", "This '{' is never closed."],
      ["{", "This '{' is never closed."],
      ["[", "This '[' is never closed."],
    ],
    [
      "{{ a }}",
      ["{{", "This '{{' placeholder must be rendered or quoted first."],
      ["a", "A key must be in double quotes."],
    ],
    [
      '["\\d", "\\x\\q", \'x\']',
      ["\\d", "Invalid escape sequence '\\d'."],
      ["\\x", "Invalid escape sequence '\\x'."],
      ["\\q", "Invalid escape sequence '\\q'."],
      ["'x'", "''x'' is no JSON value; text needs double quotes."],
    ],
  ])("%j", (text, ...problems) => {
    expect(problemsOf(readJson(text))).toEqual(problems);
  });

  it("leave what can be read", () => {
    const read = (text: string): unknown => dataOf(readJson(text).roots[0]!);
    expect(read('{"a":1 "b":2}')).toEqual({ a: 1, b: 2 });
    expect(read('{"a":[1, 2}')).toEqual({ a: [1, 2] });
    expect(read('{"a":[1, {"b":')).toEqual({ a: [1, { b: null }] });
    expect(read('{"a","b":2}')).toEqual({ a: null, b: 2 });
    expect(read("{a: b}")).toEqual({ a: "b" });
  });

  it("place a missing value after the colon", () => {
    expect(scalarAt(readJson('{"a": }'), "a").span).toEqual([5, 5]);
  });

  it("stand at the second of two equal keys", () => {
    const { problems } = readJson('{ "a": 1, "\\u0061": 2 }');
    expect(problems).toEqual([{ message: "Duplicate key 'a'.", span: [10, 18] }]);
  });
});
