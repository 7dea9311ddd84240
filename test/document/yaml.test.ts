import { describe, expect, it } from "vitest";

import type { Node } from "../../src/document/node.js";
import { readYaml } from "../../src/document/yaml.js";
import { at, dataOf, entriesOf, entryOf, itemsOf, problemsOf, scalarAt } from "./walk.js";

/** Reads a text that has no problems. */
function read(text: string): ReturnType<typeof readYaml> {
  const document = readYaml(text);
  expect(document.problems).toEqual([]);
  return document;
}

describe("scalars", () => {
  it.each([
    ["a", "a"],
    ["12", 12],
    ["-1.5e3", -1500],
    ["0x1F", 31],
    ["0o17", 15],
    [".5", 0.5],
    [".inf", Infinity],
    ["-.INF", -Infinity],
    [".nan", NaN],
    ["012345678901", 12_345_678_901],
    ["2012-10-17", "2012-10-17"],
    ["1_000", "1_000"],
    ["1e", "1e"],
    ["true", true],
    ["True", true],
    ["FALSE", false],
    ["yes", true],
    ["On", true],
    ["NO", false],
    ["off", false],
    ["y", "y"],
    ["n", "n"],
    ["yEs", "yEs"],
    ["~", null],
    ["null", null],
    ["nULL", "nULL"],
  ])("reads the plain %j as %j and keeps the spelling", (text, value) => {
    const scalar = scalarAt(read(`key: ${text}`), "key");
    expect(scalar).toMatchObject({ value, text, style: "plain" });
  });

  it.each([
    ["'yes'", "single", "yes"],
    ["'it''s'", "single", "it's"],
    ['"a\\tb\\u00e9"', "double", "a\tb\u00e9"],
    ['"12"', "double", "12"],
    ["|\n  12\n", "literal", "12\n"],
    [">-\n  a\n  b\n", "folded", "a b"],
  ])("reads %j as a string", (source, style, text) => {
    expect(scalarAt(read(`key: ${source}`), "key")).toMatchObject({ value: text, text, style });
  });

  it.each([
    ["!Ref 123", "123", "123"],
    ["!Sub true", "true", "true"],
    ["!Ref", null, ""],
    ["!Foo ~", null, "~"],
    ["!Foo ''", "", ""],
    ["!!str 12", "12", "12"],
    ["!!int '12'", 12, "12"],
    ["!!bool yes", true, "yes"],
    ["!!binary aGk=", "aGk=", "aGk="],
  ])("reads the tagged %j as %j", (source, value, text) => {
    expect(scalarAt(read(`key: ${source}`), "key")).toMatchObject({ value, text });
  });

  it.each(["key:", "key: ", "key: # comment", "key:\n\nother: 1", "{ key: , b: 1 }", "key:\r\n"])(
    "puts the missing value of %j right after the colon",
    (text) => {
      const scalar = scalarAt(read(text), "key");
      const end = text.indexOf(":") + 1;
      expect(scalar).toMatchObject({
        value: null,
        text: "",
        span: [end, end],
        content: [end, end],
      });
    },
  );

  it("puts a missing item right after the dash", () => {
    const text = "- # first\n-\n- a\n";
    const [first, second] = itemsOf(read(text).roots[0]!);
    expect(first).toMatchObject({ value: null, span: [1, 1] });
    expect(second).toMatchObject({ value: null, span: [11, 11] });
  });

  it("puts the missing value of a lonely key after the key", () => {
    const text = "{ a, b: 1 }";
    expect(scalarAt(read(text), "a").span).toEqual([3, 3]);
  });

  it.each([
    ": b",
    " : b\r\n",
    "\n\n  : b\n",
    "# c\n\n  # d\n  : b\n",
    "-   : b\n",
    "{   : b }",
    "{\n  : b\n}",
    "[   : b ]",
    "{ # c\n   : b}",
    "?\n: b\n",
    "? # c\n: b\n",
    "{ ?   : b }",
  ])("puts the missing key of %j at its colon", (text) => {
    const [root] = read(text).roots;
    const mapping = root?.kind === "Sequence" ? root.items[0]! : root!;
    const [entry] = entriesOf(mapping);
    const colon = text.indexOf(":");
    const span = [colon, colon];
    expect(entry?.key).toMatchObject({ value: null, text: "", span, content: span });
    expect(entry?.span).toEqual([colon, text.indexOf("b") + 1]);
    const isOpened = /[{?]/.test(text);
    if (!isOpened) expect(mapping.span).toEqual(entry?.span);
  });

  it("puts the missing key of a later entry at its colon", () => {
    const text = "a:\n  c: 1 # d\n  # e\n\n  : b\n";
    const [, entry] = entriesOf(at(read(text), "a"));
    expect(entry?.span).toEqual([text.lastIndexOf(":"), text.indexOf("b") + 1]);
  });

  it("puts the missing key of an entry without a colon right after its mark", () => {
    const [first, second] = entriesOf(read("?\nb: c\n").roots[0]!);
    expect(first?.key.span).toEqual([1, 1]);
    expect(second?.key.span).toEqual([2, 3]);
  });

  it("takes the tag of a missing key into it", () => {
    const [entry] = entriesOf(read("!!null   : b\n").roots[0]!);
    expect(entry?.key).toMatchObject({ text: "", span: [0, 6], content: [6, 6] });
  });
});

describe("spans", () => {
  const slice = (text: string, node: Pick<Node, "span">): string => text.slice(...node.span);

  it("covers tag, anchor and content", () => {
    const text = "a: &x !Sub   'b'  # c\nd: !GetAtt &y e.f\n";
    const document = read(text);
    const a = scalarAt(document, "a");
    expect(slice(text, a)).toBe("&x !Sub   'b'");
    expect(text.slice(...a.content)).toBe("'b'");
    expect(a.anchor).toBe("x");
    expect(a.tag?.name).toBe("!Sub");
    expect(text.slice(...a.tag!.span)).toBe("!Sub");
    const d = scalarAt(document, "d");
    expect(slice(text, d)).toBe("!GetAtt &y e.f");
    expect(text.slice(...d.tag!.span)).toBe("!GetAtt");
  });

  it("tells the tag of a mapping from that of its first key", () => {
    const text = "a: !Map\n  !Key k: !Value v\n  l: 1\n";
    const map = at(read(text), "a");
    expect(map.tag?.name).toBe("!Map");
    expect(slice(text, map)).toBe("!Map\n  !Key k: !Value v\n  l: 1");
    const [first] = entriesOf(map);
    expect(first?.key.tag?.name).toBe("!Key");
    expect(slice(text, first!.key)).toBe("!Key k");
    expect(first?.value.tag?.name).toBe("!Value");
    expect(slice(text, first!)).toBe("!Key k: !Value v");
  });

  it("ends a block collection where its last content ends", () => {
    const text = "a:\n  b:\n    - 1\n    - c: 2   # two\n\n  # end of b\n\n# end of a\nd: 3\n";
    const document = read(text);
    expect(slice(text, at(document, "a"))).toBe("b:\n    - 1\n    - c: 2");
    expect(slice(text, at(document, "a", "b"))).toBe("- 1\n    - c: 2");
    expect(slice(text, at(document, "a", "b", 1))).toBe("c: 2");
    expect(slice(text, entryOf(at(document), "a"))).toBe("a:\n  b:\n    - 1\n    - c: 2");
    expect(slice(text, document.roots[0]!)).toBe(text.trimEnd());
  });

  it("ends a flow collection at its bracket", () => {
    const text = "a: [ 1, { b: 2 , }, ] # c\n";
    const document = read(text);
    expect(slice(text, at(document, "a"))).toBe("[ 1, { b: 2 , }, ]");
    expect(slice(text, at(document, "a", 1))).toBe("{ b: 2 , }");
    expect(at(document, "a")).toMatchObject({ kind: "Sequence", style: "flow" });
    expect(at(document)).toMatchObject({ kind: "Mapping", style: "block" });
  });

  it("covers the single pair of a flow sequence", () => {
    const text = "[ !k a: b, c: ]";
    const [first, second] = itemsOf(read(text).roots[0]!);
    expect(slice(text, first!)).toBe("!k a: b");
    expect(slice(text, second!)).toBe("c:");
  });

  it.each([
    ["a: |\n  b\n  # c\n\n\nd: 1\n", "|\n  b\n  # c"],
    ["a: >+ # x\n  b\n\n\nd: 1\n", ">+ # x\n  b"],
    ["a: |-\r\n  b\r\n  c\r\n\r\nd: 1\r\n", "|-\r\n  b\r\n  c"],
    ["a: |2-\n    b  \n", "|2-\n    b  "],
    ["a: |\n  b", "|\n  b"],
    ["a: |\n\n\nd: 1\n", "|"],
    ["a: >- # x\n\nd: 1\n", ">-"],
    ["a: |", "|"],
    ["a: !Sub |\n  b\n", "!Sub |\n  b"],
  ])("ends the block scalar of %j at its last line", (text, source) => {
    expect(slice(text, scalarAt(read(text), "a"))).toBe(source);
  });

  it("ends a multi-line plain scalar at its last word", () => {
    const text = "a: one\n   two  \n\n   three  # c\nb: 1\n";
    const scalar = scalarAt(read(text), "a");
    expect(slice(text, scalar)).toBe("one\n   two  \n\n   three");
    expect(scalar.text).toBe("one two\nthree");
  });

  it("counts in UTF-16 units after a BOM, emoji and CRLF", () => {
    const text = "\uFEFF# 🪵\r\n'🪣': \"🔑 key\" # 🚨\r\nb: 1";
    const document = read(text);
    const [first] = entriesOf(document.roots[0]!);
    expect(slice(text, first!.key)).toBe("'🪣'");
    expect(slice(text, first!.value)).toBe('"🔑 key"');
    expect(slice(text, scalarAt(document, "b"))).toBe("1");
    expect(document.comments.map((comment) => text.slice(...comment.span))).toEqual([
      "# 🪵",
      "# 🚨",
    ]);
  });

  it("takes an explicit key's indicator into the mapping but not into the entry", () => {
    const text = "? a\n: b\n";
    const document = read(text);
    expect(slice(text, document.roots[0]!)).toBe("? a\n: b");
    expect(slice(text, entryOf(document.roots[0]!, "a"))).toBe("a\n: b");
  });
});

describe("comments", () => {
  it("finds each one and nothing else", () => {
    const text = [
      "%YAML 1.2 # directive",
      "--- # start",
      "#first",
      "a: b#no # after",
      "c: '# no' # quoted",
      'd: "x # no',
      '  # no"',
      "e: | # header",
      "  # no",
      "  text # no",
      "# between",
      "f: # before nested",
      "  - 1 # item",
      "  # last in f",
      "g: [ 1, # in flow",
      "  # alone in flow",
      "  2 ] # after flow",
      "h: !Sub # after tag",
      "  x",
      "i:",
      "... # end",
      "# trailing",
    ].join("\n");
    const { comments } = read(text);
    expect(comments.map((comment) => comment.text)).toEqual([
      " directive",
      " start",
      "first",
      " after",
      " quoted",
      " header",
      " between",
      " before nested",
      " item",
      " last in f",
      " in flow",
      " alone in flow",
      " after flow",
      " after tag",
      " end",
      " trailing",
    ]);
    for (const comment of comments) {
      expect(text.slice(...comment.span)).toBe(`#${comment.text}`);
    }
  });

  it.each(["# only\n", "", "\n \n", "\uFEFF"])("reads %j as no document", (text) => {
    expect(read(text).roots).toEqual([]);
  });
});

describe("anchors and aliases", () => {
  it("resolves an alias to the node itself", () => {
    const text = "a: &x { b: 1 }\nc: *x\n";
    const document = read(text);
    const alias = entryOf(document.roots[0]!, "c").value;
    expect(alias).toMatchObject({ kind: "Alias", name: "x" });
    expect(alias.kind === "Alias" && alias.target).toBe(at(document, "a"));
    expect(text.slice(...alias.span)).toBe("*x");
  });

  it("takes the latest anchor of a name", () => {
    const document = read("a: &x 1\nb: *x\nc: &x 2\nd: *x\n");
    expect(dataOf(document.roots[0]!)).toEqual({ a: 1, b: 1, c: 2, d: 2 });
  });

  it("takes an anchor inside a node of the same anchor", () => {
    const document = read("a: &x { b: &x 1, c: *x }\nd: *x\n");
    expect(dataOf(document.roots[0]!)).toEqual({ a: { b: 1, c: 1 }, d: 1 });
  });

  it("marks merge keys", () => {
    const document = read('base: &b { a: 1 }\nx:\n  <<: *b\n  <<: [ *b ]\n  "<<": 2\n');
    expect(entriesOf(at(document, "x")).map(({ merge }) => merge)).toEqual([true, true, false]);
  });

  it("reads an alias as a key", () => {
    const text = "- &x a\n- *x : 1\n";
    const [entry] = entriesOf(itemsOf(read(text).roots[0]!)[1]!);
    expect(entry?.key.text).toBe("a");
    expect(text.slice(...entry!.key.span)).toBe("*x");
  });

  it("forgets anchors from one document to the next", () => {
    const document = readYaml("a: &x 1\n---\nb: *x\n");
    expect(document.roots).toHaveLength(2);
    expect(problemsOf(document)).toEqual([["*x", "No anchor '&x' comes before this alias."]]);
  });

  it.each(["&x [ *x ]", "a: &x\n  b: *x\n", "&x { a: { b: [ *x ] } }"])(
    "makes no cycle of %j",
    (text) => {
      expect(problemsOf(readYaml(text))).toEqual([
        ["*x", "This alias stands for a node that contains it."],
      ]);
    },
  );
});

describe("tags", () => {
  it.each([
    ["!If[a, b]", "!If", ["a", "b"]],
    ["!If [a, b]", "!If", ["a", "b"]],
    ["!Transform{ a: b }", "!Transform", { a: "b" }],
    ["!Include ./x.yml", "!Include", "./x.yml"],
    ["!Rain::Embed x", "!Rain::Embed", "x"],
    ["!<tag:example.com,2026:x> y", "!<tag:example.com,2026:x>", "y"],
  ])("keeps the one of %j without a word", (source, name, data) => {
    const text = `key: ${source}\n`;
    const node = at(read(text), "key");
    expect(node.tag?.name).toBe(name);
    expect(text.slice(...node.span)).toBe(source);
    expect(dataOf(node)).toEqual(data);
  });

  it("nests them in flow style", () => {
    const document = read("a: !If[c, !Ref b, !Join ['', [!Ref d, e]]]\n");
    const items = itemsOf(at(document, "a"));
    expect(items.map(({ tag }) => tag?.name)).toEqual([undefined, "!Ref", "!Join"]);
    expect(itemsOf(itemsOf(items[2]!)[1]!)[0]?.tag?.name).toBe("!Ref");
  });
});

describe("documents", () => {
  it("keeps several as several roots", () => {
    const text = "---\na: 1\n---\n- b\n...\n---\n";
    const { roots } = read(text);
    expect(roots.map(dataOf)).toEqual([{ a: 1 }, ["b"], null]);
    expect(roots.slice(0, 2).map((root) => text.slice(...root.span))).toEqual(["a: 1", "- b"]);
  });
});
