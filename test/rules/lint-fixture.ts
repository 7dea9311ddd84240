import { Linter } from "eslint";
import cloudtrail from "../../src/index.js";
import { curesOf, type Cure } from "./cures.js";
import type { Fixture } from "./fixtures.js";

const linter = new Linter({ configType: "flat" });

/** What the rule says that a fixture is of. */
export function lintFixture(fixture: Fixture): Linter.LintMessage[] {
  return verify(fixture, rulesFor(fixture));
}

/** What users see of an edit, who have the other rules, too. */
export function lintAsUsers(fixture: Fixture, changed?: string): Linter.LintMessage[] {
  const { recommended } = cloudtrail.configs;
  return verify(fixture, { ...recommended.rules, ...rulesFor(fixture) }, changed);
}

/** All that a fixture's findings offer. */
export function curesIn(fixture: Fixture): readonly Cure[] {
  return curesOf(lintFixture(fixture));
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

/** A template of CloudFormation is where it is; Terraform would read what stands beside it, too. */
function filenameOf({ ending, name, path }: Fixture): string {
  return ending === ".yaml" || ending === ".json" ? path : name;
}

function rulesFor({ rule, config }: Fixture): Linter.Config["rules"] & {} {
  const options = config.options === undefined ? [] : [config.options];
  return { [`cloudtrail/${rule}`]: ["error", ...options] };
}
