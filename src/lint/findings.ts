import { Property, type Reportable } from "../aws/property.js";
import type { Settings } from "../aws/settings.js";
import type { Candidate, Subject } from "../aws/subject.js";
import type { OnUnknown } from "../aws/world.js";
import type { Graph } from "../graph/graph.js";
import type { Scenario } from "../graph/scenario.js";
import type { Unknown } from "../graph/value.js";
import type { Place } from "../template/expression.js";
import type { Edit } from "./edit.js";
import { scenarioText } from "./scenario-text.js";

/** What a rule found, ready to be said. */
export interface Finding {
  readonly place: Place;
  readonly messageId: string;
  readonly data: Readonly<Record<string, string>>;
  readonly fix: Edit | undefined;
  readonly suggestions: readonly { readonly messageId: string; readonly edit: Edit }[];
}

/** What of a rule is needed to run it; its ids and placeholders were checked where it is written. */
export interface Check<S, O> {
  readonly about: Subject<S>;
  readonly check: (
    subject: S,
    report: (at: Reportable, messageId: string, extra?: Extra) => void,
    options: O,
  ) => void;
}

interface Extra {
  readonly data?: Readonly<Record<string, string | number>>;
  readonly fix?: Edit | undefined;
  readonly suggest?: Readonly<Record<string, Edit | undefined>>;
}

interface Reported extends Omit<Finding, "data"> {
  readonly at: Reportable;
  readonly data: Readonly<Record<string, string>>;
  readonly scenarios: Scenario[];
}

/** Everything a rule finds in a template. Needs no ESLint. */
export function findingsOf<S, O>(
  rule: Check<S, O>,
  graph: Graph,
  settings: Settings,
  options: O,
  onUnknown?: OnUnknown,
): readonly Finding[] {
  return rule.about
    .candidates(graph)
    .flatMap((candidate) => findingsAbout(candidate, rule, graph, settings, options, onUnknown));
}

function findingsAbout<S, O>(
  candidate: Candidate<S>,
  rule: Check<S, O>,
  graph: Graph,
  settings: Settings,
  options: O,
  onUnknown: OnUnknown | undefined,
): readonly Finding[] {
  const answers = graph.ask((scenario) => {
    const unknowns: Unknown[] = [];
    const note = onUnknown && ((value: Unknown): void => void unknowns.push(value));
    const subject = candidate({ graph, scenario, settings, onUnknown: note });
    const reports: Reported[] = [];
    if (subject !== undefined) {
      rule.check(
        subject,
        (at, messageId, extra) => {
          reports.push(reported(at, messageId, extra ?? {}, scenario));
        },
        options,
      );
    }
    return { scenario, judged: subject !== undefined, reports, unknowns };
  });
  const judged = (answers ?? []).filter((answer) => answer.judged);
  if (onUnknown !== undefined) {
    const unknowns = answers?.flatMap((answer) => answer.unknowns) ?? [tooManyScenarios(graph)];
    unknowns.forEach(onUnknown);
  }
  const merged = merge(judged.flatMap((answer) => answer.reports));
  const scenarios = judged.map((answer) => answer.scenario);
  return merged.map((report) => withScenario(report, scenarios));
}

function tooManyScenarios({ template }: Graph): Unknown {
  const place: Place = { span: template.span };
  const reason = "there are too many scenarios to judge it in";
  return { state: "unknown", reason, use: place, source: place };
}

function reported(at: Reportable, messageId: string, extra: Extra, scenario: Scenario): Reported {
  const property = at instanceof Property ? { property: at.name } : {};
  const given = Object.fromEntries(
    Object.entries(extra.data ?? {}).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]),
  );
  return {
    at,
    place: at.use,
    messageId,
    data: { resource: at.resource.name, ...property, ...given },
    fix: extra.fix,
    suggestions: Object.entries(extra.suggest ?? {}).flatMap(([id, edit]) =>
      edit === undefined ? [] : [{ messageId: id, edit }],
    ),
    scenarios: [scenario],
  };
}

/** One finding for what is said at the same place in several scenarios. */
function merge(reports: readonly Reported[]): readonly Reported[] {
  const merged = new Map<string, Reported>();
  for (const report of reports) {
    const key = JSON.stringify([report.place.span, report.messageId, report.data]);
    const before = merged.get(key);
    if (before === undefined) merged.set(key, report);
    else before.scenarios.push(...report.scenarios);
  }
  return [...merged.values()];
}

/** Compares with the scenarios in which the resource that is reported exists. */
function withScenario(report: Reported, judged: readonly Scenario[]): Finding {
  const { place, messageId, data, fix, suggestions, at, scenarios } = report;
  const { name, condition } = at.resource;
  const possible =
    condition === undefined
      ? judged
      : judged.filter((scenario) => scenario.existence.get(name) !== false);
  const scenario = scenarioText(scenarios, possible);
  return { place, messageId, data: { ...data, scenario }, fix, suggestions };
}
