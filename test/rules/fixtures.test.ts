import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import cloudtrail from "../../src/index.js";
import { applied, type Cure, curesOf, expectCured, expectOneChange } from "./cures.js";
import { type Fixture, fixtures, fixturesFolder } from "./fixtures.js";
import { reportOf } from "./report.js";

const linter = new Linter({ configType: "flat" });
const all = fixtures();

interface Offered {
  readonly fixture: Fixture;
  readonly cure: Cure;
  readonly says: string;
}

/** A template of CloudFormation is where it is; Terraform would read what stands beside it, too. */
function filenameOf({ ending, name, path }: Fixture): string {
  return ending === ".yaml" || ending === ".json" ? path : name;
}

function verify(
  fixture: Fixture,
  rules: Linter.Config["rules"] & {},
  changed: string = fixture.text,
): Linter.LintMessage[] {
  const { config } = fixture;
  return linter.verify(
    changed,
    {
      files: ["**/*.yaml", "**/*.json"],
      plugins: { cloudtrail },
      language: "cloudtrail/template",
      // The one of them that every finding has is tested by itself.
      settings: { cloudtrail: { ...config.settings, suggestSuppressions: false } },
      rules,
    },
    { filename: filenameOf(fixture) },
  );
}

function rulesFor({ rule, config }: Fixture): Linter.Config["rules"] & {} {
  const options = config.options === undefined ? [] : [config.options];
  return { [`cloudtrail/${rule}`]: ["error", ...options] };
}

function lint(fixture: Fixture): Linter.LintMessage[] {
  return verify(fixture, rulesFor(fixture));
}

/** What users see of an edit, who have the other rules, too. */
function lintAsUsers(fixture: Fixture, changed?: string): Linter.LintMessage[] {
  const { recommended } = cloudtrail.configs;
  return verify(fixture, { ...recommended.rules, ...rulesFor(fixture) }, changed);
}

function curesIn(fixture: Fixture): readonly Offered[] {
  return curesOf(lint(fixture)).map((cure) => ({ fixture, cure, says: cure.says ?? "fix" }));
}

function reportPath({ path }: Fixture): string {
  return `${path}.report`;
}

/** Rules about changes, which a template does not have. */
const ofPlansOnly: ReadonlySet<string> = new Set(["trail-not-removed"]);

/** Rules about what CloudFormation has no resource for. */
const ofTerraformOnly: ReadonlySet<string> = new Set(["iam-password-policy"]);

for (const [rule] of Object.entries(cloudtrail.rules)) {
  describe(rule, () => {
    const own = all.filter((fixture) => fixture.rule === rule);

    it("has valid and invalid fixtures, of CloudFormation and of Terraform", () => {
      const kinds = own.map(({ verdict, ending }) => `${verdict} ${ending}`);
      const ofCloudFormation = ofTerraformOnly.has(rule) ? [] : ["invalid .yaml", "invalid .json"];
      const ofTemplates = [...ofCloudFormation, "valid .tf.json", "invalid .tf.json"];
      expect(kinds).toEqual(
        expect.arrayContaining([
          ...["valid .yaml", "valid .plan.json", "invalid .plan.json"],
          ...(ofPlansOnly.has(rule) ? [] : ofTemplates),
        ]),
      );
    });

    it.each(own.filter(({ verdict }) => verdict === "valid"))("accepts $name", (fixture) => {
      expect(reportOf(fixture.text, lint(fixture))).toBe("");
    });

    it.each(own.filter(({ verdict }) => verdict === "invalid"))(
      "reports $name",
      async (fixture) => {
        const messages = lint(fixture);
        expect(messages.map(({ ruleId }) => ruleId)).toContain(`cloudtrail/${rule}`);
        for (const { message } of messages) expect(message).toMatch(/^[A-Z][^{}]*\.$/);
        await expect(reportOf(fixture.text, messages)).toMatchFileSnapshot(reportPath(fixture));
      },
    );

    // A test for a fixture without edits would pass whatever becomes of its edits.
    it.for(own.flatMap(curesIn))("cures $fixture.name: $says", ({ fixture, cure }) => {
      const cured = applied(fixture.text, cure);
      expectCured(cure, fixture.text, lintAsUsers(fixture), lintAsUsers(fixture, cured));
      expectOneChange(fixture.text, cured, cure);
    });
  });
}

describe("fixtures", () => {
  it("belong to rules that exist", () => {
    expect(Object.keys(cloudtrail.rules)).toEqual(
      expect.arrayContaining(readdirSync(fixturesFolder)),
    );
  });

  it("have no reports left over from fixtures that are gone", () => {
    const expected = new Set(
      all.filter(({ verdict }) => verdict === "invalid").map((fixture) => reportPath(fixture)),
    );
    const reports = readdirSync(fixturesFolder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".report"))
      .map((file) => join(fixturesFolder, file));
    expect(reports.filter((report) => !expected.has(report))).toEqual([]);
  });
});
