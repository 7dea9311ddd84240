import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { folderWith, root } from "../cli/command-line.js";

const config = `import cloudtrail from ${JSON.stringify(pathToFileURL(join(root, "dist/index.js")).href)};
export default [cloudtrail.configs.recommended];
`;

const trail = (name: string, key: string): string => `  ${name}:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsLogging: true
      IsMultiRegionTrail: true
      EnableLogFileValidation: true
      S3BucketName: logs
${key}`;

function baselineIn(folder: string): object {
  return JSON.parse(readFileSync(join(folder, "eslint-suppressions.json"), "utf8")) as object;
}

const keyed = "      KMSKeyId: alias/logs\n";

describe.each(["eslint-9", "eslint"])("a baseline of %s", (version) => {
  const program = join(root, "node_modules", version, "bin/eslint.js");
  const eslint = (folder: string, ...args: readonly string[]): { status: number; said: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args, "."], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, FORCE_COLOR: undefined },
    });
    return { status: status ?? -1, said: stdout + stderr };
  };

  it("is made of what templates have today, and reports what is new", () => {
    const files = {
      "eslint.config.mjs": config,
      "old.yaml": `Resources:\n${trail("One", "")}`,
      "old.json": JSON.stringify({ Resources: { Trail: { Type: "AWS::CloudTrail::Trail" } } }),
      "old/main.tf.json": JSON.stringify({ resource: { aws_cloudtrail: { main: { name: "a" } } } }),
    };
    const folder = folderWith(files);
    expect(eslint(folder).status).toBe(1);
    expect(eslint(folder, "--suppress-all")).toEqual({ status: 0, said: "" });
    const baseline = baselineIn(folder);
    expect(Object.keys(baseline).toSorted()).toEqual(["old.json", "old.yaml", "old/main.tf.json"]);
    expect(baseline).toMatchObject({ "old.yaml": { "cloudtrail/trail-kms-key": { count: 1 } } });
    expect(eslint(folder)).toEqual({ status: 0, said: "" });

    writeFileSync(join(folder, "new.yaml"), `Resources:\n${trail("One", "")}`);
    const { status, said } = eslint(folder);
    expect(status).toBe(1);
    expect(said).toContain("new.yaml");
    expect(said).not.toContain("old");

    // Of a file that has more findings of a rule than before, all are shown.
    writeFileSync(join(folder, "new.yaml"), `Resources:\n${trail("One", keyed)}`);
    writeFileSync(join(folder, "old.yaml"), files["old.yaml"] + trail("Two", ""));
    const more = eslint(folder).said;
    for (const name of ["One", "Two"]) expect(more).toContain(`Trail '${name}' encrypts its logs`);
  });

  it("becomes smaller", () => {
    const folder = folderWith({
      "eslint.config.mjs": config,
      "old.yaml": `Resources:\n${trail("One", "")}`,
    });
    eslint(folder, "--suppress-all");
    writeFileSync(join(folder, "old.yaml"), `Resources:\n${trail("One", keyed)}`);
    const { status, said } = eslint(folder);
    expect(status).toBe(2);
    expect(said).toContain("suppressions left that do not occur anymore");
    expect(eslint(folder, "--prune-suppressions").status).toBe(0);
    expect(eslint(folder)).toEqual({ status: 0, said: "" });
    expect(baselineIn(folder)).toEqual({});
  });

  it("does not take what is suppressed in a template", () => {
    const known = "{ rule: cloudtrail/trail-kms-key, reason: known }";
    const folder = folderWith({
      "eslint.config.mjs": config,
      "old.yaml": `Resources:\n${trail("One", `    Metadata: { cloudtrail: { suppress: [${known}] } }\n`)}`,
    });
    expect(eslint(folder, "--suppress-all").status).toBe(0);
    expect(eslint(folder)).toEqual({ status: 0, said: "" });
    expect(baselineIn(folder)).toEqual({});
  });
});
