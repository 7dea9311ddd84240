import type { Rule as Eslint } from "eslint";
import type { Span } from "../document/node.js";
import type { Template } from "../template/template.js";
import { assembledOf } from "./assembled.js";
import { labelOf } from "./construct.js";
import { deploymentOf } from "./deployment.js";
import type { Edit } from "./edit.js";
import { explanationOf } from "./explain.js";
import { explanationsOf } from "./explanations.js";
import type { Finding } from "./finding.js";
import { findingsOf } from "./findings.js";
import { included } from "./included-text.js";
import { graphFor } from "./graph-for.js";
import { locationOf } from "./location-of.js";
import { modulesOf } from "./module-findings.js";
import { defaultsOf, optionsOf, type OptionsOf, schemaOf } from "./options.js";
import { renderEdit } from "./render-edit.js";
import type { Framework, Messages, Preset, RuleDefinition, RuleDocs } from "./rule-definition.js";
import { settingsOf } from "./settings.js";
import { afterSuppression, type Said } from "./suppression/apply.js";
import { suppressing, suppressionsFor } from "./suppression/suggest.js";
import { suppressionsOf } from "./suppression/suppressions.js";
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
      messages: { ...messages, ...suggestions, [suppressing]: "Suppress with a reason." },
      // ESLint's own validator of schemas takes longer to load and compile than a template to lint.
      schema: false,
      defaultOptions: Object.keys(defaults).length === 0 ? [] : [defaults],
      hasSuggestions: true,
      ...(fixable === true ? { fixable: "code" } : {}),
    },
    create(context) {
      const chosen = context.options.length === 0 ? defaults : optionsOf(declared, context.options);
      const check = (): void => {
        const file = templateFileOf(context.sourceCode, context.physicalFilename);
        const settings = settingsOf(context.settings);
        const deployment = deploymentOf(context.sourceCode, settings, context.physicalFilename);
        const suppressions = suppressionsOf(context.sourceCode, file);
        const suppress =
          settings.suggestSuppressions === false ? undefined : suppressionsFor(context.id, file);
        const { drafts } = assembledOf(file, context.physicalFilename, settings);
        const isSaidByModule = modulesOf(context.sourceCode, settings, (draft) =>
          findingsOf(rule, graphFor(draft, deployment), settings, chosen),
        );
        // A stack set's template may have the resources of the one around it in common with that.
        const reported = new Set<string>();
        for (const draft of drafts) {
          const { template } = draft;
          const graph = graphFor(draft, deployment);
          for (const finding of findingsOf(rule, graph, settings, chosen, collectorOf(file))) {
            if (isSaidByModule(finding)) continue;
            const span = spanOf(finding, context.sourceCode.text);
            const said = afterSuppression(finding, span, context.id, graph.template, suppressions);
            if (said === undefined) continue;
            const own = descriptor(finding, said, file, template, context);
            const words = JSON.stringify([own.loc, own.messageId, own.data]);
            if (reported.has(words)) continue;
            reported.add(words);
            const suggest = [...own.suggest, ...(suppress?.(finding) ?? [])];
            const report = { ...own, suggest };
            explanationsOf(file)?.note(
              { ruleId: context.id, ...report },
              explanationOf(finding, context.sourceCode.text),
            );
            context.report(report);
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
  { span, note }: Said,
  file: TemplateFile,
  template: Template,
  { sourceCode, physicalFilename }: Eslint.RuleContext,
) {
  const { messageId, origin, fix, suggestions } = finding;
  const { resource } = finding.data;
  const label = resource === undefined ? {} : { resource: labelOf(resource, template) };
  const told: Finding["data"] = { ...finding.data, ...label };
  const placed = origin === undefined ? told : included(told, origin, physicalFilename);
  const data = note === "" ? placed : { ...placed, scenario: (placed["scenario"] ?? "") + note };
  return {
    loc: locationOf(span, sourceCode),
    messageId,
    data,
    fix: fix === undefined ? null : (fixerOf(fix, file) ?? null),
    suggest: suggestions.flatMap((suggestion) => {
      const edit = fixerOf(suggestion.edit, file);
      return edit === undefined ? [] : [{ messageId: suggestion.messageId, data, fix: edit }];
    }),
  } satisfies Eslint.ReportDescriptor;
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
): ((fixer: Eslint.RuleFixer) => Eslint.Fix[]) | undefined {
  const changes = document && renderEdit(edit, document);
  return (
    changes &&
    ((fixer) =>
      changes.map(({ span: [start, end], text }) => fixer.replaceTextRange([start, end], text)))
  );
}
