import { Linter } from "eslint/universal";
import { kindOf, type TemplateKind } from "../../src/document/gate.js";
import { type Finding, findingOf, type Metas } from "../../src/formatters/finding.js";
import { type Item, reportOf } from "../../src/formatters/html/report.js";
import { trailsSection } from "../../src/formatters/html/trails.js";
import type { LintedFile } from "../../src/formatters/linted-file.js";
import plugin from "../../src/index.js";
import { graphsOf } from "../../src/lint/estate/deployed-trails.js";
import { LineStarts } from "../../src/lint/line-starts.js";
import { readTemplateFile } from "../../src/lint/template-file.js";
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
  const findings = [...found, ...linter.getSuppressedMessages()]
    .map((message) => findingOf(message, metas, text))
    .toSorted(inOrder);
  const template = readTemplateFile(text, name);
  const file: LintedFile = {
    path: `/${name}`,
    name,
    uri: name,
    text,
    lines: new LineStarts(text),
    template,
    graphs: graphsOf({ path: `/${name}`, text, template }, {}),
    findings,
  };
  const report = reportOf([file]);
  return {
    kind,
    findings: report.items.map(showing(text)),
    trails: trailsSection(report).markup,
  };
}

function nameOf(kind: TemplateKind | undefined, text: string): string {
  if (kind === "Terraform plan") return "plan.json";
  return /^\s*[[{]/.test(text) ? "template.json" : "template.yaml";
}

function inOrder({ reported: one }: Finding, { reported: other }: Finding): number {
  return one.line - other.line || one.column - other.column;
}

function showing(text: string): (item: Item) => Shown {
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  const offsetOf = ({ line, column }: Shown["place"]): number =>
    Math.min(text.length, (starts[line - 1] ?? 0) + column - 1);
  return ({ id, grade, finding }) => {
    const { rule, message, edits, suppressions } = finding;
    const { start, end } = finding.region ?? { start: top, end: top };
    const [from, to] = [offsetOf(start), offsetOf(end)];
    return {
      id,
      rule,
      grade,
      message,
      place: start,
      // What cannot be parsed has no end: it is shown to that of the line.
      range: [from, to > from ? to : Math.max(from, (starts[start.line] ?? text.length + 1) - 1)],
      edits,
      suppressed: suppressions[0]?.justification,
    };
  };
}

const top = { line: 1, column: 1 };
