import type { Rule as Eslint } from "eslint";
import { atRoot } from "./at-root.js";
import { defaultsOf, optionsOf, type OptionsOf, schemaOf } from "./options.js";
import { reportsOf } from "./reports.js";
import type { Framework, Messages, Preset, RuleDefinition, RuleDocs } from "./rule-definition.js";
import { outlived } from "./suppression/outlived.js";
import { suppressing } from "./suppression/suggest.js";

/** A rule as ESLint runs it, with what presets and documents are made from. */
export interface Rule extends Eslint.RuleModule {
  readonly meta: Eslint.RuleMetaData & {
    readonly docs: RuleDocs & {
      /** JSON schema of the options. */
      readonly schema: readonly Record<string, unknown>[];
      readonly recommended: boolean;
      readonly presets: Readonly<Partial<Record<Preset | Framework, object>>>;
      /** Which of its suggestions cure what it found. */
      readonly cures: readonly string[];
      /** Whether to cure one finding may make the cures of others needless. */
      readonly isAboutAll: boolean;
    };
  };
}

// A rule without suggestions or options has exactly none.
// eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type
type None = Readonly<Record<never, never>>;

/**
 * Makes an ESLint rule of a policy. It runs on templates in every language of ESLint that keeps
 * the text of a file: our own, and YAML's and JSON's.
 */
export function defineRule<
  S,
  const M extends Messages,
  const G extends Messages = None,
  O extends object = None,
>(rule: RuleDefinition<S, M, G, O>): Rule {
  const { docs, presets = {}, options, messages, suggestions, fixable } = rule;
  const declared = options ?? ({} as OptionsOf<O>);
  const defaults = defaultsOf(declared);
  return {
    meta: {
      type: "problem",
      docs: {
        ...docs,
        schema: schemaOf(declared),
        recommended: presets.recommended !== undefined,
        presets,
        cures: Object.keys(suggestions ?? {}),
        isAboutAll: rule.about.isAboutAll === true,
      },
      languages: ["*"],
      messages: {
        ...messages,
        ...suggestions,
        [suppressing]: "Suppress with a reason.",
        [outlived]: "The suppression expired on {{day}}, and what it was about is gone.",
      },
      // ESLint's own validator of schemas takes longer to load and compile than a template to lint.
      schema: false,
      defaultOptions: Object.keys(defaults).length === 0 ? [] : [defaults],
      hasSuggestions: true,
      ...(fixable === true ? { fixable: "code" } : {}),
    },
    create: atRoot((context) => {
      const chosen = context.options.length === 0 ? defaults : optionsOf(declared, context.options);
      return () => {
        for (const report of reportsOf(rule, chosen, context)) context.report(report);
      };
    }),
  };
}
