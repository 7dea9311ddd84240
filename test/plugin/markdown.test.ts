import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import markdown from "@eslint/markdown";
import type { ESLint, Linter } from "eslint";
import { afterAll, describe, expect, it } from "vitest";
import cloudtrail from "../../src/index.js";
import { versions } from "./eslint-versions.js";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "markdown-")));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const trail = `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, S3BucketName: archive, KMSKeyId: alias/archive }
`;
const jsonTrail = JSON.stringify({
  Resources: {
    Trail: {
      Type: "AWS::CloudTrail::Trail",
      Properties: { IsLogging: true, S3BucketName: "archive", KMSKeyId: "alias/archive" },
    },
  },
});
const rules = ["trail-log-file-validation", "trail-multi-region"];

function block(info: string, text: string): string {
  return `\`\`\`${info}\n${text.trimEnd()}\n\`\`\`\n`;
}

describe.each(versions)("templates in Markdown, in $name", ({ ESLint: Version }) => {
  async function lint(
    text: string,
    config: Linter.Config = {},
    options: ESLint.Options = {},
  ): Promise<ESLint.LintResult> {
    const eslint = new Version({
      cwd: folder,
      overrideConfigFile: true,
      overrideConfig: [...markdown.configs.processor, cloudtrail.configs.recommended, config],
      ...options,
    });
    const [result] = await eslint.lintText(text, { filePath: join(folder, "guide.md") });
    return result!;
  }

  function placed({ messages }: ESLint.LintResult): readonly string[] {
    return messages.map(({ line, ruleId, message }) =>
      [line, ruleId?.replace("cloudtrail/", "") ?? message].join(" "),
    );
  }

  it.each([
    ["yaml", block("yaml", trail), [5, 5]],
    ["yml", block("yml", trail), [5, 5]],
    ["json", block("json", jsonTrail), [4, 4]],
    ["CRLF", block("yaml", trail).replaceAll("\n", "\r\n"), [5, 5]],
  ])("are linted in blocks of %s", async (_name, text, lines) => {
    const found = placed(await lint(`# Guide\n\n${text}`));
    expect(found).toEqual(rules.map((rule, at) => `${lines[at]!} ${rule}`));
  });

  it("are left alone where the block is of no such language, or in part", async () => {
    const parts = block("yaml", "IsLogging: true\nIsMultiRegionTrail: false\n");
    expect(placed(await lint(block("text", trail) + block("", trail) + parts))).toEqual([]);
  });

  it("are fixed in place, with their indentation", async () => {
    const list = (text: string): string =>
      `- A trail:\n\n  ${text.replaceAll("\n", "\n  ").trim()}\n`;
    const { output } = await lint(list(block("yaml", trail)), {}, { fix: true });
    const fixed = trail.replace("{ IsLogging", "{ EnableLogFileValidation: true, IsLogging");
    expect(output).toBe(list(block("yaml", fixed)));
  });

  it("are named by their place in the document", async () => {
    const off: Linter.Config = {
      files: ["**/*.md/*.yaml"],
      rules: { "cloudtrail/trail-multi-region": "off" },
    };
    expect(placed(await lint(block("yaml", trail), off))).toEqual(["3 trail-log-file-validation"]);
    expect(
      placed(await lint(block('json filename="main.tf.json"', '{"module": {}, "a": 1 2}'))),
    ).toEqual([expect.stringContaining("2 Parsing error")]);
  });

  it.each([
    ["yaml", trail, 5],
    ["json", jsonTrail, 4],
  ])("are suppressed by comments of HTML above blocks of %s", async (language, text, line) => {
    const comment =
      "<!-- eslint-disable cloudtrail/trail-multi-region -- Only one is in use. -->\n";
    const shown = await lint(`${comment}\n${block(language, text)}`);
    expect(placed(shown)).toEqual([`${line} trail-log-file-validation`]);
    expect(shown.suppressedMessages).toMatchObject([
      { suppressions: [{ justification: "Only one is in use." }] },
    ]);
    const skipped = await lint(`<!-- eslint-skip -->\n\n${block(language, text)}`);
    expect(placed(skipped)).toEqual([]);
  });

  it("are read below several comments, and fixed there", async () => {
    const comments = `<!-- eslint-disable
  cloudtrail/trail-multi-region -->

<!-- eslint cloudtrail/trail-kms-key: "off" -->
`;
    const text = `${comments}\n${block("yaml", trail)}`;
    expect(placed(await lint(text))).toEqual(["8 trail-log-file-validation"]);
    const { output } = await lint(text, {}, { fix: true });
    expect(output).toBe(text.replace("{ Is", "{ EnableLogFileValidation: true, Is"));
  });

  it("have no part in what is deployed around the document", async () => {
    const name = "is_multi_region_trail";
    const configuration = JSON.stringify({
      resource: {
        aws_cloudtrail: {
          main: {
            name: "main",
            s3_bucket_name: "${aws_s3_bucket.logs.id}",
            [name]: true,
            enable_log_file_validation: true,
            kms_key_id: "alias/archive",
          },
        },
      },
    });
    const bucket = JSON.stringify({
      terraform: { backend: { s3: { bucket: "state", key: "state" } } },
      resource: { aws_s3_bucket: { logs: { bucket: "logs" } } },
    });
    writeFileSync(join(folder, "bucket.tf.json"), bucket);
    writeFileSync(join(folder, "trail.yaml"), trail);
    const settings = { cloudtrail: { project: { root: folder }, region: "us-east-1" } };
    expect(placed(await lint(block("json", configuration), { settings }))).toEqual([]);
    expect(placed(await lint(block("yaml", trail), { settings }))).toEqual(
      rules.map((rule) => `3 ${rule}`),
    );
    // Beside them, both are judged together with what is there.
    const eslint = new Version({
      cwd: folder,
      overrideConfigFile: true,
      overrideConfig: [cloudtrail.configs.recommended, { settings }],
    });
    const besides = { "main.tf.json": configuration, "second.yaml": trail };
    for (const [file, text] of Object.entries(besides)) {
      const [result] = await eslint.lintText(text, { filePath: join(folder, file) });
      expect(placed(result!).length).toBeGreaterThan(0);
      expect(placed(result!).join()).toMatch(
        /trail-bucket-policy|trail-global-service-events-once/,
      );
    }
  });
});
