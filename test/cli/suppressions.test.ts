import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lint } from "../../src/cli/lint.js";
import { presetNamed } from "../../src/cli/presets.js";
import { folderWith } from "./command-line.js";

const template = `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    # eslint-disable-next-line cloudtrail/trail-kms-key -- of no use
    Metadata:
      cloudtrail:
        suppress:
          - { rule: cloudtrail/trail-logging, reason: known }
          - { rule: cloudtrail/trail-log-file-validation, reason: known }
          - { rule: cloudtrail/trail-insights, reason: another preset has the rule }
          - { rule: elsewhere/rule, reason: another plugin has the rule }
          - { rule: cloudtrail/trail-logging }
    Properties: { IsLogging: true, S3BucketName: logs }
`;

describe("suppressions that suppress nothing", () => {
  it.each([false, true])("are told where they stand, and left there: --fix %s", async (fix) => {
    const folder = folderWith({ "template.yaml": template });
    const path = join(folder, "template.yaml");
    const { results } = await lint([path], presetNamed("recommended")!, { fix, explain: false });
    const [result] = results;
    const nobodys = result!.messages.filter(({ ruleId }) => ruleId === null);
    expect(nobodys.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([
      "8:21 The suppression of 'cloudtrail/trail-logging' suppresses nothing.",
      "12:21 Give a 'reason' why 'cloudtrail/trail-logging' is suppressed.",
      "12:21 The suppression of 'cloudtrail/trail-logging' suppresses nothing.",
    ]);
    expect(result).toMatchObject({ warningCount: 2, fixableWarningCount: 0 });
    expect(result!.output ?? readFileSync(path, "utf8")).toContain(template.slice(0, 500));
  });
});
