import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { jsonStringSource } from "../../src/terraform/json-string-source.js";

/** The characters of the text and how the file spells each. */
function spelled(raw: string): readonly (readonly [string, string])[] {
  const { text, offsetOf } = jsonStringSource(raw, 7);
  return Array.from({ length: text.length }, (_, index) => {
    return [text.charAt(index), raw.slice(offsetOf(index) - 7, offsetOf(index + 1) - 7)];
  });
}

describe("a JSON string", () => {
  it("is its characters", () => {
    expect(spelled('"a\u00e9"')).toEqual([
      ["a", "a"],
      ["é", "é"],
    ]);
    expect(jsonStringSource('""', 3)).toMatchObject({ text: "" });
    expect(jsonStringSource('""', 3).offsetOf(0)).toBe(4);
  });

  it("has escapes", () => {
    expect(spelled('"\\n\\"a\\\\\\/\\b\\f\\r\\t\\u00E9\\ud83d\\udd11"')).toEqual([
      ["\n", "\\n"],
      ['"', '\\"'],
      ["a", "a"],
      ["\\", "\\\\"],
      ["/", "\\/"],
      ["\b", "\\b"],
      ["\f", "\\f"],
      ["\r", "\\r"],
      ["\t", "\\t"],
      ["é", "\\u00E9"],
      ["\ud83d", "\\ud83d"],
      ["\udd11", "\\udd11"],
    ]);
  });

  it.each([
    ['"', ""],
    ['"a', "a"],
    ['"a\\', "a\\"],
    ['"\\d\\u12"', "du12"],
    ["\\", ""],
    ["", ""],
  ])("may be broken: %j", (raw, text) => {
    expect(jsonStringSource(raw, 0).text).toBe(text);
    expect(jsonStringSource(raw, 0).offsetOf(text.length)).toBeLessThanOrEqual(raw.length + 1);
  });

  it("says what was written, wherever it stands", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.nat(), (text, start) => {
        const raw = JSON.stringify(text);
        const source = jsonStringSource(raw, start);
        expect(source.text).toBe(text);
        expect(source.offsetOf(0)).toBe(start + 1);
        expect(source.offsetOf(text.length)).toBe(start + raw.length - 1);
        const read = spelled(raw).map(([, written]): unknown => JSON.parse(`"${written}"`));
        expect(read).toEqual(text.split(""));
      }),
    );
  });
});
