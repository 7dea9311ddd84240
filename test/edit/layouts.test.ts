import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import plugin from "../../src/index.js";
import { curesOf } from "../rules/cures.js";
import { dataOf, differences } from "../rules/differences.js";

const folder = join(import.meta.dirname, "../../fixtures/layouts");
const linter = new Linter({ configType: "flat", cwd: folder });

/** What is typed into the layouts, by the rule that offers it. */
const kinds = {
  "set-scalar": "trail-logging",
  "add-key": "trail-log-file-validation",
  "add-attribute": "trail-depends-on-bucket-policy",
  "add-key-to-item": "log-bucket-source-arn",
  "add-item": "log-bucket-secure-transport",
  "add-resource": "trail-bucket-policy",
  "remove-item": "log-bucket-no-wildcard-principal",
} as const;

function layoutsIn(kind: string): readonly string[] {
  return readdirSync(join(folder, kind))
    .filter((name) => /\.(?:yaml|json)$/.test(name) && !name.includes(".after."))
    .map((name) => join(folder, kind, name));
}

function read(path: string): string {
  return readFileSync(path, "utf8");
}

/** What each edit that is offered makes of a file; ESLint counts characters behind a BOM. */
function edited(path: string, rule: string, text: string): readonly string[] {
  const [mark = ""] = /^\uFEFF/.exec(text) ?? [];
  const plain = text.slice(mark.length);
  const config: Linter.Config = {
    files: ["**/?*"],
    plugins: { cloudtrail: plugin },
    language: "cloudtrail/template",
    settings: { cloudtrail: { suggestSuppressions: false } },
    rules: { [`cloudtrail/${rule}`]: "error" },
  };
  // Files of Terraform in one folder would be one configuration.
  const filename = join(folder, "nowhere", basename(path));
  const messages = linter.verify(text, config, { filename });
  expect(messages).not.toEqual([]);
  return curesOf(messages).map(({ fix: { range, text: typed } }) =>
    [mark, plain.slice(0, range[0]), typed, plain.slice(range[1])].join(""),
  );
}

function commentsIn(text: string): readonly string[] {
  return text.match(/(?<=^|\s)# .*/gm) ?? [];
}

describe.each(Object.entries(kinds))("%s", (kind, rule) => {
  it.each(layoutsIn(kind))("keeps the layout of %s", (path) => {
    const text = read(path);
    const [after, ...others] = edited(path, rule, text);
    expect(others).toEqual([]);
    expect(after).toBe(read(path.replace(/(\.tf)?\.\w+$/, ".after$&")));
    expect(differences(dataOf(text), dataOf(after ?? ""))).not.toEqual([]);
    expect(commentsIn(after ?? "")).toEqual(commentsIn(text));
  });
});

it("indents structure by spaces, though braces of the document before it have tabs", () => {
  const braces = `{"Team": {\n"Names": {\n\t"First": {}}}}\n---\n`;
  const template = read(join(folder, "add-resource/between-resources.yaml"));
  const after = read(join(folder, "add-resource/between-resources.after.yaml"));
  expect(edited("braces.yaml", "trail-bucket-policy", braces + template)).toEqual([braces + after]);
});

const refusing = Object.entries(kinds).filter(([kind]) =>
  readdirSync(join(folder, kind)).includes("refused"),
);

describe.each(refusing)("%s", (kind, rule) => {
  it.each(layoutsIn(join(kind, "refused")))("is not offered in %s", (path) => {
    expect(edited(path, rule, read(path))).toEqual([]);
  });
});

it("has no text left over from a layout that is gone", () => {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const afters = files.filter((name) => name.includes(".after."));
  expect(afters.length).toBeGreaterThan(60);
  expect(afters.filter((name) => !files.includes(name.replace(".after.", ".")))).toEqual([]);
});
