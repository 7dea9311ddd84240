import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import cloudtrail from "../../src/index.js";
import { applied, type Cure, expectCured, expectOneChange } from "./cures.js";
import { type Fixture, fixtures, fixturesFolder, reportPath } from "./fixtures.js";
import { curesIn, lintAsUsers, lintFixture } from "./lint-fixture.js";
import { reportOf } from "./report.js";

const all = fixtures();

interface Offered {
  readonly fixture: Fixture;
  readonly cure: Cure;
  readonly says: string;
}

function offeredFor(fixture: Fixture): readonly Offered[] {
  return curesIn(fixture).map((cure) => ({ fixture, cure, says: cure.says ?? "fix" }));
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
      expect(reportOf(fixture.text, lintFixture(fixture))).toBe("");
    });

    it.each(own.filter(({ verdict }) => verdict === "invalid"))(
      "reports $name",
      async (fixture) => {
        const messages = lintFixture(fixture);
        expect(messages.map(({ ruleId }) => ruleId)).toContain(`cloudtrail/${rule}`);
        for (const { message } of messages) expect(message).toMatch(/^[A-Z][^{}]*\.$/);
        await expect(reportOf(fixture.text, messages)).toMatchFileSnapshot(reportPath(fixture));
      },
    );

    // A test for a fixture without edits would pass whatever becomes of its edits.
    it.for(own.flatMap(offeredFor))("cures $fixture.name: $says", ({ fixture, cure }) => {
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
