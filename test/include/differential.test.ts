import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import include from "cfn-include";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mayInclude } from "../../src/include/may-include.js";
import { plainOf } from "../../src/include/plain.js";
import { expandedAlone, onlyRoot, valueOf, whyUnknown } from "./expanded.js";

const folder = fileURLToPath(new URL("../../fixtures/includes/", import.meta.url));

/** What cfn-include makes of a file, as the JSON that it writes. */
async function theirs(path: string): Promise<unknown> {
  const made: unknown = await include({ url: `file://${path}` });
  return JSON.parse(JSON.stringify(made));
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe("cfn-include makes the same", () => {
  const names = readdirSync(folder).filter((name) => name.endsWith(".yaml"));

  it.each(names)("of every entry of %s", async (name) => {
    const path = join(folder, name);
    const ours = valueOf(readFileSync(path, "utf8"), path);
    expect(ours).toBeDefined();
    expect(ours).toEqual(await theirs(path));
  });

  const corpus = process.env["CLOUDTRAIL_CORPUS"];
  const projects = ["monken+cfn-include", "brickhouse-tech+cfn-include"].map((name) =>
    join(corpus ?? "", "cfn", name),
  );

  it.skipIf(corpus === undefined || !projects.every((path) => existsSync(path)))(
    "of its own templates, but of those that it is told of why they are unknown",
    async () => {
      const rows: string[] = [];
      for (const path of projects.flatMap(filesBelow).sort()) {
        const text = readFileSync(path, "utf8");
        if (!mayInclude(text)) continue;
        const ours = valueOf(text, path);
        if (ours !== undefined) expect(ours).toEqual(await theirs(path));
        const why = ours === undefined ? whyUnknown(text, path) : "the same";
        rows.push(`${relative(join(corpus ?? "", "cfn"), path)}\t${String(why)}\n`);
      }
      await expect(rows.join("")).toMatchFileSnapshot("./compared.tsv");
    },
  );

  const scalar = fc.oneof(
    fc.constantFrom("a", "b", "_", "X", "${X}", "x-${Y}", "", "Y"),
    fc.integer({ min: -2, max: 3 }),
    fc.boolean(),
    fc.constant(null),
  );
  const list = (item: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
    fc.array(item, { maxLength: 3 });
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      scalar,
      list(tie("value")),
      fc.dictionary(fc.constantFrom("a", "b", "X", "${X}"), tie("value"), { maxKeys: 3 }),
      tie("call"),
    ),
    call: fc.oneof(
      fc
        .tuple(
          fc.constantFrom("Flatten", "FlattenDeep", "Uniq", "Compact", "Concat", "Length"),
          list(tie("value")),
        )
        .map(([name, args]) => ({ [`Fn::${name}`]: args })),
      fc
        .tuple(
          list(tie("value")),
          fc.constantFrom("X", "Y", ["X", "Y"], ["Y", "I", "N"]),
          tie("value"),
        )
        .map((args) => ({ "Fn::Map": args })),
      fc.tuple(list(scalar), tie("value")).map((args) => ({ "Fn::Map": args })),
      fc
        .tuple(
          fc.constantFrom("Merge", "DeepMerge"),
          list(fc.dictionary(fc.constantFrom("a", "b"), tie("value"), { maxKeys: 2 })),
        )
        .map(([name, args]) => ({ [`Fn::${name}`]: args })),
      fc
        .dictionary(fc.constantFrom("a", "b", "X"), tie("value"), { maxKeys: 3 })
        .map((object) => ({ "Fn::ObjectKeys": object })),
      tie("value").map((each) => ({ "Fn::Stringify": each })),
    ),
  }));

  it("of whatever the functions are nested in, as far as it is known", async () => {
    let known = 0;
    await fc.assert(
      fc.asyncProperty(value, async (template) => {
        const text = JSON.stringify({ template });
        const ours = plainOf(onlyRoot(expandedAlone(text)));
        if (ours === undefined) return;
        known++;
        const made: unknown = await include({
          template: JSON.parse(text) as Record<string, never>,
          url: "file:///nowhere/template.json",
        });
        expect(ours).toEqual(JSON.parse(JSON.stringify(made)));
      }),
    );
    expect(known).toBeGreaterThan(20);
  });
});
