import { readdirSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import cloudtrail from "../../src/index.js";
import { type Fixture, fixtures, fixturesFolder } from "./fixtures.js";
import { reportOf } from "./report.js";

const linter = new Linter({ configType: "flat" });
const all = fixtures();

function lint({ rule, text, name, config }: Fixture, changed: string = text): Linter.LintMessage[] {
  const options = config.options === undefined ? [] : [config.options];
  return linter.verify(
    changed,
    {
      files: ["**/*.yaml", "**/*.json"],
      plugins: { cloudtrail },
      language: "cloudtrail/template",
      settings: config.settings === undefined ? {} : { cloudtrail: config.settings },
      rules: { [`cloudtrail/${rule}`]: ["error", ...options] },
    },
    { filename: name },
  );
}

function reportPath({ path }: Fixture): string {
  return join(path, "..", `${basename(path, extname(path))}${extname(path)}.report`);
}

for (const [rule] of Object.entries(cloudtrail.rules)) {
  describe(rule, () => {
    const own = all.filter((fixture) => fixture.rule === rule);

    it("has valid and invalid fixtures, in YAML and in JSON", () => {
      const kinds = own.map(({ verdict, name }) => `${verdict} ${extname(name)}`);
      expect(kinds).toEqual(
        expect.arrayContaining(["valid .yaml", "invalid .yaml", "invalid .json"]),
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

    it.each(own.filter(({ verdict }) => verdict === "invalid"))("cures $name", (fixture) => {
      for (const message of lint(fixture)) {
        const edits = [message.fix, ...(message.suggestions ?? []).map(({ fix }) => fix)];
        for (const edit of edits) {
          if (edit === undefined) continue;
          const [start, end] = edit.range;
          const cured = fixture.text.slice(0, start) + edit.text + fixture.text.slice(end);
          const left = lint(fixture, cured).filter((other) => other.message === message.message);
          const before = lint(fixture).filter((other) => other.message === message.message);
          expect(left.length).toBeLessThan(before.length);
        }
      }
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
