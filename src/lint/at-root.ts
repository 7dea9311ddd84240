import type { Rule } from "eslint";
import { newSideTable } from "../template/side-table.js";

type Context = Rule.RuleContext;

/**
 * Has a rule look at a file as a whole. The listeners are the same for all files: ESLint keeps what it is
 * given, with all that it knows of a file, until all of memory is searched.
 *
 * @param begin Looks at how the rule is configured; what it gives back looks at the file.
 */
export function atRoot(
  begin: (context: Context) => () => void,
): (context: Context) => Rule.RuleListener {
  const begun = newSideTable<object, () => void>();
  const look = (root: object): void => begun.get(root)?.();
  // The root of our own language and of `@eslint/json`, and that of YAML's and JSON's parsers.
  const listeners = { Document: look, Program: look };
  return (context) => {
    const lookAtRoot = begin(context);
    begun.set(context.sourceCode.ast, lookAtRoot);
    return listeners;
  };
}
