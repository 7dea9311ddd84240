import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { applied, expectCured, expectOneChange } from "../rules/cures.js";
import { fixturesOf, reportPath } from "../rules/fixtures.js";
import { curesIn, lintAsUsers, lintFixture } from "../rules/lint-fixture.js";
import { reportOf } from "../rules/report.js";

/**
 * Tests one rule with its fixtures as `test/rules` does, but judges nothing before its tests run:
 * what was run then would count as run by each of them.
 */
export function judgeRule(rule: string): void {
  for (const fixture of fixturesOf(rule)) {
    it(`${fixture.verdict} ${fixture.name}`, () => {
      const report = fixture.verdict === "valid" ? "" : readFileSync(reportPath(fixture), "utf8");
      expect(reportOf(fixture.text, lintFixture(fixture))).toBe(report);
      for (const cure of curesIn(fixture)) {
        const cured = applied(fixture.text, cure);
        expectCured(cure, fixture.text, lintAsUsers(fixture), lintAsUsers(fixture, cured));
        expectOneChange(fixture.text, cured, cure);
      }
    });
  }
}
