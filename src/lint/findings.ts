import { Property, type Reportable, type Written } from "../aws/property.js";
import type { Settings } from "../aws/settings.js";
import type { Candidate, Subject } from "../aws/subject.js";
import type { OnUnknown } from "../aws/world.js";
import { isDeployable } from "../graph/deployable.js";
import type { Graph } from "../graph/graph.js";
import type { Scenario } from "../graph/scenario.js";
import type { Unknown } from "../graph/value.js";
import type { Place } from "../template/expression.js";
import { type Edit, isSame, resourcesIn } from "./edit.js";
import { leavesAlone, type Readings } from "./readings.js";
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
    const readings: Written[] = [];
    const onRead = (written: Written): void => void readings.push(written);
    const subject = candidate({ graph, scenario, settings, onUnknown: note, onRead });
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
    const judged = subject !== undefined && (reports.length === 0 || isDeployable(scenario));
    return { scenario, readings, judged, reports, unknowns };
  });
  const judged = (answers ?? []).filter((answer) => answer.judged);
  if (onUnknown !== undefined) {
    const unknowns = answers?.flatMap((answer) => answer.unknowns) ?? [tooManyScenarios(graph)];
    unknowns.forEach(onUnknown);
  }
  const merged = merge(judged.flatMap((answer) => answer.reports));
  return merged.map((report) => withScenario(report, judged, graph));
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
    merged.set(key, before === undefined ? report : mergeTwo(before, report));
  }
  return [...merged.values()];
}

/** An edit that is right in one scenario only is offered in none. */
function mergeTwo(before: Reported, report: Reported): Reported {
  return {
    ...before,
    scenarios: before.scenarios.concat(report.scenarios),
    fix: before.fix && report.fix && isSame(before.fix, report.fix) ? before.fix : undefined,
    suggestions: before.suggestions.filter(({ messageId, edit }) =>
      report.suggestions.some((other) => other.messageId === messageId && isSame(other.edit, edit)),
    ),
  };
}

interface Judged {
  readonly scenario: Scenario;
  readonly readings: Readings;
}

/** Compares with the scenarios in which the resource that is reported exists. */
function withScenario(report: Reported, judged: readonly Judged[], graph: Graph): Finding {
  const { place, messageId, data, at, scenarios } = report;
  const { name, condition } = at.resource;
  const possible =
    condition === undefined
      ? judged
      : judged.filter(({ scenario }) => scenario.existence.get(name) !== false);
  const happening = new Set(scenarios);
  const others = possible.filter(({ scenario }) => !happening.has(scenario));
  // Two resources that wait for each other are never created.
  const isCircular = ({ property, written }: Edit): boolean =>
    resourcesIn(written).some((to) => graph.references.dependsOn(to, property.resource));
  const isSafe = (edit: Edit): boolean =>
    !isCircular(edit) && others.every(({ readings }) => leavesAlone(edit, readings));
  const text = scenarioText(
    scenarios,
    possible.map(({ scenario }) => scenario),
  );
  return {
    place,
    messageId,
    data: { ...data, scenario: text },
    fix: report.fix && isSafe(report.fix) ? report.fix : undefined,
    suggestions: report.suggestions.filter(({ edit }) => isSafe(edit)),
  };
}
