import type { Rule } from "eslint";
import { newSideTable } from "../template/side-table.js";

type Context = Rule.RuleContext;

interface Begun {
  readonly id: string;
  readonly look: () => void;
}

/**
 * Has a rule look at a file as a whole. The listeners are the same for all files: ESLint keeps what it is
 * given, with all that it knows of a file, until all of memory is searched.
 *
 * @param begin Looks at how the rule is configured; what it gives back looks at the file.
 */
export function atRoot(
  begin: (context: Context) => () => void,
): (context: Context) => Rule.RuleListener {
  const begun = newSideTable<object, Begun>();
  const look = (root: object): void => begun.get(root)?.look();
  // The root of our own language and of `@eslint/json`, and that of YAML's and JSON's parsers.
  const listeners = { Document: look, Program: look };
  return (context) => {
    const { id, sourceCode } = context;
    const own: Begun = { id, look: begin(context) };
    const before = begun.get(sourceCode.ast);
    // A plugin may have two names.
    if (before !== undefined && before.id !== id) return { Document: own.look, Program: own.look };
    begun.set(sourceCode.ast, own);
    return listeners;
  };
}
