import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { format } from "prettier";
import { describe, expect, it } from "vitest";
import cloudtrail from "../src/index.js";
import { recommendations } from "./recommendations.js";

const fixtures = fileURLToPath(new URL("../fixtures/rules/", import.meta.url));
const rules = Object.keys(cloudtrail.rules);

/** A template that a rule reports something about, or one that it is silent about. */
function fixtureOf(rule: string, kind: "invalid" | "valid"): string {
  const [first] = readdirSync(join(fixtures, rule, kind))
    .filter((name) => !/\.(?:report|config\.json)$/.test(name))
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  if (first === undefined) throw new Error(`${rule} has no ${kind} fixture.`);
  return `[${first}](../fixtures/rules/${rule}/${kind}/${first})`;
}

function section({ id, asks, carriedBy }: (typeof recommendations)[number]): string {
  const rows = carriedBy.map(
    (rule) =>
      `| [${rule}](rules/${rule}.md) | ${fixtureOf(rule, "invalid")} | ${fixtureOf(rule, "valid")} |`,
  );
  return `## ${id}: ${asks}

| Rule | Fails | Passes |
| - | - | - |
${rows.join("\n")}`;
}

const page = (): string => `# Coverage

What two documents about CloudTrail recommend, the rules that ask for it, and for each rule a template
that fails and one that passes. A is about getting the most of CloudTrail; B is about CloudTrail and
encryption, and T are the ten basics of an account that come with it.

${recommendations.map(section).join("\n\n")}
`;

describe("the recommendations", () => {
  it("are carried by rules, each with a template that fails and one that passes", async () => {
    const formatted = await format(page(), { parser: "markdown" });
    await expect(formatted).toMatchFileSnapshot("../docs/coverage.md");
  });

  it("are all there is a reason for a rule", () => {
    const carrying = new Set(recommendations.flatMap(({ carriedBy }) => carriedBy));
    expect([...carrying].filter((rule) => !rules.includes(rule))).toEqual([]);
    expect(rules.filter((rule) => !carrying.has(rule))).toEqual([
      "trail-deployable",
      "trail-not-removed",
    ]);
  });
});
