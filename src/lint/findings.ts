import { subjectOf } from "../aws/companion.js";
import { isOnePlace } from "../aws/location.js";
import { Property, type Reportable } from "../aws/property.js";
import type { Settings } from "../aws/settings.js";
import type { Candidate, Subject } from "../aws/subject.js";
import { readingsIn, type World } from "../aws/world.js";
import { isDeployable } from "../graph/deployable.js";
import type { Graph } from "../graph/graph.js";
import type { Scenario } from "../graph/scenario.js";
import type { Unknown } from "../graph/value.js";
import type { Place } from "../template/expression.js";
import { type Edit, resourcesIn } from "./edit.js";
import type { Finding } from "./finding.js";
import { merge, mergeInstances, type Reported } from "./merge.js";
import type { OnUnknown } from "./unknowns.js";
import { leavesAlone, type Readings } from "./readings.js";
import { scenarioText } from "./scenario-text.js";

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

/** Everything a rule finds in a template. Needs no ESLint. */
export function findingsOf<S, O>(
  rule: Check<S, O>,
  graph: Graph,
  settings: Settings,
  options: O,
  onUnknown?: OnUnknown,
): readonly Finding[] {
  const findings = rule.about
    .candidates(graph)
    .flatMap((candidate) => findingsAbout(candidate, rule, graph, settings, options, onUnknown));
  return mergeInstances(findings, graph.template);
}

function findingsAbout<S, O>(
  candidate: Candidate<S>,
  rule: Check<S, O>,
  graph: Graph,
  settings: Settings,
  options: O,
  onUnknown: OnUnknown | undefined,
): readonly Finding[] {
  const judge = (scenario: Scenario): Answer => {
    const world: World = { graph, scenario, settings };
    const before = readingsIn(scenario).length;
    const subject = candidate(world);
    const reports: Reported[] = [];
    if (subject !== undefined) {
      rule.check(
        subject,
        (at, messageId, extra) => {
          const spot = spotOf(at);
          if (spot !== undefined) reports.push(reported(at, spot, messageId, extra ?? {}, world));
        },
        options,
      );
    }
    const isPossible = (): boolean => isOnePlace(scenario) && isDeployable(scenario);
    const judged = subject !== undefined && (reports.length === 0 || isPossible());
    return { scenario, readings: readingsIn(scenario).slice(before), judged, reports };
  };
  const asked = graph.ask(judge);
  if (asked === undefined) onUnknown?.(tooManyScenarios(graph));
  const answers = asked ?? [graph.askUndecided(judge) ?? []].flat();
  const judged = answers.filter((answer) => answer.judged);
  if (onUnknown !== undefined) {
    answers.flatMap(({ readings }) => unknownsAmong(readings, graph)).forEach(onUnknown);
  }
  const merged = merge(judged.flatMap((answer) => answer.reports));
  return merged.map((report) => withScenario(report, judged, graph));
}

/** What a rule made of a scenario. */
interface Answer extends Judged {
  readonly judged: boolean;
  readonly reports: readonly Reported[];
}

/** A reference to a resource of the template says where it leads, which is all there is to know. */
function unknownsAmong(readings: Readings, { template }: Graph): readonly Unknown[] {
  return readings.flatMap(({ raw }) => {
    if (raw.state !== "unknown") return [];
    const { reference } = raw;
    const leads = reference !== undefined && template.resources.has(reference.resource);
    return leads ? [] : [raw];
  });
}

function tooManyScenarios({ template }: Graph): Unknown {
  const place: Place = { span: template.span };
  const reason = "there are too many scenarios to judge it in";
  return { state: "unknown", reason, use: place, source: place };
}

type Spot = Pick<Finding, "place" | "excerpt" | "inModules" | "origin">;

/**
 * Where something is reported: in the file that is linted. What another file says is reported where
 * its value is spelled here or where the module is called, if it is reported here at all.
 */
function spotOf(at: Reportable): Spot | undefined {
  const { use, resource, excerpt } = at;
  const { calls = [] } = resource;
  if (use.file === undefined) {
    const source = at instanceof Property ? at.raw.source : use;
    const origin = use.origin ?? source.origin;
    return { place: use, ...(excerpt !== undefined && { excerpt }), ...(origin && { origin }) };
  }
  // A file beside it reports for itself.
  if (calls.length === 0) return undefined;
  if (at instanceof Property && at.raw.state !== "absent") {
    const { source } = at.raw;
    if (source.file === undefined && source.span[1] > 0) return { place: source };
  }
  const call = calls.at(-1);
  return call?.file === undefined ? call && { place: call, inModules: [use, ...calls] } : undefined;
}

function reported(
  at: Reportable,
  spot: Spot,
  messageId: string,
  extra: Extra,
  world: World,
): Reported {
  const { scenario } = world;
  const subject = subjectOf(at.resource, world);
  const property = at instanceof Property ? { property: at.name } : {};
  const given = Object.fromEntries(
    Object.entries(extra.data ?? {}).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]),
  );
  return {
    at,
    ...spot,
    messageId,
    subject,
    data: { resource: subject.name, ...property, ...given },
    fix: extra.fix,
    suggestions: Object.entries(extra.suggest ?? {}).flatMap(([id, edit]) =>
      edit === undefined ? [] : [{ messageId: id, edit }],
    ),
    scenarios: [scenario],
    happening: [scenario],
  };
}

interface Judged {
  readonly scenario: Scenario;
  readonly readings: Readings;
}

/** Compares with the scenarios in which the resource that is reported exists. */
function withScenario(report: Reported, judged: readonly Judged[], graph: Graph): Finding {
  const { place, origin, excerpt, inModules, messageId, data, subject, scenarios, happening } =
    report;
  const { name, condition } = subject;
  const possible =
    condition === undefined
      ? judged
      : judged.filter(({ scenario }) => scenario.existence.get(name) !== false);
  const faulty = new Set(happening);
  const others = possible.filter(({ scenario }) => !faulty.has(scenario));
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
    ...(excerpt !== undefined && { excerpt }),
    ...(inModules && { inModules }),
    ...(origin && { origin }),
    messageId,
    data: { ...data, scenario: text },
    fix: report.fix && isSafe(report.fix) ? report.fix : undefined,
    suggestions: report.suggestions.filter(({ edit }) => isSafe(edit)),
  };
}
