import { subjectOf } from "../aws/companion.js";
import { isOnePlace } from "../aws/location.js";
import { isDeployedHere } from "../aws/own-deployment.js";
import { Property, type Reportable } from "../aws/property.js";
import type { Candidate, Subject } from "../aws/subject.js";
import { readingsIn, type World } from "../aws/world.js";
import { isDeployable } from "../graph/deployable.js";
import type { Graph } from "../graph/graph.js";
import type { Scenario } from "../graph/scenario.js";
import { type Change, type Edit, referencesIn, resourceOf } from "./edit.js";
import type { Finding } from "./finding.js";
import { mergeInstances } from "./merge-instances.js";
import { merge, type Reported } from "./merge.js";
import { type OnUnknown, tooManyScenarios, unknownsAmong } from "./unknowns.js";
import { leavesAlone, type Readings } from "./readings.js";
import { originText } from "./origin.js";
import { partsAmong } from "./parts.js";
import { type Spot, spotOf, type Spots } from "./spot.js";
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
  readonly parts?: readonly Reportable[];
  readonly fix?: Edit | undefined;
  readonly suggest?: Readonly<Record<string, Edit | undefined>>;
}

/** What is known of a template's deployment. */
export type Around = Pick<World, "estate" | "settings">;

/** A rule, and what it is asked about. */
type Question<S, O> = readonly [
  rule: Check<S, O>,
  graph: Graph,
  context: Around,
  options: O,
  onUnknown?: OnUnknown,
];

/** Everything a rule finds in a template. Needs no ESLint. */
export function findingsOf<S, O>(...question: Question<S, O>): readonly Finding[] {
  const [, { template }] = question;
  return mergeInstances(findingsAt(spotOf, ...question), template);
}

/** The same in places of somebody's choice, of each instance of a declaration. */
export function findingsAt<S, O>(spots: Spots, ...question: Question<S, O>): readonly Finding[] {
  const [{ about }, graph] = question;
  return about.candidates(graph).flatMap((candidate) => findingsAbout(candidate, spots, question));
}

function findingsAbout<S, O>(
  candidate: Candidate<S>,
  spots: Spots,
  [rule, graph, { settings, estate }, options, onUnknown]: Question<S, O>,
): readonly Finding[] {
  const judge = (scenario: Scenario): Answer => {
    const world: World = { graph, scenario, settings, estate };
    const before = readingsIn(scenario).length;
    const subject = candidate(world);
    const reports: Reported[] = [];
    if (subject !== undefined) {
      rule.check(
        subject,
        (at, messageId, extra) => {
          const parts = partsAmong(extra?.parts, rule.about.madeBy?.(subject));
          const spot = spots(at, parts);
          if (spot === undefined) return;
          const report = reported(at, spot, messageId, extra ?? {}, world);
          const because = bySomebody(at, report) + (rule.about.because?.(subject) ?? "");
          reports.push({ ...report, parts, because });
        },
        options,
      );
    }
    const isPossible = (): boolean => isOnePlace(scenario, settings) && isDeployable(scenario);
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

function reported(
  at: Reportable,
  spot: Spot,
  messageId: string,
  extra: Extra,
  world: World,
): Omit<Reported, "because" | "parts"> {
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

/** Names what another deployment configures, unless that is where it is reported or what it is about. */
function bySomebody(
  { resource }: Reportable,
  { place, data }: Pick<Reported, "data" | "place">,
): string {
  const { name, label = name, file } = resource;
  const isNamed = Object.values(data).some((each) => each === name || each === label);
  return isDeployedHere(resource) || isNamed || place.file === file ? "" : ` (by '${label}')`;
}

interface Judged {
  readonly scenario: Scenario;
  readonly readings: Readings;
}

/** Compares with the scenarios in which the resource that is reported exists. */
function withScenario(report: Reported, judged: readonly Judged[], graph: Graph): Finding {
  const { at, parts, place, origin, excerpt, inModules, messageId, data, subject } = report;
  const { scenarios, happening } = report;
  const { name, condition } = subject;
  const possible =
    condition === undefined
      ? judged
      : judged.filter(({ scenario }) => scenario.existence.get(name) !== false);
  const faulty = new Set(happening);
  const others = possible.filter(({ scenario }) => !faulty.has(scenario));
  // Two resources that wait for each other are never created; what waits for too many may do so.
  const isCircular = (change: Change): boolean =>
    referencesIn(change).some((to) => graph.references.dependsOn(to, resourceOf(change)) !== false);
  // What is written for the account of the file is wrong for another.
  const isSafe = (edit: Edit): boolean =>
    graph.template.elsewhere !== true &&
    edit.every(
      (change) =>
        !isCircular(change) && others.every(({ readings }) => leavesAlone(change, readings)),
    );
  const text = scenarioText(
    scenarios,
    possible.map(({ scenario }) => scenario),
  );
  const [scenario] = scenarios;
  const supplied = scenario === undefined ? "" : originText(at, scenario);
  return {
    place,
    ...(excerpt !== undefined && { excerpt }),
    ...(inModules && { inModules }),
    ...(scenario && { witness: { at, parts, scenario } }),
    ...(origin && { origin }),
    messageId,
    data: { ...data, scenario: supplied + text + report.because },
    fix: report.fix && isSafe(report.fix) ? report.fix : undefined,
    suggestions: report.suggestions.filter(({ edit }) => isSafe(edit)),
  };
}
