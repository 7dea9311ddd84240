import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { childrenOf } from "../../src/terraform/children.js";
import { jsonStringSource } from "../../src/terraform/json-string-source.js";
import { parseExpression, parseTemplate } from "../../src/terraform/parser.js";
import type { Parsed } from "../../src/terraform/source.js";
import type { Syntax } from "../../src/terraform/syntax.js";
import { anyExpression } from "./any-expression.js";
import { sourceOf, templateIn } from "./shown-syntax.js";

const signs =
  "a b-c 1 2.5 0 null true for in if else endif endfor . , : ; ? = == => != < <= > >= + - * / % ! && || " +
  '( ) [ ] { } ${ ${~ %{ %{~ ~} ~ $${ %%{ $ % " \\ \\n \\u00e9 \\" ... :: # // /* */ \' <<A <<-A A 🔑 é \ud83d';

/** Texts that look like the language, which those of random characters hardly do. */
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(fc.constantFrom(...signs.split(" "), " ", " ", "\n", "\r\n", "\r", "\t"), {
      maxLength: 40,
    })
    .map((pieces) => pieces.join("")),
);

function expectNested(syntax: Syntax, [from, to]: Syntax["span"]): void {
  const [start, end] = syntax.span;
  expect(from <= start && start <= end && end <= to).toBe(true);
  let previous = start;
  for (const child of childrenOf(syntax)) {
    expect(child.span[0]).toBeGreaterThanOrEqual(previous);
    previous = child.span[1];
    expectNested(child, syntax.span);
  }
}

function expectInside({ syntax, problems }: Parsed, span: Syntax["span"]): void {
  expectNested(syntax, span);
  for (const problem of problems) {
    expect(span[0] <= problem.span[0] && problem.span[0] <= problem.span[1]).toBe(true);
    expect(problem.span[1]).toBeLessThanOrEqual(span[1]);
    expect(problem.message).toMatch(/^[^a-z].*\.$/);
  }
}

describe("any text", () => {
  it("is parsed, with everything in its place", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expectInside(parseTemplate(sourceOf(text)), [0, text.length]);
        expectInside(parseTemplate(sourceOf(`\${${text}}`)), [0, text.length + 3]);
        expectInside(parseExpression(sourceOf(text)), [0, text.length]);
      }),
      { numRuns: 2000 },
    );
  });

  it("is parsed as part of a JSON file", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const raw = JSON.stringify(text);
        const { syntax, problems } = parseTemplate(jsonStringSource(raw, 10));
        expectInside({ syntax, problems }, [11, 9 + raw.length]);
        expect(problems.length).toBe(parseTemplate(sourceOf(text)).problems.length);
      }),
      { numRuns: 500 },
    );
  });

  it("is itself where nothing begins with a sign", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const plain = text.replaceAll("{", "(");
        expect(templateIn(plain)).toBe(JSON.stringify(plain));
      }),
    );
  });
});

describe("any expression", () => {
  it("has no problem, and has everything in its place", () => {
    fc.assert(
      fc.property(anyExpression.expression, (text) => {
        const parsed = parseExpression(sourceOf(text));
        expect(parsed.problems).toEqual([]);
        expectInside(parsed, [0, text.length]);
      }),
      { numRuns: 500 },
    );
  });

  it("is the same in parentheses and in a template of its own", () => {
    fc.assert(
      fc.property(anyExpression.expression, (text) => {
        const { syntax } = parseExpression(sourceOf(text));
        const moved = { text: `(${text})`, offsetOf: (index: number) => index - 1 };
        expect(parseExpression(moved).syntax).toEqual(syntax);
        const inner = { text: `\${${text}}`, offsetOf: (index: number) => index - 2 };
        expect(parseTemplate(inner).syntax).toEqual(syntax);
      }),
      { numRuns: 500 },
    );
  });
});
