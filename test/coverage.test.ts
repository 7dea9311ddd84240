import { format } from "prettier";
import { describe, expect, it } from "vitest";
import cloudtrail from "../src/index.js";
import { recommendations } from "./recommendations.js";
import { type Fixture, fixtures } from "./rules/fixtures.js";

const rules = Object.keys(cloudtrail.rules);

/** What carries a recommendation: a rule, with a template that fails and one that passes. */
const proofs = recommendations.flatMap(({ id, carriedBy }) =>
  Object.entries(carriedBy).map(([rule, [fails, passes]]) => ({ id, rule, fails, passes })),
);

type Proof = (typeof proofs)[number];

function section({ id, asks }: (typeof recommendations)[number]): string {
  const link = (rule: string, verdict: Fixture["verdict"], name: string): string =>
    `[${name}](../fixtures/rules/${rule}/${verdict}/${name})`;
  const rows = proofs
    .filter((proof) => proof.id === id)
    .map(({ rule, fails, passes }) => {
      const cells = [link(rule, "invalid", fails), link(rule, "valid", passes)];
      return `| [${rule}](rules/${rule}.md) | ${cells.join(" | ")} |`;
    });
  return `## ${id}: ${asks}

| Rule | Fails | Passes |
| - | - | - |
${rows.join("\n")}`;
}

const all = fixtures();

function fixtureOf(rule: string, verdict: Fixture["verdict"], name: string): Fixture {
  const found = all.find(
    (each) => each.rule === rule && each.verdict === verdict && each.name === name,
  );
  if (found === undefined) throw new Error(`${rule} has no ${verdict} fixture ${name}.`);
  return found;
}

/** What a rule is silent about, whatever the rest of the template says. */
const silencing = {
  suppressed: /eslint-disable/,
  "changed by a macro": /\bTransform\b|AWS::Include/,
  "known at deployment":
    /ImportValue|\{\{resolve:|\bParameters\b|"(?:variable|module)":\s*\{|\$\{(?:var|module|data\.(?!aws_iam_policy_document))\b|after_unknown/,
};

/** The types of resources in a template. */
function typesIn({ text, ending }: Fixture): readonly string[] {
  if (ending === ".tf.json") {
    const { resource = {} } = JSON.parse(text) as { resource?: object };
    return Object.keys(resource);
  }
  return [...new Set(text.match(/\b(?:AWS|Custom)::\w+::\w+/g))];
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
    const carrying = new Set(proofs.map(({ rule }) => rule));
    expect([...carrying].filter((rule) => !rules.includes(rule))).toEqual([]);
    expect(rules.filter((rule) => !carrying.has(rule))).toEqual([
      "template-readable",
      "trail-deployable",
      "trail-not-removed",
    ]);
  });

  // That the one fails and the other passes, the tests of fixtures show.
  it.each(proofs)("$id: $rule judges what passes, $passes", ({ rule, fails, passes }: Proof) => {
    const failing = fixtureOf(rule, "invalid", fails);
    const passing = fixtureOf(rule, "valid", passes);
    const silenced = Object.entries(silencing).filter(([, pattern]) => pattern.test(passing.text));
    expect(silenced.map(([how]) => how)).toEqual([]);
    expect(passing.ending).toBe(failing.ending);
    expect(passing.config).toEqual(failing.config);
    // A template without what the rule is about would pass without being judged.
    expect(typesIn(passing)).toEqual(expect.arrayContaining([...typesIn(failing)]));
  });

  it("are shown by templates that differ from rule to rule and from reason to reason", () => {
    const shown = proofs.map(({ rule, fails }) => `${rule}/${fails}`);
    expect(shown.filter((each, index) => shown.indexOf(each) !== index)).toEqual([]);
  });
});
