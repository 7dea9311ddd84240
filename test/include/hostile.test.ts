import { describe, expect, it } from "vitest";
import type { Node } from "../../src/document/node.js";
import { readDocument } from "../../src/document/read.js";
import { expandIncludes } from "../../src/include/expand.js";
import { functions } from "../../src/include/functions.js";
import type { Included, ReadIncluded } from "../../src/include/scope.js";
import { expandedAlone, onlyRoot } from "./expanded.js";

/** More than any template takes; without a bound these would take hours. */
const milliseconds = 15_000;

function inTime<T>(run: () => T): T {
  const start = performance.now();
  const result = run();
  expect(performance.now() - start).toBeLessThan(milliseconds);
  return result;
}

function messages(text: string, read?: ReadIncluded): readonly string[] {
  const { problems } = inTime(() =>
    read === undefined
      ? expandedAlone(text)
      : expandIncludes(readDocument(text), "/project/main.yaml", read),
  );
  return problems.map(({ message }) => message);
}

const tooMuch = ["With this the template includes more than 200000 values."];

function files(texts: Readonly<Record<string, string>>): ReadIncluded {
  const known = new Map(
    Object.entries(texts).map(([path, text]): [string, Included] => [
      path,
      { kind: "file", file: { path, text } },
    ]),
  );
  return (_, location) => known.get(location) ?? { kind: "unknown", reason: "it is not there" };
}

describe("what never ends", () => {
  it("is a map of maps of maps", () => {
    const nested = (depth: number): unknown =>
      depth === 0
        ? "x"
        : { "Fn::Map": [Array.from({ length: 100 }, (_, i) => i), nested(depth - 1)] };
    expect(messages(JSON.stringify({ a: nested(6) }))).toEqual(tooMuch);
  });

  it("is a text that doubles", () => {
    let body: unknown = "X";
    for (let depth = 0; depth < 60; depth++) {
      body = { "Fn::Map": [[{ "Fn::JoinNow": ["", ["${V}", "${V}"]] }], "V", body] };
    }
    messages(JSON.stringify({ a: { "Fn::Map": [["xx"], "V", body] } }));
  });

  it("is a text that doubles around itself", () => {
    let text: unknown = "a";
    for (let depth = 0; depth < 100; depth++) text = { "Fn::SubNow": ["${A}${A}", { A: text }] };
    expect(messages(JSON.stringify({ a: text }))).toEqual(tooMuch);
  });

  it("is a list that doubles", () => {
    let list: unknown = [1];
    for (let depth = 0; depth < 40; depth++) list = { "Fn::Map": [[1, 2], list] };
    expect(messages(JSON.stringify({ a: { "Fn::FlattenDeep": list } }))).toEqual(tooMuch);
  });

  it("is a file that includes others twice, which do so too", () => {
    const texts = Object.fromEntries(
      Array.from({ length: 18 }, (_, index) => [
        `f${index}`,
        `[!Include f${index + 1}, !Include f${index + 1}]`,
      ]),
    );
    expect(messages("a: !Include f0", files({ ...texts, f18: "[1, 2, 3]" }))).toEqual(tooMuch);
  });

  it("is a map of a file that maps itself", () => {
    const texts = { f0: "Fn::Map: [[1, 2], !Include f0]\n" };
    expect(messages("a: !Include f0", files(texts))).toEqual([
      "Nothing is included here: 'f0' includes itself.",
    ]);
  });

  it("is a sequence without an end", () => {
    for (const args of [
      "[1, 1000000000]",
      "[1, 5, 0]",
      "[1, .inf]",
      "[a, z, 0.0001]",
      "[1, .nan]",
    ]) {
      expect(messages(`a: !Sequence ${args}`)).toEqual([]);
    }
  });

  it("is nested deeper than anybody can read", () => {
    const deep = (text: string): string => `${"[".repeat(400)}${text}${"]".repeat(400)}`;
    expect(messages(`a: !Include f0`, files({ f0: deep("!Include f1"), f1: deep("1") }))).toEqual(
      [],
    );
  });

  it.each([...functions.keys()])("is nested in itself: %s", (name) => {
    for (const innermost of [[1], "a", { b: 1 }, { Ref: "C" }]) {
      let call: unknown = innermost;
      for (let depth = 0; depth < 240; depth++) call = { [`Fn::${name}`]: call };
      const listed = JSON.stringify({ a: call });
      let merging: unknown = innermost;
      for (let depth = 0; depth < 100; depth++) merging = { "<<": {}, [`Fn::${name}`]: [merging] };
      expect(new Set(messages(listed)).size).toBeLessThan(2);
      expect(new Set(messages(JSON.stringify({ a: merging }))).size).toBeLessThan(2);
    }
  });

  it("is a bomb of aliases", () => {
    const anchors = Array.from(
      { length: 15 },
      (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]`,
    );
    const bomb = ["a0: &a0 [1]", ...anchors].join("\n");
    messages(`${bomb}\nall: { Fn::FlattenDeep: *a15 }\nmap: { Fn::Map: [[1, 2, 3], *a12] }\n`);
    messages(
      "a: !Include f0\nb: { Fn::Map: [!Sequence [1, 1000], !Include f0] }",
      files({ f0: bomb }),
    );
  });
});

describe("whatever has an unexpected shape", () => {
  const shapes: readonly unknown[] = [
    ...[
      null,
      true,
      0,
      "",
      "a",
      [],
      {},
      [[]],
      [null],
      [null, null],
      [[], null],
      [{}, {}],
      [1, 2, 3],
    ],
    ...[{ a: 1 }, ["a", "b", "c"], { location: null }, { location: [] }, { list: 1, withouts: 2 }],
    ...[[["a"], ["b"], "c"], { object: [], omits: {} }, { string: 1 }, { Ref: {} }, { "": "" }],
    ...[{ Name: "AWS::Include" }, { Name: "AWS::Include", Parameters: { Location: {} } }],
    ...[{ Name: "AWS::Include", Parameters: null }, { "Fn::Include": { "Fn::Include": [] } }],
    ...[{ location: "x", type: "other" }, { location: "x", query: "[" }, { __proto__: 1 }],
  ];

  it.each([...functions.keys()])("is unknown or what it is: %s", (name) => {
    for (const shape of shapes) {
      for (const inner of [shape, { "Fn::Merge": shape }, [shape]]) {
        const read = files({ x: '{"a": 1}' });
        const text = JSON.stringify({
          a: { [`Fn::${name}`]: inner, b: 1 },
          [`Fn::${name}`]: inner,
        });
        const { roots } = expandIncludes(readDocument(text), "/project/main.yaml", read);
        expect(roots).toHaveLength(1);
      }
      const yaml = `a: !${name} ${JSON.stringify(shape)}\n`;
      expect(onlyRoot(expandedAlone(yaml.replace("Include", "Flatten"))).kind).toBe("Mapping");
    }
  });
});

describe("what is left alone", () => {
  it.each([
    "a: { Fn::Length: !Ref List }",
    "a: { Fn::Length: { Fn::Split: [',', b] } }",
    "a: { Fn::ForEach::Each: [X, [1], { b: c }] }",
    "a: { Fn::Transform: { Name: Own, Parameters: {} }, b: 1 }",
    "a: &a { b: !Sub '${C}' }\nd: *a\ne: { <<: *a }",
  ])("is the same node: %s", (text) => {
    const document = readDocument(text);
    const { roots } = expandIncludes(document, undefined, () => ({ kind: "unknown", reason: "" }));
    const same = (a: Node | undefined, b: Node | undefined): void => expect(a).toBe(b);
    same(roots[0], document.roots[0]);
  });
});
