import type { ESLint } from "eslint";
import { describe, expect, it } from "vitest";
import gitlab from "../../src/formatters/gitlab.js";
import sarif from "../../src/formatters/sarif.js";
import type { Log } from "../../src/formatters/sarif/log.js";
import plugin from "../../src/index.js";
import type { Rule } from "../../src/lint/define-rule.js";
import { root } from "../cli/command-line.js";

const rules: readonly (readonly [name: string, rule: Rule])[] = Object.entries(plugin.rules);

/** What ESLint has to say of every rule of ours. */
const results: ESLint.LintResult[] = [
  {
    filePath: `${root}/a.yaml`,
    source: "Resources: {}\n",
    messages: rules.map(([name]) => {
      return { ruleId: `cloudtrail/${name}`, message: "It is.", severity: 2, line: 1, column: 1 };
    }),
    suppressedMessages: [],
    usedDeprecatedRules: [],
    errorCount: rules.length,
    fatalErrorCount: 0,
    warningCount: 0,
    fixableErrorCount: 0,
    fixableWarningCount: 0,
  },
];

const context = {
  cwd: root,
  rulesMeta: Object.fromEntries(rules.map(([name, { meta }]) => [`cloudtrail/${name}`, meta])),
};

/** What a format makes of each severity. */
function table(shown: ReadonlyMap<string, unknown>): Readonly<Record<string, readonly unknown[]>> {
  const made = new Map<string, Set<unknown>>();
  for (const [name, { meta }] of rules) {
    const { severity } = meta.docs;
    made.set(severity, (made.get(severity) ?? new Set()).add(shown.get(`cloudtrail/${name}`)));
  }
  return Object.fromEntries([...made].map(([severity, all]) => [severity, [...all]]));
}

describe("the severity of a rule", () => {
  it("is a number in SARIF, which GitHub has words for", async () => {
    const { runs } = JSON.parse(await sarif(results, context)) as Log;
    const descriptors = runs.flatMap(({ tool }) => tool.driver.rules);
    const shown = descriptors.map(({ id, properties }) => {
      return [id, properties?.["security-severity"]] as const;
    });
    expect(table(new Map(shown))).toEqual({
      critical: ["9.5"],
      high: ["8.0"],
      medium: ["5.5"],
      low: ["2.5"],
    });
    expect(new Set(descriptors.map(({ properties }) => properties?.["precision"]))).toEqual(
      new Set(["very-high"]),
    );
  });

  it("is a word in GitLab's code quality", async () => {
    const issues = JSON.parse(await gitlab(results, context)) as readonly {
      readonly check_name: string;
      readonly severity: string;
    }[];
    const shown = issues.map(({ check_name: name, severity }) => [name, severity] as const);
    expect(table(new Map(shown))).toEqual({
      critical: ["blocker"],
      high: ["critical"],
      medium: ["major"],
      low: ["minor"],
    });
  });
});
