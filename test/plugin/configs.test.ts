import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import yml from "eslint-plugin-yml";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EslintVersion, versions } from "./eslint-versions.js";
import { configs, presets } from "./presets.js";

describe("the presets", () => {
  it("contain the rules that say so, with their options there", () => {
    expect(configs.recommended.rules).toEqual({
      "cloudtrail/everywhere": "error",
      "cloudtrail/calm": "error",
    });
    expect(configs.strict.rules).toEqual({
      "cloudtrail/everywhere": ["error", { loud: true }],
      "cloudtrail/calm": "error",
      "cloudtrail/strict": "error",
    });
    expect(configs.account.rules).toEqual({
      "cloudtrail/around": "error",
    });
    expect(configs["cis-1.4"].rules).toEqual({
      "cloudtrail/around": "error",
      "cloudtrail/asked": ["error", { loud: true }],
    });
    expect(configs.fsbp.rules).toEqual({
      "cloudtrail/asked": "error",
    });
    expect(configs["cis-1.2"].rules).toEqual({});
    expect(configs.all.rules).toEqual({
      "cloudtrail/everywhere": "error",
      "cloudtrail/calm": "error",
      "cloudtrail/strict": "error",
      "cloudtrail/around": "error",
      "cloudtrail/asked": "error",
      "cloudtrail/nowhere": "error",
    });
  });

  it("judge every value a parameter may have where they are strict", () => {
    const judged = { cloudtrail: { parameterValues: "allowed" } };
    expect(configs.recommended.settings).toBeUndefined();
    expect(configs.strict.settings).toEqual(judged);
    expect(configs["strict-rules"].settings).toEqual(judged);
    expect(configs.all.settings).toBeUndefined();
  });

  it("have a name each, and the plugin itself", () => {
    for (const [name, config] of Object.entries(configs)) {
      expect(config.name).toBe(`cloudtrail/${name}`);
      expect(config.plugins?.["cloudtrail"]).toBe(presets);
    }
  });

  it("leave files and language alone where they are rules only", () => {
    for (const name of ["recommended", "strict", "account", "cis-3.0", "fsbp", "all"] as const) {
      const { files, ignores, language, ...rest } = configs[name];
      expect([files, ignores, language]).not.toContain(undefined);
      expect({ ...rest, name: `${rest.name!}-rules` }).toEqual(configs[`${name}-rules`]);
    }
  });
});

const trail = "Resources:\n  Trail:\n    Type: AWS::CloudTrail::Trail\n";

const templates = [
  "trail.yaml",
  "trail.yml",
  "trail.template",
  "templates/trail.yaml",
  "templates/trail.json",
  "templates/prod/tsconfig/trail.yaml",
];

const others = [
  "package.json",
  "app/package-lock.json",
  "tsconfig.build.json",
  "cdk.json",
  "pnpm-lock.yaml",
  "docker-compose.prod.yml",
  "compose.yaml",
  ".eslintrc.json",
  ".prettierrc.yaml",
  ".github/workflows/trail.yml",
  ".vscode/settings.json",
  "templates/.gitlab-ci.yml",
];

describe.each(versions)("in $name", ({ ESLint, defineConfig }: EslintVersion) => {
  let folder = "";

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "configs-"));
    for (const path of [...templates, ...others]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), trail);
    }
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  type Config = Parameters<typeof defineConfig>[0];

  /** What was reported, by file. */
  async function lint(...config: Config[]): Promise<Readonly<Record<string, readonly string[]>>> {
    const eslint = new ESLint({
      cwd: folder,
      overrideConfigFile: true,
      overrideConfig: defineConfig(...config),
    });
    const results = await eslint.lintFiles(["."]);
    return Object.fromEntries(
      results.map(({ filePath, messages }) => [
        relative(folder, filePath).replaceAll("\\", "/"),
        messages.map(({ ruleId, message }) => `${ruleId ?? "none"}: ${message}`).sort(),
      ]),
    );
  }

  const recommended = ["cloudtrail/calm: Trail", "cloudtrail/everywhere: Trail"];
  const everywhere = Object.fromEntries(templates.map((path) => [path, recommended]));

  it.each<[how: string, config: Config]>([
    ["as it is", configs.recommended],
    ["in an array", [configs.recommended]],
    ["extended", { extends: [configs.recommended] }],
    ["extended by name", { plugins: { cloudtrail: presets }, extends: ["cloudtrail/recommended"] }],
    ["beside the plugin", [{ plugins: { cloudtrail: presets } }, configs.recommended]],
  ])("a preset works %s", async (_how, config) => {
    expect(await lint(config)).toEqual(everywhere);
  });

  it("a preset is narrowed to the files of who extends it", async () => {
    const narrow = { files: ["templates/**"], extends: [configs.recommended] };
    expect(await lint(narrow)).toEqual(
      Object.fromEntries(
        templates
          .filter((path) => path.startsWith("templates/"))
          .map((path) => [path, recommended]),
      ),
    );
  });

  it("a preset can be had under another name", async () => {
    const renamed = { plugins: { ct: presets }, extends: ["ct/recommended"] };
    expect(await lint(renamed)).toEqual(
      Object.fromEntries(
        templates.map((path) => [
          path,
          recommended.map((said) => said.replace("cloudtrail", "ct")),
        ]),
      ),
    );
  });

  it("a rule of a preset can be switched off and given options", async () => {
    const off = { rules: { "cloudtrail/calm": "off" } } as const;
    const result = await lint(configs.recommended, { files: ["**/*.yaml"], ...off });
    expect(result["trail.yaml"]).toEqual(["cloudtrail/everywhere: Trail"]);
    expect(result["trail.yml"]).toEqual(recommended);
  });

  it("the rules alone join another language", async () => {
    const result = await lint(...yml.configs.recommended, {
      files: ["templates/*.yaml"],
      extends: [configs["recommended-rules"]],
    });
    expect(result["templates/trail.yaml"]).toEqual(recommended);
    expect(result["trail.yaml"]).toEqual([]);
  });
});
