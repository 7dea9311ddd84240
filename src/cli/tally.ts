import type { Rule } from "eslint";
import { type Explanations, watchExplanations } from "../lint/explanations.js";
import { locationOf } from "../lint/location-of.js";
import { suppressionsOf } from "../lint/suppression/suppressions.js";
import type { TemplateFile } from "../lint/template-file.js";
import { templateFileOf } from "../lint/template-file-of.js";
import { type Unknowns, watchUnknowns } from "../lint/unknowns.js";

/** What was read of a file. */
export interface FileTally {
  readonly templates: number;
  readonly unknowns: Unknowns;
  /** How its findings came to be, where somebody wants to know. */
  readonly explanations: Explanations | undefined;
  /** The rule that is suppressed at a place, of messages about suppressions. */
  readonly suppressedAt: (place: Located) => string | undefined;
}

/** Lines and columns are from 1. */
interface Located {
  readonly line: number;
  readonly column: number;
}

/**
 * A rule that finds nothing: it listens to what the others read of each file, by its name. Files
 * that cannot be parsed never get to it.
 */
export function tallyRule(tallies: Map<string, FileTally>, explain = false): Rule.RuleModule {
  return {
    // No options, and no need of ESLint's validator to say so.
    meta: { languages: ["*"], schema: false },
    create({ filename, physicalFilename, sourceCode }) {
      const file = templateFileOf(sourceCode, physicalFilename);
      tallies.set(filename, {
        templates: file.templates.length,
        unknowns: watchUnknowns(file),
        explanations: explain ? watchExplanations(file) : undefined,
        suppressedAt: lookUpIn(suppressedRules(sourceCode, file)),
      });
      return {};
    },
  };
}

/** By the places of their suppressions. */
function suppressedRules(
  sourceCode: Rule.RuleContext["sourceCode"],
  file: TemplateFile,
): ReadonlyMap<string, string> {
  const active = [...suppressionsOf(sourceCode, file).active.values()].flatMap(({ all }) => all);
  return new Map(
    active.map(({ mark, rule }) => {
      const { start } = locationOf(mark, sourceCode);
      return [`${start.line}:${start.column + 1}`, rule];
    }),
  );
}

/** A function of its own: one that stood beside the text and what was read of it would keep all that. */
function lookUpIn(rules: ReadonlyMap<string, string>): FileTally["suppressedAt"] {
  return ({ line, column }) => rules.get(`${line}:${column}`);
}
