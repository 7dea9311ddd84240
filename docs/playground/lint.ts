import type { ESLint } from "eslint";
import { Linter } from "eslint/universal";
import { kindOf, type TemplateKind } from "../../src/document/gate.js";
import type { Metas } from "../../src/formatters/finding.js";
import { type Item, reportOf } from "../../src/formatters/html/report.js";
import { trailsSection } from "../../src/formatters/html/trails.js";
import { type LintedFile, lintedFile } from "../../src/formatters/linted-file.js";
import plugin from "../../src/index.js";
import type { Outcome, Question, Shown } from "./outcome.js";

/** Its types lack this method. */
interface WithSuppressed extends Linter {
  getSuppressedMessages(): Linter.SuppressedLintMessage[];
}

const linter = new Linter({ cwd: "/" }) as WithSuppressed;

const metas: Metas = Object.fromEntries(
  Object.entries(plugin.rules).map(([name, { meta }]) => [`cloudtrail/${name}`, meta]),
);

/** Lints a text as ESLint does a file, and draws its trails as the report does. */
export function lint({ text, preset }: Question): Outcome {
  const configuration = "main.tf.json";
  const kind = kindOf(text, undefined) ?? kindOf(text, configuration);
  const name = kind === "Terraform configuration" ? configuration : nameOf(kind, text);
  const found = linter.verify(text, [plugin.configs[preset]], { filename: name });
  const file = lintedFile(resultOf(`/${name}`, text, found), { cwd: "/", rulesMeta: metas });
  const report = reportOf([file]);
  return {
    kind,
    findings: report.items.map(showing(file)),
    trails: trailsSection(report).markup,
  };
}

function nameOf(kind: TemplateKind | undefined, text: string): string {
  if (kind === "Terraform plan") return "plan.json";
  return /^\s*[[{]/.test(text) ? "template.json" : "template.yaml";
}

function resultOf(
  filePath: string,
  source: string,
  messages: Linter.LintMessage[],
): ESLint.LintResult {
  const suppressedMessages = linter.getSuppressedMessages();
  return { ...counts, filePath, source, messages, suppressedMessages, usedDeprecatedRules: [] };
}

/** Nobody reads them here. */
const counts = {
  errorCount: 0,
  fatalErrorCount: 0,
  warningCount: 0,
  fixableErrorCount: 0,
  fixableWarningCount: 0,
};

function showing({ text = "", lines }: LintedFile): (item: Item) => Shown {
  const offsetOf = ({ line, column }: Shown["place"]): number =>
    Math.min(text.length, (lines.startOf(line) ?? 0) + column - 1);
  return ({ id, grade, finding, suppressions, controls }) => {
    const { rule, message, edits } = finding;
    const { start, end } = finding.region ?? { start: top, end: top };
    const [from, to] = [offsetOf(start), offsetOf(end)];
    const next = lines.startOf(start.line + 1) ?? text.length + 1;
    return {
      id,
      rule,
      grade,
      message,
      place: start,
      // What cannot be parsed has no end: it is shown to that of the line.
      range: [from, to > from ? to : Math.max(from, next - 1)],
      edits,
      suppressions,
      controls,
    };
  };
}

const top = { line: 1, column: 1 };
