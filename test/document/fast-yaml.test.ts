import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { controlCharacters } from "../../src/document/control-characters.js";
import { readFastYaml } from "../../src/document/fast-yaml/read.js";
import { readLibraryYaml } from "../../src/document/library-yaml.js";
import { anyLayout } from "./any-layout.js";
import { anyYaml } from "./any-yaml.js";
import { mutatedOf } from "./mutated.js";

const root = fileURLToPath(new URL("../../fixtures", import.meta.url));
const fixtures = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.(ya?ml|template)$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));

/** Expects of a text that is read fast that the library reads it so; whether it is. */
function expectSame(text: string): boolean {
  const document = readFastYaml(text);
  if (document === undefined) return false;
  expect(document).toStrictEqual(readLibraryYaml(text));
  return true;
}

/** Expects that of any text of a kind, and that so many of a hundred are read fast. */
function expectAllSame(texts: fc.Arbitrary<string>, percent: number, numRuns: number): void {
  let covered = 0;
  let runs = 0;
  fc.assert(
    fc.property(
      texts.filter((text) => controlCharacters(text).length === 0),
      (text) => {
        runs += 1;
        if (expectSame(text)) covered += 1;
      },
    ),
    { numRuns },
  );
  expect((100 * covered) / runs).toBeGreaterThan(percent);
}

describe("what is read fast is read as the library does", () => {
  it("in every fixture, nearly all of which are", () => {
    const read = fixtures.map(({ path, text }) => ({ path, text, document: readFastYaml(text) }));
    const covered = read.filter(({ document }) => document !== undefined);
    const different = covered.filter(
      ({ text, document }) => !isDeepStrictEqual(document, readLibraryYaml(text)),
    );
    expect(different.map(({ path }) => path)).toEqual([]);
    expect(fixtures.length).toBeGreaterThan(1000);
    expect(covered.length / fixtures.length).toBeGreaterThan(0.9);
  }, 60_000);

  it("in any YAML", () => {
    expectAllSame(
      anyYaml.map(({ text }) => text),
      5,
      500,
    );
  });

  it("in any layout", () => {
    expectAllSame(anyLayout, 20, 3000);
  });

  it("in fixtures with mistakes", () => {
    expectAllSame(mutatedOf(fixtures.map(({ text }) => text)), 20, 2000);
  }, 60_000);
});

describe("what is read fast", () => {
  it.each([
    "a: 1",
    "---\na: 1\n...\n",
    "- a\n- - b\n  - c: d\n    e: f\n-\n  - g\n",
    "a:\n- b\n- c\nd:\n",
    "a:\r\n  b: c # d\r\n\r\n  e: |\r\n    f\r\n",
    "a: one\n  two\n\n  three\n",
    "a: 'one\n\n  it''s'\nb: \"two\n  \\u00e9 \\\" \\n\"\n",
    "a: |\n    b\n\n      c\n\n  # d\n",
    "a: >-\n  b\n  c\n\n   d\n  e\n",
    "a: !Sub\nb: !If\n  - c\n  - !Ref d\ne: !Fn::Sub\n- !Join [',', [f, !Ref g]]\n",
    'a: {"b":1, c: [d, "e", {f: g},], h: {}} # i\n',
    "a: [\n  b, # c\n\n  d: e\n]\n",
    "a: b:c\nd: e#f\ng: -h\n",
    "\"a\" : 'b'\nFn::Sub: ::/0\n",
  ])("includes %j", (text) => {
    expect(expectSame(text)).toBe(true);
  });

  it.each([
    ["an anchor", "a: &b c\n"],
    ["an alias", "a: b\nc: *d\n"],
    ["a key that merges", "<<: a\n"],
    ["several documents", "a: b\n---\nc: d\n"],
    ["a directive", "%YAML 1.2\n---\na: b\n"],
    ["a byte order mark", "\uFEFFa: b\n"],
    ["a tab that separates", "a:\tb\n"],
    ["a line that ends as in old systems", "a: b\rc: d\n"],
    ["a mark of a complex key", "? a\n: b\n"],
    ["a tag of YAML's own", "a: !!str 1\n"],
    ["two tags", "a: !b !c d\n"],
    ["a key with a tag", "!a b: c\n"],
    ["a key of several lines", "'a\n  b': c\n"],
    ["a key that is too long", `${"a".repeat(1025)}: b\n`],
    ["a key that is there twice", "a: b\na: c\n"],
    ["a mapping in the line of its key", "a: b: c\n"],
    ["a list in the line of its key", "a: - b\n"],
    ["a key between two indentations", "a:\n    b: c\n  d: e\n"],
    ["an escape that JSON lacks", 'a: "\\x41"\n'],
    ["a quote that is never closed", "a: 'b\n"],
    ["quoted lines that are not indented", "a: 'b\nc'\n"],
    ["blank lines that are kept", "a: |+\n  b\n\n"],
    ["an indentation that is said", "a: |2\n   b\n"],
    ["a block without lines", "a: |\nb: c\n"],
    ["a bracket that is never closed", "a: [b\n"],
    ["brackets that are not indented", "a: [\nb]\n"],
    ["an entry without a value", "a: {b}\n"],
    ["text of several lines in brackets", "a: [b\n  c]\n"],
    ["a comment at the margin in brackets", "a: {b: c\n# d\n }\n"],
    ["a text after a comment in lines of their own", "a:\n#b\n  c\nd: e\n"],
    ["a single value", "a\n"],
    ["nothing", "# a\n"],
  ])("is none that has %s", (_, text) => {
    expect(readFastYaml(text)).toBeUndefined();
  });

  it.each([
    ["lists", "- ".repeat(100_000)],
    ["brackets", `a: ${"[".repeat(100_000)}`],
    ["tags", `a: ${"!b ".repeat(100_000)}`],
    ["tags in lines", `a:\n${" !b\n".repeat(100_000)}`],
    ["tags in brackets", `a: [${"!b ".repeat(100_000)}`],
  ])("is none that is nested deep in %s", (_, text) => {
    expect(readFastYaml(text)).toBeUndefined();
  });
});
