import type { Rule } from "eslint";
import type { Node } from "../../document/node.js";
import { locationOf } from "../location-of.js";
import type { Suppressions } from "./suppressions.js";

/** The message about a suppression that nobody needs any more. */
export const outlived = "expiredSuppression";

/** What expired of a rule and is about nothing that the rule found. */
export function outlivedOf(
  { id, sourceCode }: Pick<Rule.RuleContext, "id" | "sourceCode">,
  suppressions: Suppressions | undefined,
  needed: readonly (Node | undefined)[],
): readonly Rule.ReportDescriptor[] {
  return (suppressions?.expired.get(id)?.all ?? [])
    .filter(({ item }) => !needed.includes(item))
    .map(({ mark, expires = "" }) => ({
      loc: locationOf(mark, sourceCode),
      messageId: outlived,
      data: { day: expires },
    }));
}
