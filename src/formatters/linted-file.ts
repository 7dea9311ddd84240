import type { ESLint } from "eslint";
import { readText } from "../host.js";
import type { Graph } from "../graph/graph.js";
import { graphsOf } from "../lint/estate/deployed-trails.js";
import { LineStarts } from "../lint/line-starts.js";
import { readTemplateFile, type TemplateFile } from "../lint/template-file.js";
import { type Finding, findingOf } from "./finding.js";
import type { Context } from "./formatter.js";
import { nameOf, uriOf } from "./path-name.js";

/** A file that was linted. */
export interface LintedFile {
  readonly path: string;
  /** Its path as people read it. */
  readonly name: string;
  readonly uri: string;
  /** What the findings are about; nothing where nobody has it any more. */
  readonly text: string | undefined;
  readonly lines: LineStarts;
  /** Read again when somebody asks: results do not say what rules saw. */
  readonly template: TemplateFile;
  /** What it deploys. */
  readonly graphs: readonly Graph[];
  /** In the order of their places, suppressed ones included. */
  readonly findings: readonly Finding[];
}

export function lintedFile(
  { filePath, source, output, messages, suppressedMessages }: ESLint.LintResult,
  { cwd, rulesMeta, settings = {} }: Context,
): LintedFile {
  // What ESLint has fixed it looks at once more, and keeps the text only where it finds something.
  const text = (output ?? source ?? textIn(filePath))?.replace(/^\uFEFF/, "");
  let lines: LineStarts | undefined;
  let template: TemplateFile | undefined;
  let graphs: readonly Graph[] | undefined;
  return {
    path: filePath,
    name: nameOf(filePath, cwd),
    uri: uriOf(filePath, cwd),
    text,
    get lines() {
      return (lines ??= new LineStarts(text ?? ""));
    },
    get template() {
      return (template ??= readTemplateFile(text ?? "", filePath));
    },
    get graphs() {
      const { template } = this;
      return (graphs ??= graphsOf({ path: filePath, text: text ?? "", template }, settings));
    },
    findings: [...messages, ...suppressedMessages]
      .map((message) => findingOf(message, rulesMeta, text))
      .toSorted(inOrder),
  };
}

function textIn(path: string): string | undefined {
  try {
    return readText(path);
  } catch {
    return undefined;
  }
}

function inOrder({ region: one }: Finding, { region: other }: Finding): number {
  const [a, b] = [one?.start, other?.start];
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}
