import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import plugin from "../../src/index.js";
import { reportOf } from "../rules/report.js";
import { root } from "./command-line.js";

const folder = join(root, "fixtures/templates");
const linter = new Linter({ configType: "flat" });

function templatesIn(path: string): readonly string[] {
  return readdirSync(path).filter((name) => /\.(yaml|json)$/.test(name));
}

function lint(path: string, config: Linter.Config): string {
  const text = readFileSync(path, "utf8");
  return reportOf(text, linter.verify(text, config, { filename: "template.yaml" }));
}

describe("the templates to try the plugin on", () => {
  it.each(templatesIn(folder))("have weak places: %s", async (name) => {
    const path = join(folder, name);
    const report = lint(path, plugin.configs.recommended);
    expect(report).not.toBe("");
    await expect(report).toMatchFileSnapshot(`${path}.report`);
  });

  it.each(templatesIn(join(folder, "secure")))("can do without them: %s", (name) => {
    expect(lint(join(folder, "secure", name), plugin.configs.all)).toBe("");
  });
});
