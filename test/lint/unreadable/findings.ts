import { join } from "node:path";
import process from "node:process";
import { Linter } from "eslint";
import cloudtrail from "../../../src/index.js";

/** What is found by what is written, and by what is not. */
export const rules: Readonly<Record<string, readonly object[]>> = {
  "iam-no-user-policies": [],
  "iam-require-mfa": [],
  "kms-key-no-wildcard-principal": [],
  "kms-key-rotation": [],
  "log-bucket-no-public-acl": [],
  "log-bucket-retained": [{ requireRetain: true }],
  "log-bucket-secure-transport": [],
  "log-bucket-versioning": [],
  "log-group-retention": [],
  "monitoring-alarms": [{ controls: ["root-use", "trail-changes", "key-deletion"] }],
  "secret-rotation": [],
  "security-group-no-open-ingress": [],
  "trail-bucket-policy": [],
  "trail-depends-on-bucket-policy": [],
  "trail-kms-key": [],
  "trail-log-file-validation": [],
  "trail-multi-region": [],
  "trail-required": [],
  "trail-topic-policy": [],
};

/** Each finding once, by its rule and what it names first. */
export function findingsIn(text: string, name: string): readonly string[] {
  const filename = join(process.cwd(), name);
  const config: Linter.Config = {
    files: ["**/*.json"],
    language: "cloudtrail/template",
    plugins: { cloudtrail },
    rules: Object.fromEntries(
      Object.entries(rules).map(([rule, options]) => [`cloudtrail/${rule}`, ["error", ...options]]),
    ),
  };
  const reports = new Linter({ configType: "flat", cwd: process.cwd() }).verify(text, config, {
    filename,
  });
  const labels = reports.map(({ ruleId, message }) => {
    const [, name = "the template"] = /'([^']+)'/.exec(message) ?? [];
    return `${String(ruleId).replace("cloudtrail/", "")} ${name}`;
  });
  return [...new Set(labels)].sort();
}
