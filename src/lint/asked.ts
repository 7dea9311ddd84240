import type { Rule } from "eslint";
import { newSideTable } from "../template/side-table.js";
import type { HasText } from "./template-file-of.js";

type Rules = Set<string>;

/**
 * What was asked about a file when it was last linted. Blocks of Markdown are linted one by one, under
 * names of their own.
 */
const byFile = new Map<string, Map<string, Rules>>();
const bySource = newSideTable<HasText, Rules>();

/** A file is linted: what was asked about it before says nothing any more. */
export function noteLinting(path: string, physicalPath: string): Rules {
  const rules: Rules = new Set();
  const blocks = byFile.get(physicalPath) ?? new Map<string, Rules>();
  byFile.set(physicalPath, blocks.set(path, rules));
  return rules;
}

/** A rule was asked about a template. */
export function noteAsked({ id, filename, physicalFilename, sourceCode }: Rule.RuleContext): void {
  // Only our own language tells when it begins; others are known by what they make of the text.
  const rules = bySource.get(sourceCode) ?? noteLinting(filename, physicalFilename);
  bySource.set(sourceCode, rules);
  rules.add(id);
}

/**
 * The rules that were asked about the template in a file, by the names that the configuration gives
 * them: results name only those that found something. Nothing where another process asked, or where
 * ESLint remembers what was found before.
 */
export function rulesAskedAbout(path: string): ReadonlySet<string> | undefined {
  const blocks = byFile.get(path);
  return blocks && new Set([...blocks.values()].flatMap((rules) => [...rules]));
}
