import { describe, expect, it } from "vitest";

import type { Document } from "../../src/document/node.js";
import { readDocument } from "../../src/document/read.js";
import { readYaml } from "../../src/document/yaml.js";
import { entriesOf, problemsOf } from "./walk.js";

/** Reads a text, and fails where that takes more time than anybody would wait in an editor. */
function readFast(text: string, milliseconds = 2000): Document {
  const start = performance.now();
  const document = readDocument(text);
  expect(performance.now() - start).toBeLessThan(milliseconds);
  return document;
}

const tooDeep = "This is nested more than 500 levels deep.";

describe("depth", () => {
  it.each([
    ["JSON", 0, "[".repeat(100_000)],
    ["JSON that ends", 0, "[".repeat(100_000) + "]".repeat(100_000)],
    ["JSON objects", 4 * 500, '{"a":'.repeat(500) + "[".repeat(100_000)],
    ["flow sequences", 2, `a: ${"[".repeat(100_000)}`],
    ["flow mappings", 2, `a: ${"{a: ".repeat(100_000)}`],
    ["keys", 1, "? ".repeat(100_000)],
    ["items", 0, "- ".repeat(100_000)],
    [
      "values",
      1,
      "a:\n".repeat(0) + Array.from({ length: 2000 }, (_, i) => `${" ".repeat(i)}a:\n`).join(""),
    ],
  ])("is bounded in %s", (_, _from, text) => {
    const { problems } = readFast(text);
    expect(problems.map(({ message }) => message)).toEqual([tooDeep]);
  });

  it("is bounded at the bracket that is too many", () => {
    expect(readDocument("[".repeat(501)).problems[0]?.span).toEqual([500, 501]);
    expect(readDocument(`a: ${"[".repeat(501)}`).problems[0]?.span).toEqual([502, 503]);
    expect(readDocument(`# [\n- ${"- ".repeat(500)}`).problems[0]?.span).toEqual([1004, 1005]);
  });

  it("counts no brackets that are text", () => {
    const brackets = "[{".repeat(1000);
    const text = `a: '${brackets}'\nb: x${brackets}\nc: |\n  ${brackets}\n# ${brackets}\n`;
    expect(readDocument(text).problems).toEqual([]);
    expect(readDocument(JSON.stringify({ a: brackets })).problems).toEqual([]);
  });

  it("may be 500", () => {
    expect(readDocument("[".repeat(500) + "]".repeat(500)).problems).toEqual([]);
    expect(readDocument(`${"- ".repeat(500)}a`).problems).toEqual([]);
    expect(readYaml("[".repeat(500) + "]".repeat(500)).problems).toEqual([]);
  });

  it("is bounded behind aliases", () => {
    const lines = Array.from({ length: 300 }, (_, i) => `a${i + 1}: &a${i + 1} [[*a${i}]]`);
    const { problems } = readFast(["a0: &a0 1", ...lines].join("\n"));
    expect(problems[0]?.message).toBe("This alias leads to more than 500 levels of nesting.");
  });
});

describe("aliases", () => {
  const bomb = Array.from({ length: 40 }, (_, i) => {
    const items = i === 0 ? "x" : `*a${i - 1}`;
    return `a${i}: &a${i} [${Array.from({ length: 9 }, () => items).join(", ")}]`;
  }).join("\n");

  it("do not add up to a bomb", () => {
    const document = readFast(bomb);
    expect(problemsOf(document)).toEqual([
      ["*a4", "The aliases up to here stand for more than 100000 nodes."],
    ]);
    expect(entriesOf(document.roots[0]!)).toHaveLength(40);
  });

  it("may be used a lot", () => {
    const uses = Array.from({ length: 5000 }, (_, i) => `k${i}: *a`).join("\n");
    expect(readFast(`a: &a { b: [1, 2] }\n${uses}\n`).problems).toEqual([]);
  });
});

describe("size", () => {
  it("may be 10 MB of JSON", () => {
    const item = JSON.stringify({ Type: "AWS::S3::Bucket", Properties: { Tags: [{ a: "b c" }] } });
    const text = `{${Array.from({ length: 140_000 }, (_, i) => `"R${i}":${item}`).join(",\n")}}`;
    expect(text.length).toBeGreaterThan(10_000_000);
    const { problems, roots } = readFast(text, 15_000);
    expect(problems).toEqual([]);
    expect(entriesOf(roots[0]!)).toHaveLength(140_000);
  });

  it.each([
    ["block scalar", `a: |\n${"  some text # no comment\n".repeat(400_000)}b: 1\n`],
    ["quoted scalar", `a: "${"some text # no comment ".repeat(450_000)}"\nb: 1\n`],
    ["plain scalar", `a: ${"some text#no comment ".repeat(500_000)}\nb: 1\n`],
    ["comment", `a: 1 #${" a comment".repeat(1_000_000)}\nb: 1\n`],
    ["blank", `a: 1\n${"\n".repeat(1_000)}${" ".repeat(10_000_000)}\nb: 1\n`],
  ])("may be 10 MB of one %s", (_, text) => {
    const { problems, roots } = readFast(text, 15_000);
    expect(problems).toEqual([]);
    expect(entriesOf(roots[0]!)).toHaveLength(2);
  });

  it("may be many keys in one mapping", () => {
    const keys = Array.from({ length: 50_000 }, (_, i) => `k${i}: 1\n`).join("");
    expect(problemsOf(readFast(`${keys}k7: 2\n`, 15_000))).toEqual([["k7", "Duplicate key 'k7'."]]);
  });
});

describe("problems", () => {
  it.each([
    ["closers", "]".repeat(50_000)],
    ["quotes", "'\n".repeat(25_000)],
    ["words of JSON", `[${"a,".repeat(100_000)}`],
    ["aliases", "- *a\n".repeat(20_000)],
    ["placeholders", "{{ a }}\n".repeat(10_000)],
  ])("are at most 1000 of %s", (_, text) => {
    const { problems } = readFast(text, 15_000);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThanOrEqual(1000);
  });
});
