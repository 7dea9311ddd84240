import { printableJson } from "../lint/printable.js";
import { version } from "../version.js";
import { type Finding, isOurs } from "./finding.js";
import type { Context, Formatter } from "./formatter.js";
import { type LintedFile, lintedFile } from "./linted-file.js";
import { rootOf } from "./path-name.js";
import type { Log } from "./sarif/log.js";
import { runOf } from "./sarif/run.js";

const plugin = {
  name: "eslint-plugin-cloudtrail",
  version,
  semanticVersion: version,
  informationUri: "https://github.com/eslint-plugin-cloudtrail/eslint-plugin-cloudtrail#readme",
};

const eslint = { name: "ESLint", informationUri: "https://eslint.org" };

/**
 * Results as SARIF 2.1.0. What others found is a run of its own, so that nobody takes it for ours.
 */
const sarif: Formatter = (results, context: Context) => {
  const cwd = rootOf("GITHUB_WORKSPACE", results, context.cwd);
  const files = results.map((result) => lintedFile(result, { ...context, cwd }));
  const ours = files.map((file) => only(file, (finding) => isAboutTemplate(finding, file)));
  const others = files.map((file) => only(file, (finding) => !isAboutTemplate(finding, file)));
  const isOthers = others.some(({ findings }) => findings.length > 0);
  const log: Log = {
    $schema:
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [runOf(plugin, ours, cwd), ...(isOthers ? [runOf(eslint, others, cwd)] : [])],
  };
  return printableJson(log);
};

export default sarif;

function only(file: LintedFile, isMeant: (finding: Finding) => boolean): LintedFile {
  // The template is read when it is asked for, so it must not be copied.
  return Object.create(file, { findings: { value: file.findings.filter(isMeant) } }) as LintedFile;
}

/** What no rule says, is ours where it is said of a template. */
function isAboutTemplate({ meta, reported }: Finding, { template }: LintedFile): boolean {
  return reported.ruleId === null ? template.document !== undefined : isOurs(meta);
}
