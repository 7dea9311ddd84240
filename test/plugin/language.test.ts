import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import { plugin } from "./trail-names.js";

const linter = new Linter();

function lint(
  text: string,
  config: Linter.Config = {},
  filename = "template.yaml",
): Linter.LintMessage[] {
  return linter.verify(
    text,
    [
      {
        files: ["**"],
        plugins: { cloudtrail: plugin },
        language: "cloudtrail/template",
        rules: { "cloudtrail/trail-names": "error" },
      },
      config,
    ],
    filename,
  );
}

const trail = "    Type: AWS::CloudTrail::Trail";

describe("the language cloudtrail/template", () => {
  it.each<[what: string, text: string]>([
    ["LF", `Resources:\n  Trail:\n${trail}\n`],
    ["CRLF", `Resources:\r\n  Trail:\r\n${trail}\r\n`],
    ["a byte order mark", `\uFEFFResources:\n  Trail:\n${trail}\n`],
    ["a byte order mark and CRLF", `\uFEFFResources:\r\n  Trail:\r\n${trail}\r\n`],
  ])("places a report in a file with %s", (_what, text) => {
    expect(lint(text)).toMatchObject([
      { message: "Trail", line: 2, column: 3, endLine: 2, endColumn: 8 },
    ]);
  });

  it("counts columns in UTF-16 code units, as ESLint does", () => {
    const text =
      '{"Description": "😀", "Resources": {"Trail": {"Type": "AWS::CloudTrail::Trail"}}}';
    const column = text.indexOf('"Trail"') + 1;
    expect(lint(text, {}, "template.json")).toMatchObject([
      { line: 1, column, endColumn: column + 7 },
    ]);
  });

  it("reports every problem of a broken template, each at its place", () => {
    const text =
      'AWSTemplateFormatVersion: "2010-09-09"\r\nResources:\r\n  😀A: { B\r\n  C: !Ref "D\r\n';
    const messages = lint(text);
    expect(messages.length).toBeGreaterThan(1);
    for (const message of messages) {
      expect(message).toMatchObject({ fatal: true, ruleId: null, severity: 2 });
      expect(message.message).toMatch(/^Parsing error: [A-Z'].*\.$/);
    }
    expect(messages.map(({ line, column }) => [line, column])).toContainEqual([3, 8]);
  });

  it("reports what is wrong with a template that is fine as YAML", () => {
    const text = `Resources:\n  Trail:\n${trail}\n    Topic:\n      Type: AWS::SNS::Topic\n`;
    expect(lint(text)).toMatchObject([{ fatal: true, line: 4, column: 5 }]);
  });

  it("takes a comment in JSON for a problem", () => {
    const text =
      '{\n  // trails\n  "Resources": {"Trail": {"Type": "AWS::CloudTrail::Trail"}}\n}\n';
    expect(lint(text, {}, "template.json")).toMatchObject([{ fatal: true, line: 2, column: 3 }]);
  });

  it.each([
    ["an empty file", ""],
    ["nothing but a byte order mark", "\uFEFF"],
    ["a workflow", "on: push\njobs:\n  a:\n    steps: []\n"],
    ["broken YAML of another kind", "a: [1\nb: {{ .Values.b }}\n"],
    ["broken JSON of another kind", '{"a": 1,, "b"'],
    ["a binary file", "\0\x01\xFF"],
  ])("is silent on %s", (_what, text) => {
    expect(lint(text)).toEqual([]);
  });

  it("knows no options but two", () => {
    const text = `Resources:\n  Trail:\n${trail}\n`;
    expect(() => lint(text, { languageOptions: { dialect: "terraform" } })).toThrow(
      new TypeError(
        `Key "languageOptions": Unexpected 'dialect': the language 'cloudtrail/template' has no options but 'today' and 'project'.`,
      ),
    );
  });

  it("lets a configuration for all files set the options of JavaScript", () => {
    const text = `Resources:\n  Trail:\n${trail}\n`;
    const languageOptions = {
      ecmaVersion: 2022,
      sourceType: "module",
      globals: { window: "readonly" },
      parserOptions: { ecmaFeatures: { jsx: true } },
    } as const;
    expect(lint(text, { languageOptions })).toHaveLength(1);
  });
});
