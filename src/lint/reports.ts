import type { Rule as Eslint } from "eslint";
import { noEstate } from "../aws/estate.js";
import type { Node, Span } from "../document/node.js";
import { groupBy } from "../template/group.js";
import type { Template } from "../template/template.js";
import { allFound } from "./all-found.js";
import { noteAsked } from "./asked.js";
import { assembledOf } from "./assembled.js";
import { labelIn } from "./construct.js";
import { type Deployed, deploymentsOf } from "./deployments.js";
import type { Edit } from "./edit.js";
import { explanationOf } from "./explain.js";
import { explanationsOf } from "./explanations.js";
import type { Finding } from "./finding.js";
import { foundElsewhere } from "./found-elsewhere.js";
import { type Check, findingsOf } from "./findings.js";
import { graphFor } from "./graph-for.js";
import { included } from "./included-text.js";
import { locationOf } from "./location-of.js";
import { modulesOf } from "./module-findings.js";
import { deploymentWhereNested } from "./nested-settings.js";
import { otherPartsText } from "./other-parts.js";
import { pathOf } from "./path-of.js";
import { printable, printableLine } from "./printable.js";
import { renderEdit } from "./render-edit.js";
import { settingsOf } from "./settings.js";
import type { Shown } from "./shown.js";
import { afterSuppression, type Said } from "./suppression/apply.js";
import { outlivedOf } from "./suppression/outlived.js";
import { suppressionsFor } from "./suppression/suggest.js";
import { suppressionsInEffect } from "./suppression/suppressions.js";
import { pathIn } from "./project.js";
import { isSynthesized } from "./synthesized.js";
import type { TemplateFile } from "./template-file.js";
import { templateFileOf } from "./template-file-of.js";
import { collectorOf } from "./unknowns.js";

/** What ESLint is told about a file, each thing once in however many ways the file is deployed. */
export function reportsOf<S, O>(
  rule: Check<S, O>,
  options: O,
  context: Eslint.RuleContext,
): readonly Eslint.ReportDescriptor[] {
  const { sourceCode } = context;
  const path = pathOf(context.filename, context.physicalFilename);
  const file = templateFileOf(sourceCode, path);
  if (file.templates.length > 0) noteAsked(context);
  const settings = settingsOf(context);
  const deployments = deploymentsOf(sourceCode, settings, path);
  const all = deployments.flatMap((by) =>
    reportsBy(by, rule, options, file, context).map((each) => ({ ...each, by })),
  );
  const needed = all.map(({ expired }) => expired);
  const outlived = outlivedOf(context, suppressionsInEffect(sourceCode, file), needed);
  if (all.length === 0) return outlived;
  const byWords = groupBy(all, ({ report: { loc, messageId, data } }) =>
    JSON.stringify([loc, messageId, data]),
  );
  const reports = [...byWords.values()].flatMap((alike): readonly Eslint.ReportDescriptor[] => {
    const [first] = alike;
    if (first === undefined) return [];
    // A stack set's template may have the resources of the one around it in common with that.
    const by = new Set(alike.map((each) => each.by));
    const report = by.size === deployments.length ? first.report : inGroups(first.report, [...by]);
    explanationsOf(file)?.note(
      { ruleId: context.id, ...report },
      explanationOf(first.finding, sourceCode.text).map(printable).map(printableLine),
    );
    return [report];
  });
  return [...reports, ...outlived];
}

type Descriptor = Omit<ReturnType<typeof descriptor>, "suggest"> & {
  readonly suggest: Eslint.SuggestionReportDescriptor[];
};

interface Reported {
  readonly report: Descriptor;
  readonly finding: Finding;
  /** The suppression that was about it. */
  readonly expired: Node | undefined;
}

function reportsBy<S, O>(
  deployment: Deployed,
  rule: Check<S, O>,
  options: O,
  file: TemplateFile,
  context: Eslint.RuleContext,
): readonly Reported[] {
  const { id, sourceCode } = context;
  const path = pathOf(context.filename, context.physicalFilename);
  const { settings, project } = deployment;
  const place = project && pathIn(project, path);
  const { drafts } = assembledOf(file, path, deployment);
  const found = allFound(
    drafts.flatMap((draft) => {
      const graph = graphFor(draft, deployment);
      const around = { settings, estate: deployment.estateFor(graph) };
      return findingsOf(rule, graph, around, options, collectorOf(file)).map((finding) => {
        return { finding, template: graph.template };
      });
    }),
    foundElsewhere(file, path, deployment)(rule, options),
  );
  if (found.own.length + found.elsewhere.length === 0) return [];
  const suppressions = suppressionsInEffect(sourceCode, file);
  const isSuppressible = settings.suggestSuppressions !== false && !isSynthesized(file, path);
  const suppress = isSuppressible ? suppressionsFor(id, file) : undefined;
  // What others make of a module is theirs to say.
  const isSaidByModule = modulesOf(sourceCode, path, deployment, (draft) => {
    const isStack = draft.template.dialect === "cloudformation";
    const graph = graphFor(draft, isStack ? deploymentWhereNested(deployment) : deployment);
    return findingsOf(rule, graph, { settings, estate: noEstate }, options);
  });
  const reportOf = ({ finding, template }: Shown): readonly Reported[] => {
    const span = spanOf(finding, sourceCode.text);
    const said = afterSuppression(finding, span, id, template, suppressions);
    if (said === undefined) return [];
    const own = descriptor(finding, said, file, template, context, place);
    const report = { ...own, suggest: [...own.suggest, ...(suppress?.(finding) ?? [])] };
    return [{ report, finding, expired: said.expired?.item }];
  };
  const own = found.own.filter(({ finding }) => !isSaidByModule(finding));
  return [...own, ...found.elsewhere].flatMap(reportOf);
}

/** Says which groups of templates have what others that deploy the same file have not. */
function inGroups(report: Descriptor, by: readonly Deployed[]): Descriptor {
  const names = by.flatMap(({ membership: { group } }) => (group ? [`'${group.name}'`] : []));
  const scenario = `${report.data["scenario"] ?? ""} (group ${names.join(", ")})`;
  return { ...report, data: { ...report.data, scenario } };
}

function descriptor(
  finding: Finding,
  { span, note }: Said,
  file: TemplateFile,
  template: Template,
  { filename, physicalFilename, sourceCode }: Eslint.RuleContext,
  place: string | undefined,
) {
  const path = pathOf(filename, physicalFilename);
  const { messageId, origin, fix, suggestions } = finding;
  const told: Finding["data"] = { ...finding.data, resource: labelIn(finding, template) };
  const placed = origin === undefined ? told : included(told, origin, path);
  const more = otherPartsText(finding, template, told, place) + note;
  const noted = more === "" ? placed : { ...placed, scenario: (placed["scenario"] ?? "") + more };
  const data = Object.fromEntries(
    Object.entries(noted).map(([name, said]) => [name, printable(said)]),
  );
  const fixer = (edit: Edit): ReturnType<typeof fixerOf> =>
    isSynthesized(file, path) ? undefined : fixerOf(edit, file, template);
  return {
    loc: locationOf(span, sourceCode),
    messageId,
    data,
    fix: fix === undefined ? null : (fixer(fix) ?? null),
    suggest: suggestions.flatMap((suggestion) => {
      const edit = fixer(suggestion.edit);
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
  template: Template,
): ((fixer: Eslint.RuleFixer) => Eslint.Fix[]) | undefined {
  const changes = document && renderEdit(edit, document, template);
  const places = changes?.flatMap(({ span }) => span) ?? [];
  if (changes === undefined || Math.max(...places) - Math.min(...places) > maxReach) {
    return undefined;
  }
  return (fixer) =>
    changes.map(({ span: [start, end], text }) => fixer.replaceTextRange([start, end], text));
}

/** ESLint writes all that lies between two changes, in each suggestion anew. */
const maxReach = 50_000;
