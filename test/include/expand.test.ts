import { describe, expect, it } from "vitest";
import { entriesOf, resolve } from "../../src/document/entries.js";
import type { Node } from "../../src/document/node.js";
import { readDocument } from "../../src/document/read.js";
import { expandIncludes } from "../../src/include/expand.js";
import { functions } from "../../src/include/functions.js";
import { mayInclude } from "../../src/include/may-include.js";
import { onlyRoot } from "./expanded.js";

type Files = Readonly<Record<string, string>>;

function rootOf(text: string, files: Files): Node {
  const known = new Map(
    Object.entries(files).map(([path, content]) => [path, { path, text: content }]),
  );
  return onlyRoot(
    expandIncludes(readDocument(text), "/project/main.yaml", (_, location) => {
      const file = known.get(location);
      return file === undefined
        ? { kind: "unknown", reason: "nobody knows" }
        : { kind: "file", file };
    }),
  );
}

/** A node on one line; with `...` where it may be more, and `?` where it may be anything. */
function shown(node: Node): string {
  const written = resolve(node);
  const tag = written.tag === undefined ? "" : `${written.tag.name} `;
  switch (written.kind) {
    case "Scalar":
      return tag + (written.text === "" ? '""' : written.text);
    case "Sequence":
      return `${tag}[${written.items.map(shown).join(", ")}]`;
    case "Mapping": {
      const entries = entriesOf(written).map(({ key, value }) => `${key.text}: ${shown(value)}`);
      if (written.gap !== undefined && entries.length === 0) return "?";
      return `${tag}{${[...entries, ...(written.gap === undefined ? [] : ["..."])].join(", ")}}`;
    }
  }
}

const expanded = (text: string, files: Files = {}): string => shown(rootOf(text, files));

describe("what is unknown", () => {
  it.each([
    ["is all that is included", "a: !Include x", "{a: ?}"],
    ["is what is beside it", "a: { b: 1, Fn::Include: x }", "{a: {b: 1, ...}}"],
    ["is an item", "a: [1, !Include x]", "{a: [1, ?]}"],
    ["is how many there are", "a: !Flatten [[1], !Include x]", "{a: ?}"],
    ["is what is mapped", "a: { Fn::Map: [!Include x, _] }", "{a: ?}"],
    [
      "is a part of what is mapped",
      "a: { Fn::Map: [[1], { b: _, c: !Include x }] }",
      "{a: [{b: 1, c: ?}]}",
    ],
    [
      "is what is merged over",
      "a: !Merge [{ b: 1 }, !Include x, { c: [1], d: { e: 2 }, f: 3 }]",
      "{a: {c: ?, d: {e: 2, ...}, f: 3, ...}}",
    ],
    [
      "is what something unknown is merged over",
      "a: !Merge [{ b: 1, c: 2 }, { b: 3, Fn::Include: x }]",
      "{a: {b: 3, ...}}",
    ],
    [
      "is all but the siblings",
      "a: { b: 1, Fn::Merge: [{ c: 2 }, !Include x] }",
      "{a: {b: 1, ...}}",
    ],
    [
      "is no function of CloudFormation",
      "a: !DeepMerge [!Include x, { b: !Ref C, d: { Fn::Sub: e } }]",
      "{a: {b: !Ref C, d: {Fn::Sub: e}, ...}}",
    ],
    ["is a text that has it", "a: !JoinNow ['-', [b, !Include x]]", "{a: ?}"],
    ["is JSON that has it", "a: { Fn::Stringify: { b: !Include x } }", "{a: ?}"],
    ["is what the environment knows", "a: !GetEnv B\nc: !GetEnv [B, d]", "{a: ?, c: d}"],
    ["is what AWS knows", "a: !SubNow 'b-${AWS::Region}'\nc: !RefNow D", "{a: ?, c: ?}"],
    ["is what is merged by YAML", "a: { <<: !Include x, b: 1 }", "{a: {b: 1, ...}}"],
    [
      "is what deployment knows",
      "a: { Fn::Map: [!Ref List, _] }\nb: !Sort [!Ref C]",
      "{a: ?, b: ?}",
    ],
    ["is what nobody wrote", "a: !Map []\nb: !Include { type: json }", "{a: ?, b: ?}"],
    ["is a key that is no text", "a: { Fn::Map: [[[1]], K, { K: 1 }] }", "{a: [?]}"],
  ])("%s", (_, text, result) => {
    expect(expanded(text)).toBe(result);
  });

  it.each([
    ["a query that is none", "query: '['"],
    ["a function in a query", "query: keys(@)"],
    ["a query that is computed", "query: !Ref Q"],
    ["another type", "type: html"],
    ["an answer of AWS", "type: api"],
  ])("is what is asked for by %s", (_, option) => {
    expect(expanded(`a: !Include { location: x, ${option} }`, { x: "{ b: 1 }" })).toBe("{a: ?}");
  });

  it("is what a query comes across", () => {
    const files = { x: "a: !Include y\nb: [{ c: !Include y, d: 1 }]\n" };
    const query = (text: string): string =>
      expanded(`a: !Include { location: x, query: "${text}" }`, files);
    expect(query("a.b")).toBe("{a: ?}");
    expect(query("b[0].d")).toBe("{a: 1}");
    expect(query("b[?c == 'x']")).toBe("{a: ?}");
    expect(query("b[*].c")).toBe("{a: [?]}");
  });

  it("is what is injected where it could mean something else", () => {
    const inject = (value: string): string =>
      expanded(`!Include { location: x, inject: { V: ${value} } }`, {
        x: 'a: ${V}\nb: "$V"\n',
      });
    expect(inject("80")).toBe("{a: 80, b: 80}");
    expect(inject("'x: y'")).toBe("{a: ?, b: ?}");
    expect(inject("'# x'")).toBe("{a: ?, b: ?}");
    expect(inject("{ c: d }")).toBe("{a: ?, b: ?}");
  });
});

describe("AWS::Include", () => {
  const include = "{ Name: AWS::Include, Parameters: { Location: x } }";

  it.each([
    ["adds to what is beside it", `a: { b: 1, Fn::Transform: ${include} }`, "{a: {b: 1, c: 2}}"],
    ["stands for a value", `a: { Fn::Transform: ${include} }`, "{a: {c: 2}}"],
    ["has a short form", `a: !Transform ${include}`, "{a: {c: 2}}"],
    [
      "leaves open what both have",
      `a: { c: { d: 1 }, Fn::Transform: ${include} }`,
      "{a: {c: {d: 1, ...}}}",
    ],
    ["leaves open which of both counts", `a: { c: 1, Fn::Transform: ${include} }`, "{a: {c: ?}}"],
    ["adds to the template", `Transform: ${include}\na: 1`, "{a: 1, c: 2, Transform: []}"],
    [
      "adds to it beside other macros",
      `Transform: [AWS::Serverless-2016-10-31, ${include}]\na: 1`,
      "{a: 1, c: 2, Transform: [AWS::Serverless-2016-10-31]}",
    ],
  ])("%s", (_, text, result) => {
    expect(expanded(text, { x: "c: 2\n" })).toBe(result);
  });

  it("leaves alone what it cannot read, and other macros", () => {
    expect(expanded(`a: { b: 1, Fn::Transform: ${include} }`)).toBe("{a: {b: 1, ...}}");
    const macro = "Transform: Own\na: { b: 1, Fn::Transform: { Name: Own } }\n";
    expect(expanded(`${macro}c: !Include x`)).toBe(
      "{Transform: Own, a: {b: 1, Fn::Transform: {Name: Own}}, c: ?}",
    );
    const unread = `Transform: ${include}\na: 1`;
    expect(expanded(unread)).toBe(
      "{Transform: {Name: AWS::Include, Parameters: {Location: x}}, a: 1}",
    );
  });
});

describe("the place", () => {
  /** The text that a value is reported at, and the text of another file that spells it. */
  function placesOf(
    text: string,
    files: Files,
    path: readonly (string | number)[],
  ): readonly string[] {
    let node = rootOf(text, files);
    for (const step of path) {
      const at = resolve(node);
      const next =
        at.kind === "Mapping"
          ? entriesOf(at).find(({ key }) => key.text === step)?.value
          : at.kind === "Sequence"
            ? at.items[Number(step)]
            : undefined;
      if (next === undefined) throw new Error(`There is no '${step}'.`);
      node = next;
    }
    const { origin } = node;
    const here = text.slice(...node.span);
    return origin === undefined
      ? [here]
      : [here, `${origin.path}: ${origin.text.slice(...origin.span)}`];
  }

  it.each<
    [what: string, text: string, path: readonly (string | number)[], places: readonly string[]]
  >([
    ["of what is included", "a: !Include x", ["a", "b"], ["!Include x", "x: 1"]],
    [
      "of what is included beside something",
      "a: { c: 2, Fn::Include: x }",
      ["a", "b"],
      ["Fn::Include: x", "x: 1"],
    ],
    ["of what is beside it", "a: { c: 2, Fn::Include: x }", ["a", "c"], ["2"]],
    ["of what an included file includes", "a: !Include y", ["a", "d", "b"], ["!Include y", "x: 1"]],
    ["of what a map makes", "a: { Fn::Map: [[5], { e: _ }] }", ["a", 0, "e"], ["_"]],
    [
      "of what it makes of what is included",
      "a: { Fn::Map: [!Include z, { e: _ }] }",
      ["a", 0, "e"],
      ["_", "z: 7"],
    ],
    ["of what an included map makes", "a: !Include m", ["a", 0, "e"], ["!Include m", "m: _"]],
    ["of what is merged", "a: !Merge [{ e: 1 }, { f: 2 }]", ["a", "f"], ["2"]],
    [
      "of what is selected",
      "a: !Include { location: y, query: d.b }",
      ["a"],
      ["!Include { location: y, query: d.b }", "x: 1"],
    ],
    ["of what is computed", "a: !JoinNow ['', [1, 2]]", ["a"], ["!JoinNow ['', [1, 2]]"]],
  ])("%s", (_, text, path, places) => {
    const files = { x: "b: 1\n", y: "d: !Include x\n", z: "[7]", m: "Fn::Map: [[1], { e: _ }]\n" };
    expect(placesOf(text, files, path)).toEqual(places);
  });
});

describe("a text without any of it", () => {
  it.each([
    ["Resources: { A: { Type: AWS::SNS::Topic } }", false],
    ["a: { Fn::Length: [1] }", false],
    ["a: { Fn::Transform: { Name: Own } }", false],
    ["a: { Fn::ForEach::X: [] }", false],
    ["a: { Fn::Transform: { Name: AWS::Include } }", true],
    ["a: !Include b", true],
    ['{"Fn::Merge": []}', true],
  ])("is not looked into: %s", (text, result) => {
    expect(mayInclude(text)).toBe(result);
  });

  it("is one without the functions that there are", () => {
    const names = [...functions.keys()];
    const shared = ["Length", "Transform"];
    expect(names.filter((name) => !mayInclude(`a: { Fn::${name}: b }`)).sort()).toEqual(shared);
  });
});
