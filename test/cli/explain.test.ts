import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith, root, run, trail } from "./command-line.js";

const key = trail({ KMSKeyId: { Ref: "Key" } }).replace(
  "{",
  '{ "Parameters": { "Key": { "Type": "String", "Default": "" } },',
);
const why = `KMSKeyId ← { "Ref": "Key" } ← parameter 'Key' (default '')`;

describe("--explain", () => {
  it("says below each finding how it came to be", () => {
    const folder = folderWith({ "a.json": key, "b.json": trail({ IsMultiRegionTrail: false }) });
    const { stdout, status } = run(["--explain", "."], folder);
    const lines = stdout.split("\n").map((line) => line.trim());
    const at = lines.findIndex((line) => line.includes("trail-kms-key"));
    expect(lines[at + 1]).toBe(why);
    expect(stdout.split("←")).toHaveLength(3);
    expect(status).toBe(1);
    expect(run(["."], folder).stdout).not.toContain("←");
  });

  it("is part of what other formats get", () => {
    const folder = folderWith({ "a.json": key });
    const { stdout } = run(["--explain", "--format", "json", "."], folder);
    const [{ messages }] = JSON.parse(stdout) as [{ messages: readonly object[] }];
    expect(messages).toEqual([expect.objectContaining({ explanation: [why] })]);
  });

  it("prints what the README shows", () => {
    const { stdout } = run(["--explain", "fixtures/templates/audit-trail.yaml"]);
    const readme = readFileSync(join(root, "README.md"), "utf8");
    const [, shown = ""] =
      /\$ npx cloudtrail-lint --explain .*\n\n([^]*?)\n {2}…/.exec(readme) ?? [];
    expect(shown).not.toBe("");
    expect(stdout).toContain(shown);
  });
});
