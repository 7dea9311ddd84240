import { dirname } from "node:path/posix";
import type { Linter } from "eslint";
import type { Resource } from "../template/template.js";
import { type Finding, isOurs } from "./finding.js";
import type { LintedFile } from "./linted-file.js";

/** Which resource a finding is about, however its file is laid out. */
export interface Address {
  /** The file or, in Terraform, the folder: what is declared there may move from file to file. */
  readonly scope: string;
  /** Logical ID or address; empty where it is about the template. */
  readonly resource: string;
}

/** Tells of the findings of a file which resources they are about. */
export function addressing(file: LintedFile): (finding: Finding) => Address | undefined {
  let written: readonly Resource[] | undefined;
  return (finding) => {
    if (!isOurs(finding.meta)) return undefined;
    const named = resourceIn(finding.reported, finding.meta.messages ?? {});
    if (named !== undefined) return { scope: scopeOf(file), resource: named };
    written ??= writtenIn(file);
    return { scope: scopeOf(file), resource: resourceAround(finding, file, written) };
  };
}

function scopeOf({ uri, template }: LintedFile): string {
  const [first] = template.templates;
  return first?.dialect === "terraform" && !first.planned ? dirname(uri) : uri;
}

/**
 * The resource that a message names, without the construct of the CDK. ESLint keeps the text of a
 * message and not what was put into it, so that is found in between the words of the rule.
 */
function resourceIn(
  { message, messageId }: Linter.LintMessage,
  messages: Readonly<Record<string, string>>,
): string | undefined {
  const parts = messages[messageId ?? ""]?.split(/\{\{\s*(\w+)\s*\}\}/) ?? [];
  let position = parts[0]?.length ?? 0;
  for (let index = 1; index < parts.length; index += 2) {
    const behind = parts[index + 1] ?? "";
    const end = behind === "" ? message.length : message.indexOf(behind, position);
    if (end < 0) return undefined;
    if (parts[index] === "resource") {
      return message.slice(position, end).replace(/ \(\S+\)$/, "");
    }
    position = end + behind.length;
  }
  return undefined;
}

function writtenIn({ template }: LintedFile): readonly Resource[] {
  return template.templates
    .flatMap(({ resources }) => [...resources.values()])
    .filter(({ file, generated }) => file === undefined && generated === undefined);
}

function resourceAround(
  { region }: Finding,
  { lines }: LintedFile,
  written: readonly Resource[],
): string {
  if (region === undefined) return "";
  const { line, column } = region.start;
  const isBefore = (offset: number): boolean => {
    const at = lines.at(offset);
    return at.line < line || (at.line === line && at.column < column);
  };
  // What is inside of another begins later.
  const around = written.findLast(({ span: [start, end] }) => isBefore(start) && !isBefore(end));
  return around?.name ?? "";
}
