import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import config from "../fixtures/house-rule/eslint.config.js";
import { rule } from "../fixtures/house-rule/trail-in-archive.js";
import { RuleTester } from "../src/rule.js";
import { declaredKinds } from "./aws/kinds.js";

const folder = fileURLToPath(new URL("../fixtures/house-rule/", import.meta.url));
const page = readFileSync(new URL("../docs/writing-a-rule.md", import.meta.url), "utf8");

/** A test of a rule runs where it is imported, unless there is a program that runs tests. */
const untested = { code: "Resources: {}", errors: 1 };

describe("a rule of a house", () => {
  it.each([
    "trail-in-archive.ts",
    "trail-in-archive.test.ts",
    "eslint.config.ts",
    "function-key.ts",
    "function-key.test.ts",
  ])("is written as its page says: %s", (name) => {
    const text = readFileSync(join(folder, name), "utf8");
    expect(page).toContain(`\`\`\`ts\n// ${name}\n${text}\`\`\``);
  });

  it("is a rule in 20 lines", () => {
    const lines = readFileSync(join(folder, "trail-in-archive.ts"), "utf8").trimEnd().split("\n");
    expect(lines.length).toBeLessThanOrEqual(22);
  });

  it("passes its tests", async () => {
    await import("../fixtures/house-rule/trail-in-archive.test.js");
  });

  it("passes its tests where the kind is its own", async () => {
    await import("../fixtures/house-rule/function-key.test.js");
  });

  it("may be about every kind that our rules read", async () => {
    const exported: unknown[] = Object.values(await import("../src/rule.js"));
    const hidden = declaredKinds.filter(({ kind }) => !exported.includes(kind));
    expect(hidden.map(({ name }) => name)).toEqual([]);
  });

  it("has a tester that fails", () => {
    const fail = (): void =>
      new RuleTester().run("trail-in-archive", rule, { valid: [], invalid: [untested] });
    expect(fail).toThrow();
  });

  it("is configured beside ours, and beside rules without code", () => {
    const text = `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsLogging: true
      IsMultiRegionTrail: true
      EnableLogFileValidation: true
      KMSKeyId: 1234abcd-12ab-34cd-56ef-1234567890ab
      S3BucketName: logs
`;
    const messages = new Linter().verify(text, config, "template.yaml");
    expect(messages.map(({ ruleId, message }) => `${ruleId ?? "?"}: ${message}`)).toEqual([
      "no-restricted-syntax: Give the trail the name that our runbooks use.",
      "acme/trail-in-archive: Trail 'Trail' does not deliver to 'acme-audit-archive'.",
    ]);
  });
});
