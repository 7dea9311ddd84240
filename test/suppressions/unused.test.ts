import { Linter } from "eslint";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { versions } from "../plugin/eslint-versions.js";
import { inBlocks, inBrackets, type Suppressed } from "./any-suppressed.js";
import { configOf, lint } from "./lint.js";

type Data = Readonly<Record<string, unknown>>;

interface Item {
  readonly rule: string;
}

/** What a template says, and what its resources suppress. */
interface Said {
  readonly data: unknown;
  readonly rules: readonly string[];
}

function read(text: string): Said {
  const rules: string[] = [];
  const without = (value: unknown, path: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => without(item, path));
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
      const own = `${path}/${key}`;
      if (key === "cloudtrail") {
        const { suppress } = inner as { suppress: readonly Item[] };
        rules.push(...suppress.map(({ rule }) => `${path} ${rule}`));
        return [];
      }
      const rest = without(inner, own);
      const isEmpty = /^(?:Metadata|\/\/)$/.test(key) && Object.keys(rest as Data).length === 0;
      return isEmpty ? [] : [[key, rest]];
    });
    return Object.fromEntries(entries);
  };
  return { data: without(parse(text), ""), rules };
}

const isUsed = (said: string): boolean => said.endsWith("trail-kms-key");

function checkRemoval(Version: typeof Linter, { text, name }: Suppressed): number {
  const { output } = new Version().verifyAndFix(text, [configOf()], { filename: name });
  const [before, after] = [read(text), read(output)];
  expect(after.data).toEqual(before.data);
  // Of those that say the same, one is used.
  expect(new Set(after.rules.filter(isUsed)).size).toBeLessThanOrEqual(
    new Set(before.rules.filter(isUsed)).size,
  );
  const fatal = lint({ Linter: Version }, output, {}, name).messages;
  const found = lint({ Linter: Version }, text, {}, name).messages;
  const said = ({ ruleId, message }: Linter.LintMessage): string => `${String(ruleId)} ${message}`;
  const kept = (messages: readonly Linter.LintMessage[]): readonly string[] =>
    messages.filter(({ ruleId }) => ruleId !== null).map(said);
  expect(kept(fatal)).toEqual(kept(found));
  return after.rules.filter((each) => !isUsed(each)).length;
}

describe.each(versions)("--fix of unused suppressions in $name", ({ Linter: Version }) => {
  it("never damages what is written in lines", () => {
    fc.assert(
      fc.property(inBlocks, (each) => {
        const left = checkRemoval(Version, each);
        // What would become a part of the text above it stays.
        if (!/\|\+|^ *# /m.test(each.text)) expect(left).toBe(0);
      }),
      { numRuns: 40 },
    );
  });

  it("never damages what is between brackets, and leaves none", () => {
    fc.assert(
      fc.property(inBrackets, (each) => {
        expect(checkRemoval(Version, each)).toBe(0);
      }),
      { numRuns: 40 },
    );
  });
});
