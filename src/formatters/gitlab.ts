import { createHash } from "node:crypto";
import { printableJson } from "../lint/printable.js";
import type { RuleDocs } from "../lint/rule-definition.js";
import { type Finding, findingOf, isOurs } from "./finding.js";
import type { Formatter } from "./formatter.js";
import { nameOf } from "./path-name.js";

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
  // Paths count from the root of the repository, whichever folder of it a job works in.
  const root = process.env["CI_PROJECT_DIR"] ?? cwd;
  const issues = results.flatMap(({ filePath, messages }) => {
    const path = nameOf(filePath, root);
    const fingerprint = fingerprints(path);
    return messages.map((reported): Issue => {
      const finding = findingOf(reported, rulesMeta);
      return {
        description: finding.message,
        check_name: finding.rule,
        fingerprint: fingerprint(finding),
        severity: severityOf(finding),
        location: { path, lines: { begin: finding.region?.start.line ?? 1 } },
      };
    });
  });
  return printableJson(issues);
};

export default gitlab;

/**
 * An issue is known by what it says, which names the resource, and not by its line: lines move. Of
 * those that say the same of a file it is the order that tells them apart.
 */
function fingerprints(path: string): (finding: Finding) => string {
  const counts = new Map<string, number>();
  return ({ rule, message }) => {
    const said = JSON.stringify([path, rule, message]);
    const count = counts.get(said) ?? 0;
    counts.set(said, count + 1);
    return createHash("sha256").update(`${said}${count}`).digest("hex");
  };
}

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
  return isOurs(meta) ? severities[meta.docs.severity] : "major";
}
