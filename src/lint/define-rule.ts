import type { Rule as Eslint } from "eslint";
import type { Span } from "../document/node.js";
import type { Edit } from "./edit.js";
import type { Finding } from "./finding.js";
import { findingsOf } from "./findings.js";
import { included } from "./included-text.js";
import { graphFor } from "./graph-for.js";
import { modulesOf } from "./module-findings.js";
import { defaultsOf, optionsOf, type OptionsOf, schemaOf } from "./options.js";
import { renderEdit } from "./render-edit.js";
import type { Framework, Messages, Preset, RuleDefinition, RuleDocs } from "./rule-definition.js";
import { settingsOf } from "./settings.js";
import type { TemplateFile } from "./template-file.js";
import { templateFileOf } from "./template-file-of.js";
import { collectorOf } from "./unknowns.js";

/** A rule as ESLint runs it, with what presets and documents are made from. */
export interface Rule extends Eslint.RuleModule {
  readonly meta: Eslint.RuleMetaData & {
    readonly docs: RuleDocs & {
      /** JSON schema of the options. */
      readonly schema: readonly Record<string, unknown>[];
      readonly recommended: boolean;
      readonly presets: Readonly<Partial<Record<Preset | Framework, object>>>;
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
      },
      languages: ["*"],
      messages: { ...messages, ...suggestions },
      // ESLint's own validator of schemas takes longer to load and compile than a template to lint.
      schema: false,
      defaultOptions: Object.keys(defaults).length === 0 ? [] : [defaults],
      hasSuggestions: suggestions !== undefined,
      ...(fixable === true ? { fixable: "code" } : {}),
    },
    create(context) {
      const chosen = optionsOf(declared, context.options);
      const check = (): void => {
        const file = templateFileOf(context.sourceCode, context.physicalFilename);
        const settings = settingsOf(context.settings);
        const isSaidByModule = modulesOf(context.sourceCode, (template) =>
          findingsOf(rule, graphFor(template, settings), settings, chosen),
        );
        for (const template of file.templates) {
          const graph = graphFor(template, settings);
          for (const finding of findingsOf(rule, graph, settings, chosen, collectorOf(file))) {
            if (isSaidByModule(finding)) continue;
            context.report(descriptor(finding, file, context));
          }
        }
      };
      // The root of our own language and of `@eslint/json`, and that of YAML's and JSON's parsers.
      return { Document: check, Program: check };
    },
  };
}

function descriptor(
  finding: Finding,
  file: TemplateFile,
  { sourceCode, physicalFilename }: Eslint.RuleContext,
): Eslint.ReportDescriptor {
  const { messageId, origin, fix, suggestions } = finding;
  const data =
    origin === undefined ? finding.data : included(finding.data, origin, physicalFilename);
  const [start, end] = spanOf(finding, sourceCode.text);
  return {
    loc: { start: sourceCode.getLocFromIndex(start), end: sourceCode.getLocFromIndex(end) },
    messageId,
    data,
    fix: fix === undefined ? null : (fixerOf(fix, file) ?? null),
    suggest: suggestions.flatMap((suggestion) => {
      const edit = fixerOf(suggestion.edit, file);
      return edit === undefined ? [] : [{ messageId: suggestion.messageId, data, fix: edit }];
    }),
  };
}

/** The characters that are meant, unless they are spelled in another way. */
function spanOf({ place: { span }, origin, excerpt = "" }: Finding, text: string): Span {
  if (origin !== undefined) return span;
  const [start, end] = span;
  const offset = text.slice(start, end).indexOf(excerpt);
  return excerpt === "" || offset < 0 ? span : [start + offset, start + offset + excerpt.length];
}

function fixerOf(
  edit: Edit,
  { document }: TemplateFile,
): ((fixer: Eslint.RuleFixer) => Eslint.Fix) | undefined {
  const change = document && renderEdit(edit, document);
  if (change === undefined) return undefined;
  const [start, end]: Span = change.span;
  return (fixer) => fixer.replaceTextRange([start, end], change.text);
}
