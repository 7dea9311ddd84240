import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ESLint } from "eslint";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const readme = readFileSync(join(root, "README.md"), "utf8");

function blocks(language: string): readonly string[] {
  return [...readme.matchAll(/^```(\w+)\n(.*?)^```$/gms)].flatMap(([, named, text]) =>
    named === language && text !== undefined ? [text] : [],
  );
}

describe("the output in the README", () => {
  it("is what the demo prints", () => {
    const cli = join(root, "dist/cli.js");
    const run = spawnSync(process.execPath, [cli, "fixtures/templates"], { cwd: root });
    const printed = new Set(
      String(run.stdout)
        .split("\n")
        .map((line) => line.trim()),
    );
    const shown = blocks("console")
      .flatMap((block) => block.split("\n"))
      .filter((line) => /^ +\d+:\d+ /.test(line))
      .map((line) => line.trim());
    expect(shown.length).toBeGreaterThan(4);
    expect(shown.filter((line) => !printed.has(line))).toEqual([]);
  });
});

describe("the configurations in the README", () => {
  let folder = "";
  // Below the package, so that the plugin finds itself by its name.
  beforeAll(() => {
    mkdirSync(join(root, "dist"), { recursive: true });
    folder = mkdtempSync(join(root, "dist", "readme-"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const imports = `import { defineConfig } from "eslint/config";
import cloudtrail from "eslint-plugin-cloudtrail";
`;
  const configurations = blocks("js").filter((block) => block.includes("export default"));

  it("are all there", () => {
    expect(configurations).toHaveLength(3);
  });

  it.each(configurations)("find what is wrong: %s", async (block) => {
    const written = block.includes("eslint/config") ? block : imports + block;
    const config = join(folder, "eslint.config.mjs");
    writeFileSync(config, written);
    const eslint = new ESLint({ cwd: folder, overrideConfigFile: config, ignore: false });
    const trail = "Resources:\n  Trail:\n    Type: AWS::CloudTrail::Trail\n";
    const filePath = join(folder, "infrastructure", "trail.yaml");
    const [result] = await eslint.lintText(trail, { filePath });
    expect(result?.messages.map(({ ruleId }) => ruleId)).toContain("cloudtrail/trail-kms-key");
  });
});
