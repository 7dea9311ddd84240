import { describe, expect, it } from "vitest";

import { parseExpression, parseTemplate } from "../../src/terraform/parser.js";
import { sourceOf } from "./shown-syntax.js";

const tooDeep = ["This is nested more than 500 levels deep."];

function nested(before: string, inner: string, after: string, times: number): string {
  return before.repeat(times) + inner + after.repeat(times);
}

/** The problems of a text, which must not take more time than anybody would wait for them. */
function problemsOf(text: string, parse = parseExpression): readonly string[] {
  const start = performance.now();
  const { problems } = parse(sourceOf(text));
  expect(performance.now() - start).toBeLessThan(5000);
  return problems.map(({ message }) => message);
}

const deep: readonly (readonly [what: string, before: string, inner: string, after: string])[] = [
  ["parentheses", "(", "a", ")"],
  ["tuples", "[", "a", "]"],
  ["objects", "{a=", "1", "}"],
  ["calls", "f(", "a", ")"],
  ["indexes", "a[", "0", "]"],
  ["negations", "!", "a", ""],
  ["conditions", "a?", "b", ":c"],
  ["other cases", "a?b:", "c", ""],
  ["operands", "a||b&&c==d<e+f*(", "a", ")"],
  ["collections", "[for x in ", "a", ":x]"],
  ["quotes", '"${', "a", '}"'],
  ["templates", '"x${', "a", '}"'],
  ["heredocs", "<<A\n${", "a", "}\nA\n"],
  ["attributes", "", "a", ".b"],
  ["items", "", "a", "[0]"],
  ["splats", "", "a", "[*]"],
  ["sums", "", "a", "+a"],
];

describe("depth", () => {
  it.each(deep)("is bounded in %s", (_, ...parts) => {
    expect(problemsOf(nested(...parts, 50_000))).toEqual(tooDeep);
    expect(problemsOf(nested(...parts, 501))).toEqual(tooDeep);
    expect(problemsOf(nested(...parts, 80))).toEqual([]);
  });

  it("is bounded in steps after brackets", () => {
    expect(problemsOf(nested("[", `a${".b".repeat(300)}`, "]", 300))).toEqual(tooDeep);
    expect(problemsOf(nested("a[", "0", `]${".b".repeat(400)}`, 400))).toEqual(tooDeep);
  });

  it("is bounded in directives", () => {
    for (const times of [501, 50_000]) {
      expect(problemsOf(nested("%{if a}", "b", "%{endif}", times), parseTemplate)).toEqual(tooDeep);
    }
    expect(problemsOf(nested("%{if a}", "b", "%{endif}", 200), parseTemplate)).toEqual([]);
  });

  it("may be 499", () => {
    expect(problemsOf(nested("[", "a", "]", 499))).toEqual([]);
    expect(problemsOf(`a${".b".repeat(499)}`)).toEqual([]);
    expect(problemsOf(nested('"${', "a", '}"', 499))).toEqual([]);
  });
});

describe("time", () => {
  it.each([
    ["interpolations", "", "${a}b", ""],
    ["signs", "", "$", ""],
    ["lines", "", "a b\n", ""],
    ["spaces around", "${a ~}", " ", "x"],
    ["spaces before", "", " ", "${~ a}"],
    ["escapes", '${"', "\\n", '"}'],
    ["new lines", "${[", "\n", "a]}"],
    ["entries", "${{", "a = 1\n", "}}"],
    ["comments", "${", "/**/", "a}"],
    ["comments of a line", "${", "#\n", "a}"],
    ["lines of a heredoc", "${<<A\n", "A B\n", "A\n}"],
    ["directives", "", "%{if a}b%{endif}", ""],
  ])("is in proportion to %s", (_, before, each, after) => {
    const text = before + each.repeat(50_000) + after;
    expect(problemsOf(text, parseTemplate)).toEqual([]);
  });

  it.each([
    ["comments", "${", "/*", ""],
    ["quotes", "", '${"', ""],
    ["dots", "${1", ".", "}"],
    ["digits", "${", "1.", "}"],
    ["heredocs", "${", "<<A\n", ""],
    ["elses", "%{if a}", "%{else}", ""],
  ])("is in proportion to broken %s", (_, before, each, after) => {
    const text = before + each.repeat(50_000) + after;
    expect(problemsOf(text, parseTemplate)).toHaveLength(1);
  });
});
