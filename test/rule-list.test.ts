import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import cloudtrail from "../src/index.js";
import type { Rule } from "../src/rule.js";

const root = join(import.meta.dirname, "..");
const rules: Readonly<Record<string, Rule>> = cloudtrail.rules;

interface Row {
  readonly name: string;
  readonly description: string;
  readonly presets: string;
  readonly fix: string;
  readonly suggestions: string;
  readonly controls: string;
  readonly frameworks: string;
}

const lines = readFileSync(join(root, "docs/README.md"), "utf8").split("\n");

const rows = lines
  .filter((line) => line.startsWith("| ["))
  .map((line): Row => {
    const cells = line.split("|").map((cell) => cell.trim());
    const [, link = "", description = "", presets = "", fix = "", suggestions = ""] = cells;
    const [controls = "", frameworks = ""] = cells.slice(6);
    const name = /^\[([^\]]+)\]\(rules\/\1\.md\)$/.exec(link)?.[1] ?? link;
    return { name, description, presets, fix, suggestions, controls, frameworks };
  });

const emoji = { account: "👤", recommended: "✅", strict: "🔒" } as const;

/** Rules that offer at least one edit; the others are about what only people can decide. */
const curable = [
  "ebs-encryption",
  "encryption-at-rest",
  "encryption-in-transit",
  "event-data-store-key",
  "event-data-store-multi-region",
  "event-data-store-retention",
  "event-data-store-termination-protection",
  "iam-password-policy",
  "iam-role-external-id",
  "kms-key-no-wildcard-principal",
  "kms-key-rotation",
  "log-bucket-access-logging",
  "log-bucket-kms-encryption",
  "log-bucket-lifecycle",
  "log-bucket-mfa-delete",
  "log-bucket-no-public-acl",
  "log-bucket-no-wildcard-principal",
  "log-bucket-public-access-block",
  "log-bucket-retained",
  "log-bucket-secure-transport",
  "log-bucket-source-arn",
  "log-bucket-versioning",
  "log-group-encryption",
  "log-group-retention",
  "s3-no-public-bucket",
  "trail-bucket-policy",
  "trail-data-events",
  "trail-depends-on-bucket-policy",
  "trail-deployable",
  "trail-global-service-events-once",
  "trail-insights",
  "trail-key-policy",
  "trail-kms-key",
  "trail-log-file-validation",
  "trail-logging",
  "trail-management-events",
  "trail-multi-region",
  "trail-organization",
  "trail-topic-policy",
];

describe("the list of rules", () => {
  it("has every rule there is, and a page of each", () => {
    const files = (folder: string, ending: string): readonly string[] =>
      readdirSync(join(root, folder))
        .filter((name) => name.endsWith(ending) && name !== "index.ts")
        .map((name) => name.slice(0, -ending.length));
    const names = rows.map(({ name }) => name);
    expect(names).toEqual(files("rules", ".ts"));
    expect(names).toEqual(files("docs/rules", ".md"));
    expect(names).toEqual(Object.keys(rules));
  });

  it("is a table: its heading and its rows have the same number of cells", () => {
    const table = lines.filter((line) => line.startsWith("|"));
    const counts = new Set(table.map((line) => line.split("|").length));
    expect([...counts]).toEqual([9]);
    expect(table).toHaveLength(rows.length + 2);
  });

  it.each(rows)("says of $name what it is, where it is, and what it offers", (row) => {
    const { meta } = rules[row.name]!;
    const id = `cloudtrail/${row.name}`;
    const presets = Object.entries(emoji).filter(
      ([preset]) => id in (cloudtrail.configs[preset as keyof typeof emoji].rules ?? {}),
    );
    expect(row.description).toBe(meta.docs.description);
    expect(row.presets).toBe(presets.map(([, sign]) => sign).join(" "));
    expect(row.fix === "🔧").toBe(meta.fixable !== undefined);
    expect(row.suggestions === "💡").toBe(meta.docs.cures.length > 0);
  });

  // Digest files are delivered beside the logs: they add evidence and take nothing away.
  it("fixes nothing unasked but what adds evidence", () => {
    const fixing = rows.filter(({ fix }) => fix !== "").map(({ name }) => name);
    expect(fixing).toEqual(["trail-log-file-validation"]);
  });

  it("has an edit for every fault that one may cure", () => {
    const offering = rows.filter(({ fix, suggestions }) => fix !== "" || suggestions !== "");
    expect(offering.map(({ name }) => name)).toEqual(curable);
  });

  it.each(rows)("says who asks for $name", ({ name, controls }) => {
    const { cis = {}, fsbp = [], securityHub = [] } = rules[name]?.meta.docs.controls ?? {};
    const [edition, numbers = []] = Object.entries(cis).at(-1) ?? [];
    const asked = [fsbp, securityHub, numbers].flat();
    for (const control of asked) expect(controls.split(/[:;,] /)).toContain(control);
    if (edition !== undefined) expect(controls).toContain(`CIS ${edition}: `);
    expect(controls === "").toBe(asked.length === 0);
  });

  it.each(rows)("names the presets of those who ask for $name", ({ name, frameworks }) => {
    const asking = Object.entries(cloudtrail.configs).flatMap(([preset, { rules: configured }]) =>
      /^(?:cis-[\d.]+|fsbp)$/.test(preset) && `cloudtrail/${name}` in (configured ?? {})
        ? [`\`${preset}\``]
        : [],
    );
    expect(frameworks).toBe(asking.join(" "));
  });
});
