import type { Problem } from "../document/node.js";
import { atRoot } from "./at-root.js";
import type { Rule } from "./define-rule.js";
import { locationOf } from "./location-of.js";
import { optionsOf } from "./options.js";
import { printable } from "./printable.js";
import type { Framework, Preset, RuleDocs } from "./rule-definition.js";
import { unreadOf } from "./unread.js";

/** What is asked of a file itself rather than of what it declares, hence once and in no scenario. */
interface FileRuleDefinition<M extends string> {
  readonly docs: RuleDocs;
  readonly presets: readonly (Preset | Framework)[];
  /** Each may mention the `problem`, which is a sentence. */
  readonly messages: Readonly<Record<M, string>>;
  readonly check: (file: LintedFile, report: (problem: Problem, message: M) => void) => void;
}

interface LintedFile {
  /** What it leads to that is not read, and why. */
  readonly unread: readonly Problem[];
}

export function defineFileRule<const M extends string>(rule: FileRuleDefinition<M>): Rule {
  const { docs, presets, messages, check } = rule;
  return {
    meta: {
      type: "problem",
      docs: {
        ...docs,
        schema: [],
        recommended: presets.includes("recommended"),
        presets: Object.fromEntries(presets.map((preset) => [preset, {}])),
        cures: [],
        isAboutAll: false,
      },
      languages: ["*"],
      messages,
      schema: false,
      defaultOptions: [],
      hasSuggestions: false,
    },
    create: atRoot((context) => {
      const { options, sourceCode } = context;
      if (options.length > 0) optionsOf({}, options);
      return () => {
        check({ unread: unreadOf(context) }, ({ message, span }, messageId) => {
          const data = { problem: printable(message) };
          context.report({ loc: locationOf(span, sourceCode), messageId, data });
        });
      };
    }),
  };
}
