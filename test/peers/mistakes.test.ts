import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import cloudtrail from "../../src/index.js";
import { fixturesFolder } from "../rules/fixtures.js";

/** Something that another tool gets wrong, and the fixtures in which a rule gets it right. */
interface Mistake {
  readonly rule: string;
  readonly case: string;
  readonly verdict: string;
  readonly fixtures: readonly string[];
  /** The one language in which there is such a case. */
  readonly onlyIn: string;
}

const [, ...lines] = readFileSync(new URL("mistakes.tsv", import.meta.url), "utf8")
  .trimEnd()
  .split("\n");

const mistakes = lines.map((line): Mistake => {
  const [rule = "", name = "", verdict = "", fixtures = "", onlyIn = ""] = line.split("\t");
  return { rule, case: name, verdict, fixtures: fixtures.split(" "), onlyIn };
});

const languages = ["CloudFormation", "Terraform"];

function languageOf(fixture: string): string {
  return /\.(?:tf|plan)\.json$/.test(fixture) ? "Terraform" : "CloudFormation";
}

describe("what other tools get wrong", () => {
  it.each(mistakes)("is a fixture of $rule: $case", ({ rule, verdict, fixtures, onlyIn }) => {
    expect(Object.keys(cloudtrail.rules)).toContain(rule);
    expect(["invalid", "valid"]).toContain(verdict);
    for (const fixture of fixtures) {
      const path = join(fixturesFolder, rule, verdict, fixture);
      expect(existsSync(path), path).toBe(true);
    }
    const expected = onlyIn === "" ? languages : [onlyIn];
    expect([...new Set(fixtures.map(languageOf))].toSorted()).toEqual(expected);
  });

  it("is told once, and in order", () => {
    const keys = mistakes.map((mistake) => `${mistake.rule}\t${mistake.case}`);
    expect(keys).toEqual([...new Set(keys)].toSorted());
  });
});
