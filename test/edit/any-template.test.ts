import fc from "fast-check";
import { expect, it } from "vitest";
import { parse } from "yaml";
import type { Written } from "../../src/template/written.js";
import { anyTemplate } from "./any-template.js";
import { withTrail, write } from "./edited.js";

const word = fc.oneof(
  fc.boolean(),
  fc.integer(),
  fc.string(),
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "yes",
    "null",
    "~",
    "1e3",
    "0x1",
    "2012-10-17",
    "- a",
    "a: b",
    "a #b",
    "a\r\nb",
    "a\u0085b",
    "\u2028\u2029",
    "\ufeffa",
    "",
  ),
);

const { written } = fc.letrec<{ written: Written }>((tie) => ({
  written: fc.oneof(
    { maxDepth: 4 },
    word,
    fc.array(tie("written"), { maxLength: 3 }),
    fc.dictionary(fc.string(), tie("written"), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

interface Data {
  readonly Resources: {
    readonly Trail: { readonly Properties: Readonly<Record<string, unknown>> };
  };
}

function read(text: string, version: "1.1" | "1.2"): readonly [flag: unknown, rest: unknown] {
  const data = (
    /^\uFEFF?\{/.test(text) ? JSON.parse(text) : parse(text, { version, logLevel: "silent" })
  ) as Data;
  const { IsMultiRegionTrail: flag, ...others } = data.Resources.Trail.Properties;
  const trail = { ...data.Resources.Trail, Properties: others };
  // The order of the keys counts too.
  return [flag, JSON.stringify({ ...data, Resources: { ...data.Resources, Trail: trail } })];
}

it("changes the one property, whatever the template looks like", () => {
  fc.assert(
    fc.property(anyTemplate, fc.oneof(fc.constant(true), written), (template, value) => {
      const before = template.text;
      const isWord = typeof value !== "object";
      fc.pre(!isWord || String(value) !== "false");
      const after = withTrail(before, ({ multiRegion: property }) => write(property, value));
      if (after === undefined) throw new Error("There is no edit.");
      const expected = template.flag === "quoted" && isWord ? String(value) : value;
      for (const version of ["1.1", "1.2"] as const) {
        const [flag, rest] = read(after, version);
        expect(flag).toEqual(expected);
        expect(rest).toEqual(read(before, version)[1]);
      }
      expect(after.match(/# (?:comment \d+|the first line)/g) ?? []).toEqual(template.comments);
      expect(after.replaceAll("\r\n", "")).not.toContain("\r");
      expect(/[^\r]\n/.test(after) && after.includes("\r\n")).toBe(false);
    }),
    { numRuns: 500 },
  );
});
