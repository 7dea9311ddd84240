import { printableJson } from "../lint/printable.js";
import type { RuleDocs } from "../lint/rule-definition.js";
import { addressing } from "./address.js";
import { type Finding, isMadeHere } from "./finding.js";
import { fingerprints } from "./fingerprint.js";
import type { Formatter } from "./formatter.js";
import { lintedFile } from "./linted-file.js";
import { rootOf } from "./path-name.js";

/** What GitLab reads of an issue of code quality: https://docs.gitlab.com/ci/testing/code_quality/ */
interface Issue {
  readonly description: string;
  readonly check_name: string;
  /** What tells whether a merge request brought the issue or had it before. */
  readonly fingerprint: string;
  readonly severity: "info" | "minor" | "major" | "critical" | "blocker";
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

/** Results as a report of GitLab's code quality. */
const gitlab: Formatter = (results, { cwd, rulesMeta }) => {
  const root = rootOf("CI_PROJECT_DIR", results, cwd);
  const fingerprintOf = fingerprints();
  const issues = results.flatMap((result) => {
    const file = lintedFile(result, { cwd: root, rulesMeta });
    const addressOf = addressing(file);
    return file.findings.flatMap((finding): readonly Issue[] => {
      const { message, region, rule, suppressions } = finding;
      // What has no address is known by what it says, and not by its line: lines move.
      const address = addressOf(finding) ?? { scope: file.uri, declaration: message, steps: [] };
      const fingerprint = fingerprintOf(rule, address);
      if (suppressions.length > 0) return [];
      return [
        {
          description: message,
          check_name: rule,
          fingerprint,
          severity: severityOf(finding),
          location: { path: file.name, lines: { begin: region?.start.line ?? 1 } },
        },
      ];
    });
  });
  return printableJson(issues);
};

export default gitlab;

const severities: Readonly<Record<RuleDocs["severity"], Issue["severity"]>> = {
  critical: "blocker",
  high: "critical",
  medium: "major",
  low: "minor",
};

function severityOf({ level, meta, reported }: Finding): Issue["severity"] {
  // Of what cannot be parsed, nothing was looked at.
  if (reported.fatal === true) return "blocker";
  if (level === "warning") return "info";
  return isMadeHere(meta) ? severities[meta.docs.severity] : "major";
}
