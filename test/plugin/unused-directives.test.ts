import { describe, expect, it } from "vitest";
import { readTemplateFile } from "../../src/lint/template-file.js";
import { type EslintVersion, versions } from "./eslint-versions.js";
import { plugin } from "./trail-names.js";

function fix({ Linter }: EslintVersion, text: string): string {
  const { output, messages } = new Linter().verifyAndFix(
    text,
    [
      {
        files: ["**"],
        plugins: { cloudtrail: plugin },
        language: "cloudtrail/template",
        linterOptions: { reportUnusedDisableDirectives: "error" },
        rules: { "cloudtrail/trail-names": "error" },
      },
    ],
    "template.yaml",
  );
  expect(messages).toEqual([]);
  return output;
}

/** What the templates say, wherever it stands. */
function dataOf(text: string): unknown {
  const { document, problems } = readTemplateFile(text);
  expect(problems).toEqual([]);
  const shown = JSON.stringify(document?.roots, (key, value: unknown) =>
    key === "span" || key === "content" ? undefined : value,
  );
  return JSON.parse(shown);
}

const rule = "cloudtrail/trail-names";
const other = "cloudtrail/trail-names-again";

describe.each(versions)("--fix of unused directives in $name", (version) => {
  it.each<[where: string, text: string, fixed: string]>([
    [
      "on the first line",
      `# eslint-disable ${rule}\nResources:\n  A:\n    Type: AWS::SNS::Topic\n`,
      " \nResources:\n  A:\n    Type: AWS::SNS::Topic\n",
    ],
    [
      "alone on a line",
      `Resources:\n  # eslint-disable-next-line ${rule} -- known\n  A:\n    Type: AWS::SNS::Topic\n`,
      "Resources:\n  A:\n    Type: AWS::SNS::Topic\n",
    ],
    [
      "alone on a line, with CRLF",
      `Resources:\r\n  # eslint-disable-next-line ${rule}\r\n  A:\r\n    Type: AWS::SNS::Topic\r\n`,
      "Resources:\r\n  A:\r\n    Type: AWS::SNS::Topic\r\n",
    ],
    [
      "on lines that follow each other",
      `Resources:\n  # eslint-disable ${rule}\n  # eslint-enable ${rule}\n  A:\n    Type: AWS::SNS::Topic\n`,
      "Resources:\n  A:\n    Type: AWS::SNS::Topic\n",
    ],
    [
      "on the last line",
      `Resources:\n  A:\n    Type: AWS::SNS::Topic\n  # eslint-disable-line ${rule}`,
      "Resources:\n  A:\n    Type: AWS::SNS::Topic\n ",
    ],
    [
      "after a key",
      `Resources: # eslint-disable-line ${rule}\n  A: # eslint-disable-line\n    Type: AWS::SNS::Topic\n`,
      "Resources: \n  A: \n    Type: AWS::SNS::Topic\n",
    ],
    [
      "after a value",
      `Resources:\n  A:\n    Type: AWS::SNS::Topic   # eslint-disable-line ${rule} -- known\n`,
      "Resources:\n  A:\n    Type: AWS::SNS::Topic \n",
    ],
    [
      "after a value, with CRLF",
      `Resources:\r\n  A:\r\n    Type: AWS::SNS::Topic # eslint-disable-line ${rule}\r\n`,
      "Resources:\r\n  A:\r\n    Type: AWS::SNS::Topic \r\n",
    ],
    [
      "after a tag, a dash and the header of a block",
      `Description: | # eslint-disable-line\n  a\nResources:\n  A:\n    Type: AWS::SNS::Topic\n    Properties:\n      TopicName: !Join # eslint-disable-line\n        - ""\n        - - # eslint-disable-line\n            a\n`,
      `Description: | \n  a\nResources:\n  A:\n    Type: AWS::SNS::Topic\n    Properties:\n      TopicName: !Join \n        - ""\n        - - \n            a\n`,
    ],
    [
      "in braces",
      `{Resources: {A: { # eslint-disable-line ${rule}\n Type: AWS::SNS::Topic}}}\n`,
      "{Resources: {A: { \n Type: AWS::SNS::Topic}}}\n",
    ],
    [
      "below a block of text",
      `Resources:\n  A:\n    Type: AWS::SNS::Topic\nDescription: |+\n  a\n# eslint-disable-line ${rule}\n`,
      "Resources:\n  A:\n    Type: AWS::SNS::Topic\nDescription: |+\n  a\n# \n",
    ],
    [
      "between a block of text and what would become part of it",
      `Resources:\n  A:\n    Type: AWS::SNS::Topic\n    Metadata:\n      Note: |\n        a\n\n      # eslint-disable-next-line\n        # b\n      Other: 1\n`,
      "Resources:\n  A:\n    Type: AWS::SNS::Topic\n    Metadata:\n      Note: |\n        a\n\n      # \n        # b\n      Other: 1\n",
    ],
    [
      "for two rules",
      `Resources:\n  A: # eslint-disable-line ${rule}, ${other} -- known\n    Type: AWS::SNS::Topic\n`,
      "Resources:\n  A: \n    Type: AWS::SNS::Topic\n",
    ],
    [
      "for one rule of two",
      `Resources:\n  Trail: # eslint-disable-line ${rule}, ${other} -- known\n    Type: AWS::CloudTrail::Trail\n`,
      `Resources:\n  Trail: # eslint-disable-line ${rule} -- known\n    Type: AWS::CloudTrail::Trail\n`,
    ],
    [
      "for the other rule of two, alone on its line",
      `Resources:\n  # eslint-disable-next-line ${other},${rule}\n  Trail:\n    Type: AWS::CloudTrail::Trail\n`,
      `Resources:\n  # eslint-disable-next-line ${rule}\n  Trail:\n    Type: AWS::CloudTrail::Trail\n`,
    ],
  ])("removes one %s", (_where, text, fixed) => {
    expect(fix(version, text)).toBe(fixed);
    expect(dataOf(fixed)).toEqual(dataOf(text));
  });
});
