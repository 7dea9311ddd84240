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
        const { suppress = [] } = inner as { suppress?: readonly Item[] };
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

/** The comments that are about no suppression; those that ESLint finds unused are its to remove. */
function commentsIn(text: string): readonly string[] {
  return [...text.matchAll(/# more to come(?= ?$)/gm)].map(([comment]) => comment);
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
  expect(commentsIn(output)).toEqual(commentsIn(text));
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
        if (!/\|\+|# /m.test(each.text)) expect(left).toBe(0);
      }),
      { numRuns: 40 },
    );
  });

  it("never damages what is between brackets", () => {
    fc.assert(
      fc.property(inBrackets, (each) => {
        const left = checkRemoval(Version, each);
        // What else is between the brackets may have a comment.
        if (!each.text.includes("#")) expect(left).toBe(0);
      }),
      { numRuns: 40 },
    );
  });

  const fixed = (text: string, name: string): string => {
    const rules = {
      "cloudtrail/trail-logging": "error",
      "cloudtrail/trail-kms-key": "error",
    } as const;
    return new Version().verifyAndFix(text, [configOf({ rules })], { filename: name }).output;
  };
  const list = (indentation: string): string =>
    [
      `${indentation}cloudtrail:`,
      `${indentation}  suppress:`,
      `${indentation}    - rule: cloudtrail/trail-logging`,
      `${indentation}      reason: known`,
    ].join("\n");
  const head = "Resources:\n  Trail:\n    Type: AWS::CloudTrail::Trail\n";
  const properties = "    Properties: { IsLogging: true, S3BucketName: logs }\n";
  const metadata = `    Metadata:\n${list("      ")}\n`;

  it.each<[where: string, before: string, after: string]>([
    ["between others", head + metadata + properties, head + properties],
    ["at the end of the file", head + properties + metadata, `${head}${properties.trimEnd()} \n`],
    [
      "at the end of a section",
      `${head}${properties}${metadata}Outputs: {}\n`,
      `${head}${properties.trimEnd()} \nOutputs: {}\n`,
    ],
    [
      "before an empty line",
      `${head}${properties}${metadata}\n  Other: { Type: A }\n`,
      `${head}${properties} \n  Other: { Type: A }\n`,
    ],
    [
      "before a comment",
      `${head}${properties}${metadata}  # why\n  Other: { Type: A }\n`,
      `${head}${properties}  # why\n  Other: { Type: A }\n`,
    ],
  ])("leaves no line behind %s", (_where, before, after) => {
    expect(fixed(before, "template.yaml")).toBe(after);
    expect(fixed(before.replaceAll("\n", "\r\n"), "template.yaml")).toBe(
      after.replaceAll("\n", "\r\n"),
    );
  });

  it.each<[indentation: string | number, kept: string]>([
    [2, ""],
    [4, ""],
    ["\t", " "],
  ])("leaves keys of JSON where they are, indented by %j", (indentation, trace) => {
    const suppress = [{ rule: "cloudtrail/trail-logging", reason: "known" }];
    const others = {
      Type: "AWS::CloudTrail::Trail",
      Properties: { IsLogging: true, S3BucketName: "logs" },
    };
    const textOf = (resource: object): string =>
      JSON.stringify({ Resources: { Trail: resource } }, undefined, indentation);
    const first = textOf({ Metadata: { cloudtrail: { suppress } }, ...others });
    expect(fixed(first, "template.json")).toBe(
      textOf(others).replace('"Trail": {', `"Trail": {${trace}`),
    );
  });

  it.each<[what: string, text: string]>([
    ["a comment above it", head + metadata.replace(/^ +cloud/m, "      # why\n$&") + properties],
    ["an anchor", head + metadata.replace("suppress:", "suppress: &s") + properties],
    ["an anchor around it", (head + metadata + properties).replace("Trail:", "Trail: &t")],
    [
      "a text above it that would become longer",
      `${head}${properties}    Description: |+\n      text\n${metadata}`,
    ],
  ])("leaves what has %s", (_what, text) => {
    expect(fixed(text, "template.yaml")).toBe(text);
  });

  it("removes comments about the suppression along with it", () => {
    const inside = metadata
      .replace(/^ +reason/m, "          # why\n$&")
      .replace("known", "known # b");
    expect(fixed(head + inside + properties, "template.yaml")).toBe(head + properties);
  });

  it("removes the largest part without a comment", () => {
    const two = metadata.replace(
      "        suppress:\n",
      "        suppress:\n          - { rule: cloudtrail/trail-kms-key, reason: known } # why\n",
    );
    expect(fixed(head + two + properties, "template.yaml")).toContain("suppress:\n          - {");
    const braces = `${head}    Metadata: { # why\n      cloudtrail: { suppress: [{ rule: cloudtrail/trail-logging, reason: known }] } }\n${properties}`;
    expect(fixed(braces, "template.yaml")).toBe(
      braces.replace(/cloudtrail: \{ .*\] \} \}/, " }").replace("       }", "        }"),
    );
  });
});
