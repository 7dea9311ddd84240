import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { ESLint } from "eslint";
import { afterEach, describe, expect, it, vi } from "vitest";
import gitlab from "../../src/formatters/gitlab.js";
import sarif from "../../src/formatters/sarif.js";
import type { Log } from "../../src/formatters/sarif/log.js";
import cloudtrail from "../../src/index.js";
import { folderWith, root, run, weak } from "../cli/command-line.js";
import { lint } from "./linted.js";

interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

afterEach(() => {
  vi.unstubAllEnvs();
});

const trail = `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: logs
      IsLogging: true
      IsMultiRegionTrail: true
`;

/** What becomes of a file's text in GitLab's report. */
async function issuesOf(
  text: string,
  rules: Readonly<Record<string, "error" | "warn">> = {},
  path = "stacks/trail.yaml",
): Promise<readonly Issue[]> {
  vi.stubEnv("CI_PROJECT_DIR", root);
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: [cloudtrail.configs.recommended, { rules }],
  });
  const results = await eslint.lintText(text, { filePath: join(root, path) });
  const rulesMeta = eslint.getRulesMetaForResults(results);
  return JSON.parse(await gitlab(results, { cwd: root, rulesMeta })) as readonly Issue[];
}

describe("the report for GitLab", () => {
  it("says of each finding what GitLab wants to know", async () => {
    expect(await issuesOf(trail)).toEqual([
      {
        description: "Trail 'Trail' encrypts its logs with no KMS key.",
        check_name: "cloudtrail/trail-kms-key",
        fingerprint: expect.stringMatching(/^[0-9a-f]{32}:1$/) as string,
        severity: "critical",
        location: { path: "stacks/trail.yaml", lines: { begin: 2 } },
      },
      {
        description: "Trail 'Trail' does not validate its log files.",
        check_name: "cloudtrail/trail-log-file-validation",
        fingerprint: expect.stringMatching(/^[0-9a-f]{32}:1$/) as string,
        severity: "major",
        location: { path: "stacks/trail.yaml", lines: { begin: 2 } },
      },
    ]);
  });

  it("knows a finding again when its line moves, and no other by the same name", async () => {
    const fingerprints = (issues: readonly Issue[]): readonly string[] =>
      issues.map(({ fingerprint }) => fingerprint);
    const before = fingerprints(await issuesOf(trail));
    expect(fingerprints(await issuesOf(`# A comment.\n${trail}`))).toEqual(before);
    const renamed = await issuesOf(trail.replace("Trail:", "Other:"));
    const elsewhere = await issuesOf(trail, {}, "stacks/other.yaml");
    expect(new Set([...before, ...fingerprints(renamed), ...fingerprints(elsewhere)]).size).toBe(6);
  });

  it("knows a finding again when what it says changes, as code scanning does", async () => {
    const store = (days: number): string => `Resources:
  Store:
    Type: AWS::CloudTrail::EventDataStore
    Properties: { RetentionPeriod: ${String(days)} }
`;
    const rules = { "cloudtrail/event-data-store-retention": "error" } as const;
    const ofRule = (issues: readonly Issue[]): Issue =>
      issues.find(({ check_name }) => check_name in rules)!;
    const [month, two] = [
      ofRule(await issuesOf(store(30), rules)),
      ofRule(await issuesOf(store(60), rules)),
    ];
    expect(month.description).not.toBe(two.description);
    expect(month.fingerprint).toBe(two.fingerprint);
    const { results, context } = await lint({ "stacks/trail.yaml": store(30) }, [
      { ...cloudtrail.configs.recommended, rules },
    ]);
    const log = JSON.parse(await sarif(results, context)) as Log;
    expect(log.runs[0]?.results.map((result) => result.partialFingerprints)).toEqual([
      { "ruleAndAddress/v1": month.fingerprint },
    ]);
  });

  it("leaves out what is suppressed, and others keep their fingerprints", async () => {
    const two = `${trail}  Other:\n    Type: AWS::CloudTrail::Trail\n    Properties: { S3BucketName: b, IsLogging: true, IsMultiRegionTrail: true, KMSKeyId: k }\n`;
    const before = await issuesOf(two);
    const suppressed = two.replace(
      "    Type: AWS::CloudTrail::Trail\n    Properties:\n",
      "    Type: AWS::CloudTrail::Trail\n    Metadata: { cloudtrail: { suppress: [{ rule: cloudtrail/trail-kms-key, reason: Known. }] } }\n    Properties:\n",
    );
    const left = (await issuesOf(suppressed)).map(({ fingerprint }) => fingerprint);
    expect(left).toEqual(
      before
        .filter(({ check_name }) => check_name !== "cloudtrail/trail-kms-key")
        .map(({ fingerprint }) => fingerprint),
    );
    expect(left.length).toBeGreaterThan(1);
  });

  it("tells findings apart that say the same", async () => {
    const twice = trail.replace(
      "IsLogging: true",
      "IsLogging: true\n      EventSelectors:\n        - ReadWriteType: All\n          IncludeManagementEvents: true\n          Tags: x",
    );
    const ids = (await issuesOf(`${trail}---\n${twice}`)).map(({ fingerprint }) => fingerprint);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("takes no warning for more than it is", async () => {
    const issues = await issuesOf(trail, { "cloudtrail/trail-kms-key": "warn" });
    expect(issues.map(({ severity }) => severity)).toEqual(["info", "major"]);
  });

  it("says of a template that cannot be read that nothing of it was looked at", async () => {
    const [issue, ...others] = await issuesOf(`${trail}      - }\n`);
    expect(others).toEqual([]);
    expect(issue).toMatchObject({ check_name: "syntax-error", severity: "blocker" });
    expect(issue?.description).toContain("Parsing error");
  });

  it("is an empty list where nothing is found", async () => {
    expect(await issuesOf("a: 1\n")).toEqual([]);
  });
});

describe("cloudtrail-lint --format gitlab", () => {
  it("names files from the root of the repository, whichever folder the job is in", () => {
    const folder = folderWith({ "infrastructure/stacks/trail.json": weak });
    const here = join(folder, "infrastructure");
    vi.stubEnv("CI_PROJECT_DIR", folder);
    const { status, stdout } = run(["--format", "gitlab", "stacks"], here);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([
      { severity: "major", location: { path: "infrastructure/stacks/trail.json" } },
    ]);
    vi.stubEnv("CI_PROJECT_DIR", undefined);
    const [issue] = JSON.parse(run(["--format", "gitlab", "stacks"], here).stdout) as Issue[];
    expect(issue?.location.path).toBe("stacks/trail.json");
  });
});

describe("eslint --format", () => {
  it("takes the formatter by its file", () => {
    const folder = folderWith({
      "trail.json": weak,
      "eslint.config.mjs": `import cloudtrail from ${JSON.stringify(join(root, "dist/index.js"))};
export default [cloudtrail.configs.recommended];
`,
    });
    mkdirSync(join(folder, "node_modules"));
    const eslint = join(root, "node_modules/eslint/bin/eslint.js");
    const args = [eslint, "--format", join(root, "dist/gitlab.js"), "."];
    vi.stubEnv("CI_PROJECT_DIR", undefined);
    const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
    expect(JSON.parse(stdout)).toMatchObject([
      { check_name: "cloudtrail/trail-log-file-validation", location: { path: "trail.json" } },
    ]);
  });
});
