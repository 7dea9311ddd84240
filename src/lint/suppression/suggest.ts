import type { Rule } from "eslint";
import { suppressRule } from "../edit/suppress.js";
import type { Finding } from "../finding.js";
import { isHarmless } from "../render-edit.js";
import type { TemplateFile } from "../template-file.js";
import { scopeAround, scopesOf } from "./scopes.js";

/** The message of the suggestion. Whoever applies suggestions by themselves leaves it out. */
export const suppressing = "suppressWithReason";

/** Makes the suggestion to suppress what a rule finds in a file, where that can be written there. */
export function suppressionsFor(
  rule: string,
  { document, templates }: TemplateFile,
): ((finding: Finding) => Rule.SuggestionReportDescriptor[]) | undefined {
  if (document === undefined || document.problems.length > 0) return undefined;
  return ({ place, origin }) => {
    // What is included is reported at the include, and may be included elsewhere.
    if (origin !== undefined) return [];
    const scope = scopeAround(place.span[0], scopesOf(document, templates));
    const edit = scope && suppressRule(scope, rule, document);
    if (edit === undefined || !isHarmless(edit, document)) return [];
    const { span, text } = edit;
    return [
      {
        messageId: suppressing,
        fix: (fixer) => fixer.replaceTextRange([span[0], span[1]], text),
      },
    ];
  };
}
