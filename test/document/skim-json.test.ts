import { describe, expect, it } from "vitest";

import { readJson } from "../../src/document/json.js";
import { limits } from "../../src/document/limits.js";
import { skimJson } from "../../src/document/skim-json.js";

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
    expect(skimJson(text)).toEqual({ ...read, problems: [] });
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

  it("leaves what is nested too deeply to who says so", () => {
    const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);
    expect(skimJson(nested(limits.depth))).toEqual(readJson(nested(limits.depth)));
    expect(skimJson(nested(limits.depth + 1))).toBeUndefined();
  });

  it("takes time in proportion to the text", () => {
    const items = Array.from({ length: 20_000 }, (_, index) => ({ index, text: "\\".repeat(50) }));
    const document = skimJson(JSON.stringify(items))!;
    const [root] = document.roots;
    expect(root?.kind === "Sequence" && root.items.length).toBe(20_000);
  });
});
