import { describe, expect, it } from "vitest";

import { readYaml } from "../../src/document/yaml.js";
import { problemsOf } from "./walk.js";

/** Reads a text in which guillemets mark the problems, in their order. */
function expectProblems(marked: string, messages: readonly string[]): void {
  const places = [...marked.matchAll(/«(.*?)»/gs)].map(([, place]) => place);
  const text = marked.replace(/[«»]/g, "");
  expect(problemsOf(readYaml(text))).toEqual(messages.map((message, i) => [places[i], message]));
  let removed = 0;
  const starts = [...marked.matchAll(/[«»]/g)].flatMap((mark) => {
    removed += 1;
    return mark[0] === "«" ? [mark.index - removed + 1] : [];
  });
  expect(readYaml(text).problems.map(({ span }) => span[0])).toEqual(starts);
}

describe("a problem of YAML is said once, in its place, in plain words", () => {
  it.each([
    [
      "a: «b»: c\n",
      "A mapping cannot start on the line of its key; quote the text if the colon belongs to it.",
    ],
    ["a:\n  b: 1\n «c»: 2\n", "The indentation does not fit the lines above."],
    ["a:\n  - b\n  «c»: 2\n", "The indentation does not fit the lines above."],
    ["- a: 1\n «b»: 2\n", "The indentation does not fit the list above."],
    [
      "a:\n  b: «1\n   c»: 2\n",
      "These lines make one key: a colon and a space are missing, or the indentation is wrong.",
    ],
    [
      "«Type:A\nb»: 1\n",
      "These lines make one key: a colon and a space are missing, or the indentation is wrong.",
    ],
    ["a:\n  b: 1\n  «c»\n  d: 2\n", "A colon is missing after this key."],
    ["a:\n«\t»b: 1\n", "Tabs are not allowed as indentation; use spaces."],
    ["a:\n  b: 1\n  «-» x\n", "A list item cannot stand among keys; check its indentation."],
    ["a: «-» b\n", "A list cannot start on the line of its key."],
    ["a: «'»x\nb: 1\n", "This quote is never closed."],
    ['a: «"»x\nb: 1\n', "This quote is never closed."],
    ["a: 'b' «c»\n", "Unexpected 'c' after the value."],
    ["a: «[»x,\nb: 1\n", "This '[' is not closed, or what it holds is not indented."],
    ["a: [x«}»\nb: 1\n", "This '}' closes a '['."],
    ["«[»1, 2", "This '[' is never closed."],
    ["a: 1\n«]»\n", "This ']' closes nothing."],
    ["a: [b, «,» c]\n", "A value is missing before this comma."],
    ['a: ["x" «"»y"]\n', "A comma is missing before this."],
    ['a: {"x" «1»}\n', "A comma or a colon is missing before this."],
    ["a: {b: «1 c: 2»}\n", "A comma is missing here, or text with a colon needs quotes."],
    ["a: «*»\n", "An asterisk starts an alias; quote it to mean the character."],
    ["a: «&»\n", "An ampersand starts an anchor; quote it to mean the character."],
    ["a: «*x»\n", "No anchor '&x' comes before this alias."],
    ["a: «%»b\n", "A value cannot start with '%'; quote it."],
    ["a: «@»b\n", "A value cannot start with '@'; quote it."],
    ["a: «`»b`\n", "A value cannot start with '`'; quote it."],
    ['a: "«\\»d"\n', "Invalid escape sequence '\\d'."],
    ['a: "b"«#c»\n', "A space is missing before this comment."],
    ['a: !Sub«"»x"\n', "A space is missing after the tag or anchor."],
    ["a: !x «!y» b\n", "A value can have only one tag."],
    ["a: &x «&y» b\n", "A value can have only one anchor."],
    ["a: |«x»\n  y\n", "Block text must start on the line after '|' or '>'."],
    ["a: | «x»\n  y\n", "Block text must start on the line after '|' or '>'."],
    ["a: |\n    \n  «x»\n", "Blank lines above are indented more than this text."],
    ["%YAML 1.1\n«a»: 1\n", "A '---' line is missing after the directives."],
    ["--- «a»: 1\n", "A mapping or list cannot start on the '---' line."],
    ["a: «!x!y» b\n", "No %TAG line declares the prefix of '!x!y'."],
    ["- a\n«b»: 1\nc: 2\nd: 3\n", "Unexpected 'b' after the value."],
    ["a: 1\n«a»: 2\n", "Duplicate key 'a'."],
    ['1: a\n«"1"»: b\n', "Duplicate key '1'."],
    ["? «[ a ]»\n: b\n", "A key must be a single value, not a mapping or a list."],
    ["? «a: 1»\n: b\n", "A key must be a single value, not a mapping or a list."],
    ["a: «{{» b }}\n", "This '{{' placeholder must be rendered or quoted first."],
    ["a: 1\n«{{» b }}\nc: 2\n", "This '{{' placeholder must be rendered or quoted first."],
    ["a: 1\n«{%» if b %}\nc: 2\n", "This '{%' placeholder must be rendered or quoted first."],
    ["a: \u001b«»", "The character U+001B is not allowed in YAML."],
  ])("%j", (marked, message) => {
    if (marked.includes("«»")) {
      const text = marked.replace("«»", "");
      expect(problemsOf(readYaml(text))).toEqual([["\u001b", message]]);
    } else {
      expectProblems(marked, [message]);
    }
  });
});

describe("a text with several problems", () => {
  it("has them all, in order", () => {
    expectProblems("a: «@»b\nc: 1\n«c»: 2\nd: «*x»\ne: {f: g}«}»\n---\nh: «%»\n", [
      "A value cannot start with '@'; quote it.",
      "Duplicate key 'c'.",
      "No anchor '&x' comes before this alias.",
      "This '}' closes nothing.",
      "A value cannot start with '%'; quote it.",
    ]);
  });

  it("has the marks of a merge conflict", () => {
    const mark = "This is the mark of a merge conflict.";
    expectProblems("a: 1\n«<<<<<<<» HEAD\nb: 1\n«=======»\nb: 2\n«>>>>>>>» x\n", [
      mark,
      mark,
      mark,
    ]);
  });

  it("has both ends of a list that is not indented", () => {
    expectProblems("a: «[»\nb\n«]»\n", [
      "This '[' is not closed, or what it holds is not indented.",
      "This ']' closes nothing.",
    ]);
  });

  it("keeps what can be read", () => {
    const { roots } = readYaml("a: 1\nb: [1\nc: 2\n");
    const [root] = roots;
    expect(root?.kind === "Mapping" && root.entries.map(({ key }) => key.text)).toEqual([
      "a",
      "b",
      "c",
    ]);
  });

  it("may have merge keys more than once", () => {
    expect(readYaml("a: &a {}\nb:\n  <<: *a\n  <<: *a\n").problems).toEqual([]);
  });
});

it("leaves the depth of stack traces as it was", () => {
  const before = Error.stackTraceLimit;
  readYaml("a: [");
  expect(Error.stackTraceLimit).toBe(before);
});
