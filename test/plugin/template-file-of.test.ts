import { Linter, type Rule } from "eslint";
import { describe, expect, it } from "vitest";
import { language } from "../../src/lint/language.js";
import { templateFileOf } from "../../src/lint/template-file-of.js";
import type { TemplateFile } from "../../src/lint/template-file.js";

const text = "Resources:\n  Trail:\n    Type: AWS::CloudTrail::Trail\n";

describe("templateFileOf", () => {
  it("gives every rule what the language read", () => {
    const seen: TemplateFile[] = [];
    const rule: Rule.RuleModule = {
      create(context) {
        seen.push(templateFileOf(context.sourceCode, "template.yaml"));
        return {};
      },
    };
    const plugin = { languages: { template: language }, rules: { one: rule, two: rule } };
    new Linter().verify(
      text,
      [
        {
          files: ["**"],
          plugins: { cloudtrail: plugin },
          language: "cloudtrail/template",
          rules: { "cloudtrail/one": "error", "cloudtrail/two": "error" },
        },
      ],
      "a.yaml",
    );
    expect(seen).toHaveLength(2);
    expect(seen[0]?.templates[0]?.resources.has("Trail")).toBe(true);
    expect(seen[1]).toBe(seen[0]);
  });

  it("reads the text of a foreign source code once", () => {
    const foreign = { text };
    const file = templateFileOf(foreign, "template.yaml");
    expect(file.templates).toHaveLength(1);
    expect(templateFileOf(foreign, "template.yaml")).toBe(file);
    expect(templateFileOf({ text }, "template.yaml")).not.toBe(file);
  });

  it("finds no template in the text of another file", () => {
    expect(
      templateFileOf({ text: '{"name": "a", "version": "1.0.0"}' }, "template.yaml").templates,
    ).toEqual([]);
  });
});
