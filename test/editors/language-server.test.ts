import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { folderWith, root, weak } from "../cli/command-line.js";
import type { Diagnostic } from "vscode-languageserver-protocol";
import { Editor } from "./language-server.js";

const config = `import cloudtrail from "eslint-plugin-cloudtrail";
export default [cloudtrail.configs.recommended];
`;

/** A folder with a configuration, open in an editor. */
async function editorIn(
  files: Readonly<Record<string, string>> = {},
  settings: (folder: string) => object = () => ({}),
): Promise<Editor> {
  const folder = folderWith({ "eslint.config.mjs": config, ...files });
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(root, join(folder, "node_modules/eslint-plugin-cloudtrail"));
  symlinkSync(join(root, "node_modules/eslint"), join(folder, "node_modules/eslint"));
  const editor = await Editor.start(folder, settings(folder));
  onTestFinished(async () => editor.stop());
  return editor;
}

const yaml = `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: logs # kept
      KMSKeyId: alias/logs
      IsLogging: true
      IsMultiRegionTrail: true
      EnableLogFileValidation: false
`;

const validation = "cloudtrail/trail-log-file-validation";

function codes(diagnostics: readonly Diagnostic[]): readonly Diagnostic["code"][] {
  return diagnostics.map(({ code }) => code);
}

/** What VS Code is told to lint, on the page. */
const page = readFileSync(join(root, "docs/editors.md"), "utf8");
const settings = JSON.parse(/^```json\n(.*?)^```$/ms.exec(page)?.[1] ?? "{}") as {
  readonly "eslint.validate": readonly string[];
  readonly "files.associations": Readonly<Record<string, string>>;
};

describe("the language server of VS Code's ESLint extension", () => {
  it.each([
    ["yaml", "stacks/trail.yaml", yaml, { line: 8, character: 31 }, { line: 8, character: 36 }],
    ["json", "stacks/trail.json", weak, { line: 9, character: 35 }, { line: 9, character: 40 }],
    ["jsonc", "stacks/trail.json", weak, { line: 9, character: 35 }, { line: 9, character: 40 }],
    ["yaml", "trail.template", yaml, { line: 8, character: 31 }, { line: 8, character: 36 }],
    ["yaml", "json.template", weak, { line: 9, character: 35 }, { line: 9, character: 40 }],
  ])("shows findings in %s of %s", async (language, name, text, start, end) => {
    expect(settings["eslint.validate"]).toContain(language);
    const editor = await editorIn({ [name]: text });
    const uri = await editor.open(name, language, text);
    const [diagnostic, ...others] = await editor.diagnostics(uri);
    expect(others).toEqual([]);
    expect(diagnostic).toMatchObject({
      source: "eslint",
      code: validation,
      message: "Trail 'Trail' does not validate its log files.",
      severity: 1,
      range: { start, end },
    });
    expect(diagnostic?.codeDescription?.href).toMatch(
      /docs\/rules\/trail-log-file-validation\.md$/,
    );
  });

  it("is silent on what is no template, and says what cannot be read", async () => {
    const editor = await editorIn();
    expect(
      await editor.diagnostics(await editor.open("chart.yaml", "yaml", "a: {{ b }\n")),
    ).toEqual([]);
    const broken = await editor.diagnostics(
      await editor.open("a.yaml", "yaml", `${yaml}      - }\n`),
    );
    expect(broken).toHaveLength(1);
    expect(broken[0]?.message).toContain("Parsing error");
  });

  it("understands what nvim-lspconfig tells it", async () => {
    const editor = await editorIn({}, (folder) => {
      const workspaceFolder = { uri: folder, name: "test" };
      const workingDirectory = { mode: "location" };
      return { useESLintClass: false, nodePath: "", workspaceFolder, workingDirectory };
    });
    const diagnostics = await editor.diagnostics(await editor.open("a.yaml", "yaml", yaml));
    expect(codes(diagnostics)).toEqual([validation]);
  });

  it("lints what is typed, before it is saved", async () => {
    const editor = await editorIn({ "trail.yaml": yaml });
    const uri = await editor.open("trail.yaml", "yaml", yaml);
    expect(codes(await editor.diagnostics(uri))).toEqual([validation]);
    await editor.type(uri, yaml.replace("Validation: false", "Validation: true"));
    expect(await editor.diagnostics(uri)).toEqual([]);
    await editor.type(uri, yaml.replace("alias/logs", "alias/aws/s3"));
    expect(codes(await editor.diagnostics(uri))).toEqual(["cloudtrail/trail-kms-key", validation]);
  });

  it.each([
    ["yaml", "a.yaml", yaml],
    ["json", "a.json", weak],
  ])("makes the fix of a finding in %s", async (language, name, text) => {
    const editor = await editorIn();
    const uri = await editor.open(name, language, text);
    const [diagnostic] = await editor.diagnostics(uri);
    const actions = await editor.actions(uri, diagnostic!);
    const fix = actions.find(({ isPreferred }) => isPreferred === true);
    expect(fix?.title).toBe(`Fix this ${validation} problem`);
    await editor.take(fix!);
    expect(editor.textOf(uri)).toBe(text.replace(/(Validation"?): false/, "$1: true"));
    expect(await editor.diagnostics(uri)).toEqual([]);
  });

  it("fixes on saving what costs nothing", async () => {
    const editor = await editorIn();
    const several = yaml.replace("MultiRegionTrail: true", "MultiRegionTrail: false");
    const uri = await editor.open("a.yaml", "yaml", several);
    expect(await editor.diagnostics(uri)).toHaveLength(2);
    await editor.fixAll(uri);
    expect(editor.textOf(uri)).toBe(several.replace("Validation: false", "Validation: true"));
  });

  it("makes what a finding suggests", async () => {
    const editor = await editorIn();
    const uri = await editor.open(
      "a.yaml",
      "yaml",
      yaml.replace("MultiRegionTrail: true", "MultiRegionTrail: false"),
    );
    const diagnostics = await editor.diagnostics(uri);
    const region = diagnostics.find(({ code }) => code === "cloudtrail/trail-multi-region")!;
    const actions = await editor.actions(uri, region);
    const titles = actions.map(({ title }) => title);
    const wanted = "Set 'IsMultiRegionTrail' to true. (cloudtrail/trail-multi-region)";
    expect(titles).toContain(wanted);
    await editor.take(actions.find(({ title }) => title === wanted)!);
    expect(editor.textOf(uri)).toBe(yaml);
    expect(codes(await editor.diagnostics(uri))).toEqual([validation]);
  });

  it.each([
    ["yaml", "a.yaml", yaml],
    ["json", "a.json", weak],
  ])("suppresses a finding in %s, once there is a reason", async (language, name, text) => {
    const editor = await editorIn();
    const uri = await editor.open(name, language, text);
    const [diagnostic] = await editor.diagnostics(uri);
    const actions = await editor.actions(uri, diagnostic!);
    const suppress = actions.find(
      ({ title }) => title === `Suppress with a reason. (${validation})`,
    );
    await editor.take(suppress!);
    const suppressed = editor.textOf(uri);
    expect(suppressed).toMatch(/reason"?: "<say why this is accepted>"/);
    const [lack, ...others] = await editor.diagnostics(uri);
    expect(others).toEqual([]);
    expect(lack?.message).toContain("reason");
    await editor.type(uri, suppressed.replace("<say why this is accepted>", "A test."));
    expect(await editor.diagnostics(uri)).toEqual([]);
  });
});
