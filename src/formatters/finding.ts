import type { Linter, Rule } from "eslint";
import { excerpt } from "../document/excerpt.js";
import plugin from "../index.js";
import type { Rule as MadeRule } from "../lint/define-rule.js";
import { suppressing } from "../lint/suppression/suggest.js";

/** What ESLint reports of a file, as a report shows it. */
export interface Finding {
  /** The name of the rule, or what kind of problem it is where no rule says it. */
  readonly rule: string;
  readonly meta: Rule.RuleMetaData | undefined;
  /** Where its rule is explained on the web. */
  readonly page: string | undefined;
  readonly message: string;
  readonly level: "error" | "warning";
  /** Lines and columns from 1; nothing where it is about no place in the file. */
  readonly region: Region | undefined;
  readonly edits: readonly Edit[];
  readonly suppressions: readonly Suppression[];
  /** How it came to be, where `cloudtrail-lint --explain` says it. */
  readonly explanation: readonly string[];
  readonly reported: Linter.LintMessage;
}

export interface Region {
  readonly start: Position;
  readonly end: Position;
}

interface Position {
  readonly line: number;
  readonly column: number;
}

/** One way to cure it. */
export interface Edit {
  readonly description: string;
  readonly range: readonly [start: number, end: number];
  readonly text: string;
}

export interface Suppression {
  /** In the file, or in ESLint's list of what was found before. */
  readonly kind: "inSource" | "external";
  readonly justification: string;
}

/** What problems are called that no rule reports. */
export const withoutRule = {
  "syntax-error": "Disallow files that cannot be parsed",
  "directive-problem": "Disallow comments and suppressions that ESLint cannot follow",
  "not-linted": "Disallow files that are named and not linted",
} as const;

export type Metas = Readonly<Record<string, Rule.RuleMetaData>>;

export function findingOf(
  reported: Linter.LintMessage | Linter.SuppressedLintMessage,
  metas: Metas,
  text?: string,
): Finding {
  const { ruleId, message, severity } = reported;
  const meta = ruleId === null ? undefined : metaOf(ruleId, metas);
  return {
    rule: ruleId ?? kindOf(reported),
    meta,
    page: urlOf(meta),
    message,
    level: severity === 1 ? "warning" : "error",
    region: regionOf(reported),
    edits: editsOf(reported, isOurs(meta) ? text : undefined),
    suppressions: "suppressions" in reported ? reported.suppressions.map(suppressionOf) : [],
    explanation: "explanation" in reported ? linesOf(reported.explanation) : [],
    reported,
  };
}

/**
 * What ESLint knows of a rule. It asks the configuration of a file, and that of a page in Markdown has
 * no rules for what is found in its blocks: those of ours are told by their names.
 */
function metaOf(id: string, metas: Metas): Rule.RuleMetaData | undefined {
  if (Object.hasOwn(metas, id)) return metas[id];
  const [namespace, name = ""] = id.split("/");
  const isNamedOurs = namespace === plugin.meta.namespace && Object.hasOwn(plugin.rules, name);
  return isNamedOurs ? plugin.rules[name]?.meta : undefined;
}

function linesOf(explanation: unknown): readonly string[] {
  return Array.isArray(explanation) ? explanation.map(String) : [];
}

/** Where a rule is explained. What a rule of anybody calls its page may be a script. */
export function urlOf(meta: Rule.RuleMetaData | undefined): string | undefined {
  const url = meta?.docs?.url;
  const isOnWeb = url !== undefined && /^https?:\/\//i.test(url) && URL.canParse(url);
  return isOnWeb ? url : undefined;
}

/** What only rules have that are made with this package, ours and anybody's. */
export type MadeMeta = MadeRule["meta"];

export function isMadeHere(meta: Rule.RuleMetaData | undefined): meta is MadeMeta {
  const docs: object = meta?.docs ?? {};
  return "severity" in docs && "cures" in docs && "presets" in docs;
}

const ours = new Set(Object.values(plugin.rules).map(({ meta }) => meta.docs.url));

/** Whether it is a rule of this plugin, whatever a configuration calls that. */
export function isOurs(meta: Rule.RuleMetaData | undefined): meta is MadeMeta {
  return isMadeHere(meta) && ours.has(meta.docs.url);
}

function kindOf(reported: Linter.LintMessage): keyof typeof withoutRule {
  if (reported.fatal === true) return "syntax-error";
  return regionOf(reported) === undefined ? "not-linted" : "directive-problem";
}

/** The types say that there always are a line and a column. */
function regionOf(reported: Partial<Linter.LintMessage>): Region | undefined {
  const { line, column, endLine, endColumn } = reported;
  if (line === undefined || line < 1) return undefined;
  const start = { line, column: Math.max(column ?? 1, 1) };
  if (endLine === undefined || endColumn === undefined) return { start, end: start };
  return { start, end: { line: endLine, column: Math.max(endColumn, 1) } };
}

/** To suppress a finding is no cure of it. */
function editsOf(
  { fix, line, suggestions = [] }: Linter.LintMessage,
  text: string | undefined,
): readonly Edit[] {
  const cures = suggestions.filter(({ messageId }) => messageId !== suppressing);
  return [
    ...(fix === undefined ? [] : [{ description: changeOf(fix, line, text), ...fix }]),
    ...cures.map((cure) => ({ description: cure.desc, ...cure.fix })),
  ];
}

/**
 * A fix has no words, but says what it does to the text. What other rules change may be next to a secret,
 * and no page is to tell that.
 */
function changeOf(
  { range, text: inserted }: Rule.Fix,
  reportedIn: number,
  text: string | undefined,
): string {
  if (text === undefined) return asFixed;
  const [old, added] = [bare(text.slice(...range)), bare(inserted)];
  if (old === added) return asFixed;
  const line = text.slice(0, range[0]).split(lineEnd).length;
  // The default of a parameter is elsewhere than what refers to it.
  const place = line === reportedIn ? "" : ` in line ${String(line)}`;
  if (old === "") return `Add '${excerpt(added)}'.`;
  if (added === "") return `Remove '${excerpt(old)}'${place}.`;
  return `Replace '${excerpt(old)}' by '${excerpt(added)}'${place}.`;
}

const asFixed = "Fix it as 'eslint --fix' does.";

const lineEnd = /\r\n|[\r\n]/;

/** A piece of text without what separates it from others, and a text without its quotes. */
function bare(text: string): string {
  const piece = text.trim().replace(/^,/, "").replace(/,$/, "").trim();
  return /^(["'])([^"']*)\1$/.exec(piece)?.[2] ?? piece;
}

function suppressionOf({ kind, justification }: Linter.SuppressedLintMessage["suppressions"][0]) {
  return { kind: kind === "directive" ? "inSource" : "external", justification } as const;
}
