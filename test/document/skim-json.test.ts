import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { readJson } from "../../src/document/json.js";
import { limits } from "../../src/document/limits.js";
import { skimJson } from "../../src/document/skim-json.js";
import { skimmedWhole } from "./skimmed-whole.js";

const long = JSON.stringify('x\\"]}'.repeat(100));

describe("skimJson", () => {
  it.each([
    "1",
    '"a"',
    "null",
    "[]",
    " { } ",
    '{"a":[1,{"b":"c"}],"d":{}}',
    '\uFEFF{\r\n\t"a🪣" : [ 1, -2.50e1, "\\u00e9\\n🔑", true, false, null, { } ],\r\n "b" : "x" }\r\n',
    '{"\\"}]": "[{\\\\", "\\\\": "\\\\\\""}',
    `{"long": [${long}, {"again": [${long}]}], "after": ${long}}`,
    '{"twice": 1, "twice": {"a": 2}}',
  ])("makes the nodes that readJson makes of %s", (text) => {
    const { problems, ...read } = readJson(text);
    expect(skimmedWhole(text)).toEqual({ ...read, problems: [] });
    expect(problems.every(({ message }) => message.startsWith("Duplicate"))).toBe(true);
  });

  it("makes each node once", () => {
    const [root] = skimJson('{"a": {"b": 1}}')!.roots;
    if (root?.kind !== "Mapping") throw new Error("It is a mapping.");
    expect(root.entries[0]!.value).toBe(root.entries[0]!.value);
    expect(root.entries).toBe(root.entries);
  });

  it.each(["", "{", '{"a": 1,}', "// no\n{}", "{a: 1}", "{} {}", '{"a": "\n"}', "NaN"])(
    "leaves %s to who can say what is wrong",
    (text) => expect(skimJson(text)).toBeUndefined(),
  );

  it("takes for JSON what the language does", () => {
    const pieces = [
      ...[
        '{"a":',
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        " ",
        "\n",
        "1",
        "-0.5e+3",
        "01",
        "1.",
        "-",
        "+1",
        "tru",
      ],
      ...[
        "true",
        "null",
        '"a"',
        '"',
        "\\",
        '"\\n"',
        '"\\u00e9"',
        '"\\x"',
        '"\t"',
        '"\u0000"',
        "/**/",
      ],
      ...[
        "\u00a0",
        "\u2028",
        '"\u2028\ud800"',
        "NaN",
        "'a'",
        '"\\u12"',
        "1e999",
        ".5",
        "[1,]",
        "\uFEFF",
      ],
    ];
    const texts = fc
      .array(fc.constantFrom(...pieces), { maxLength: 8 })
      .map((each) => each.join(""));
    const like = fc.oneof(
      texts,
      fc.json().chain((json) => mutated(json)),
    );
    fc.assert(
      fc.property(like, (text) => {
        const isOurs = skimJson(text) !== undefined;
        expect(isOurs).toBe(isJson(text.replace(/^\uFEFF/, "")));
      }),
      { numRuns: 3000 },
    );
  });

  it("leaves what is nested too deeply to who says so", () => {
    const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);
    expect(skimmedWhole(nested(limits.depth))).toEqual(readJson(nested(limits.depth)));
    expect(skimJson(nested(limits.depth + 1))).toBeUndefined();
  });

  it("takes time in proportion to the text", () => {
    const items = Array.from({ length: 20_000 }, (_, index) => ({ index, text: "\\".repeat(50) }));
    const document = skimJson(JSON.stringify(items))!;
    const [root] = document.roots;
    expect(root?.kind === "Sequence" && root.items.length).toBe(20_000);
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A text with a character more or less, or as it is. */
function mutated(text: string): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.nat(text.length),
      fc.constantFrom("", ",", "}", "]", '"', "0", "\\", " ", ":", "e"),
      fc.nat(1),
    )
    .map(([at, more, less]) => text.slice(0, at) + more + text.slice(at + less));
}
