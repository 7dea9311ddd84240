import markdown from "@eslint/markdown";
import { describe, expect, it } from "vitest";
import gitlab from "../../src/formatters/gitlab.js";
import html from "../../src/formatters/html.js";
import sarif from "../../src/formatters/sarif.js";
import type { Log } from "../../src/formatters/sarif/log.js";
import plugin from "../../src/index.js";
import { lint, type Linted, weakTrail } from "./linted.js";

const secret = "wJalrXUtnFEMIK7MDENGbPxRfiCYzzzzzzzzKEYa";
const weakFunction = `  Function:
    Type: AWS::Lambda::Function
    Properties:
      Environment:
        Variables: { AWS_SECRET_ACCESS_KEY: ${secret} }
`;
const template = `${weakTrail}${weakFunction}`;
const page = `# A page\n\n\`\`\`yaml\n${template}\`\`\`\n`;

/** What the README tells to configure for templates in Markdown. */
async function linted(files: Readonly<Record<string, string>>): Promise<Linted> {
  const rules = ["trail-log-file-validation", "no-hardcoded-credentials"];
  const own = Object.fromEntries(rules.map((name) => [`cloudtrail/${name}`, "error"] as const));
  const { plugins, files: named, language } = plugin.configs.recommended;
  const config = { plugins, files: named, language, rules: own };
  return lint(files, [...markdown.configs.processor, config as typeof plugin.configs.recommended]);
}

describe("what is found in a block of Markdown", () => {
  it("is said by our rules, where no other file is linted", async () => {
    const { results, context } = await linted({ "page.md": page });
    // The configuration of a page knows nothing of the rules for its blocks.
    expect(context.rulesMeta).toEqual({});
    const { runs } = JSON.parse(await sarif(results, context)) as Log;
    expect(runs.map(({ tool }) => tool.driver.name)).toEqual(["eslint-plugin-cloudtrail"]);
    const [run] = runs;
    expect(run?.results).toMatchObject([
      {
        ruleId: "cloudtrail/trail-log-file-validation",
        locations: [
          {
            physicalLocation: { region: { startLine: 12 } },
            logicalLocations: [{ fullyQualifiedName: "Trail" }],
          },
        ],
        partialFingerprints: expect.anything() as object,
      },
      { ruleId: "cloudtrail/no-hardcoded-credentials" },
    ]);
    const [, validation] = run?.tool.driver.rules ?? [];
    expect(validation?.properties).toMatchObject({ "security-severity": "5.5" });
    expect(validation?.helpUri).toContain("trail-log-file-validation");
    expect(validation?.relationships).not.toEqual([]);
  });

  it("is as bad there as in a template of its own", async () => {
    const severities = async (name: string, text: string): Promise<unknown> => {
      const { results, context } = await linted({ [name]: text });
      return (JSON.parse(await gitlab(results, context)) as { severity: string }[]).map(
        ({ severity }) => severity,
      );
    };
    const inPage = await severities("page.md", page);
    expect(inPage).toEqual(await severities("template.yaml", template));
    expect(inPage).toHaveLength(2);
  });

  it("is a page without secrets", async () => {
    const { results, context } = await linted({ "page.md": page });
    const report = await html(results, context);
    expect(report).toContain("AWS_SECRET_ACCESS_KEY");
    expect(report).not.toContain(secret);
    expect(report).toContain("docs/rules/trail-log-file-validation.md");
    expect(report).toContain('class="note controls"');
  });
});
