import type { Graph } from "../graph/graph.js";
import type { Unknown } from "../graph/value.js";
import type { Place } from "../template/expression.js";
import { newSideTable } from "../template/side-table.js";
import type { Readings } from "./readings.js";
import type { TemplateFile } from "./template-file.js";

/** Why properties that rules asked for could not be known, by the place where each takes effect. */
export type Unknowns = ReadonlyMap<string, string>;

/** Told of every property that a rule asked for and that nobody can know. */
export type OnUnknown = (value: Unknown) => void;

const watched = newSideTable<TemplateFile, Map<string, string>>();

/**
 * Collects from now on what the rules cannot know in a file, for those who tell how much of it was
 * judged. Otherwise nobody keeps account.
 */
export function watchUnknowns(file: TemplateFile): Unknowns {
  const unknowns = watched.get(file) ?? new Map<string, string>();
  watched.set(file, unknowns);
  return unknowns;
}

export function collectorOf(file: TemplateFile): OnUnknown | undefined {
  const unknowns = watched.get(file);
  if (unknowns === undefined) return undefined;
  return ({ use, reason }) => {
    const place = use.span.join("-");
    if (!unknowns.has(place)) unknowns.set(place, reason);
  };
}

/** A reference to a resource of the template says where it leads, which is all there is to know. */
export function unknownsAmong(readings: Readings, { template }: Graph): readonly Unknown[] {
  return readings.flatMap(({ raw }) => {
    if (raw.state !== "unknown") return [];
    const { reference } = raw;
    const leads = reference !== undefined && template.resources.has(reference.resource);
    return leads ? [] : [raw];
  });
}

const tooMany = "there are too many scenarios to judge it in";

export function tooManyScenarios({ template }: Graph): Unknown {
  const place: Place = { span: template.span };
  return { state: "unknown", reason: tooMany, use: place, source: place };
}

/** Whether something is unknown since a template could not be judged in all of its scenarios. */
export function isOfTooMany({ reason }: Unknown): boolean {
  return reason === tooMany;
}
