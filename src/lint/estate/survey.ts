import { listed } from "../../aws/listed.js";
import { Trail } from "../../aws/trail.js";
import { trailSurvey } from "../../aws/trail-survey.js";
import { viewOf } from "../../aws/view.js";
import type { Settings } from "../../aws/settings.js";
import type { Certainty } from "../../iam/certainty.js";
import type { Graph } from "../../graph/graph.js";
import { fileNaming } from "../../template/file-naming.js";
import { newDeployment } from "../deployment.js";
import { newGraphFor } from "../graph-for.js";
import { settingsOfOthers } from "../neighbours.js";
import { type Project, projectNow } from "../project.js";
import { type Answer, alternativesText, presenceText } from "./alternatives.js";
import { isElsewhere, mayDeployMore } from "./contents.js";
import { type Deployed, deployedIn } from "./deployed.js";
import { answersOf, neverRepeated, trailsOf } from "./deployed-trails.js";

/** The trails of a project, and what may be missing among them. */
export interface Survey {
  readonly trails: readonly SurveyedTrail[];
  /** What is not shown and why, in sentences. */
  readonly leftOut: readonly string[];
}

/** A trail of a project, as it is deployed with one group. */
export interface SurveyedTrail {
  /** Below the root of the project. */
  readonly file: string;
  readonly name: string;
  readonly group: string | undefined;
  /** A stack set creates it in other accounts. */
  readonly isElsewhere: boolean;
  /** In which scenarios it is there; empty where it is there in all. */
  readonly when: string;
  /** An answer to each question, of which `surveyQuestions` is the list. */
  readonly answers: readonly string[];
}

export const surveyQuestions: readonly string[] = Object.keys(trailSurvey);

/** What all trails of a project are, in the order of their files. Nothing where there is no project. */
export function surveyOf(settings: Settings): Survey {
  const project = settings.project && projectNow(settings.project);
  if (project === undefined) return { trails: [], leftOut: [] };
  const { gap } = project.listing;
  const all = deployedIn(project, settings);
  const surveyed = all
    .filter(({ mayHaveTrails }) => mayHaveTrails)
    .map((deployed) => surveyOfOne(deployed, project));
  return {
    trails: surveyed.flatMap(({ trails }) => trails),
    // What belongs to several groups is missing once.
    leftOut: [
      ...new Set(surveyed.flatMap(({ leftOut }) => leftOut)),
      ...[gap, openAmong(all, project)].flatMap((why) =>
        why === undefined ? [] : [`Trails may be missing: ${why}.`],
      ),
    ],
  };
}

/** Which files keep rules silent about what no trail of a project does. */
function openAmong(all: readonly Deployed[], project: Project): string | undefined {
  const open = all.filter(({ mayCreate, mayHaveTrails, contents }) => {
    if (!mayCreate()) return false;
    const read = contents();
    const isSaid = read === "unread" && mayHaveTrails;
    return mayDeployMore(read) && !isSaid;
  });
  const names = new Set(open.map(({ path }) => `'${project.nameOf(path)}'`));
  return names.size === 0 ? undefined : `${listed([...names])} may deploy some that no file shows`;
}

function surveyOfOne({ path, drafts, membership }: Deployed, project: Project): Survey {
  const { settings, group } = membership;
  const read = drafts();
  if (read === "unread") {
    const file = project.nameOf(path);
    return { trails: [], leftOut: [`Trails of '${file}' are not shown: it cannot be read.`] };
  }
  const found = read.flatMap((draft) => {
    const newGraph = (): Graph =>
      newGraphFor(draft, newDeployment(settings, path, settingsOfOthers(project, membership)));
    const uncounted = neverRepeated(draft.template, newGraph).map((trail) => {
      const file = project.nameOf(fileNaming(trail) ?? path);
      return { file, name: trail.name, isElsewhere: false, looked: undefined };
    });
    const counted = trailsOf(newGraph, path, settings).map((deployed) => {
      const { trail, isNever, presence } = deployed;
      const when = presence === undefined ? "" : presenceText(presence);
      const looked = isNever
        ? undefined
        : { when, answers: lookAt(trail.name, newGraph, settings) };
      const file = project.nameOf(deployed.file);
      return { file, name: trail.name, isElsewhere: isElsewhere(draft), looked };
    });
    return [...counted, ...uncounted];
  });
  return {
    trails: found.flatMap(({ looked, ...trail }): readonly SurveyedTrail[] =>
      looked === undefined ? [] : [{ ...trail, group: group?.name, ...looked }],
    ),
    leftOut: found.flatMap(({ file, name, looked }) =>
      looked === undefined ? [`Trail '${file}:${name}' is not shown: it is never created.`] : [],
    ),
  };
}

/** What a trail is where it is there. */
function lookAt(name: string, newGraph: () => Graph, settings: Settings): readonly string[] {
  let graph = newGraph();
  const ofTrail = <T>(ask: (trail: Trail) => T): Answers<T | undefined> => {
    const answers = answersOf(graph, name, settings, (resource, world) => {
      const trail = viewOf(Trail, resource, world);
      return trail && ask(trail);
    });
    // What took too long leaves nothing for other questions.
    if (answers === undefined) graph = newGraph();
    return answers;
  };
  return Object.values(trailSurvey).map(({ ask, counted }) => {
    const found = ofTrail(ask);
    if (found !== undefined) return alternativesText(found);
    return counted === undefined
      ? "?"
      : countText(counted(), (part) => {
          return ofTrail((trail) => ({ is: part(trail) }));
        });
  });
}

type Answers<T> = readonly Answer<T>[] | undefined;

/** Nobody knows which of them go together, but how many there are at least and at most. */
function countText<P>(
  parts: readonly P[],
  answersTo: (part: P) => Answers<{ readonly is: Certainty } | undefined>,
): string {
  let [least, most] = [0, 0];
  for (const part of parts) {
    const found = answersTo(part)?.flatMap(({ is }) => (is === undefined ? [] : [is.is]));
    if (found === undefined || found.includes(undefined)) return "?";
    if (!found.includes(false)) least++;
    if (found.includes(true)) most++;
  }
  return `${String(least)} to ${String(most)} of ${String(parts.length)}`;
}
