import { isOnePlace } from "../../aws/location.js";
import { isDeployedHere } from "../../aws/own-deployment.js";
import { Trail } from "../../aws/trail.js";
import { trailSurvey } from "../../aws/trail-survey.js";
import { resourcesOf, viewOf } from "../../aws/view.js";
import type { Settings } from "../../aws/settings.js";
import { exists, type World } from "../../aws/world.js";
import { isDeployable } from "../../graph/deployable.js";
import type { Graph } from "../../graph/graph.js";
import type { Resource } from "../../template/template.js";
import { newDeployment } from "../deployment.js";
import { newGraphFor } from "../graph-for.js";
import { type Project, projectNow } from "../project.js";
import { type Answer, alternativesText, presenceText } from "./alternatives.js";
import { type Deployed, deployedIn, fileNaming } from "./deployed.js";

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
  const surveyed = deployedIn(project, settings)
    .filter(({ mayHaveTrails }) => mayHaveTrails)
    .map((deployed) => surveyOfOne(deployed, project));
  return {
    trails: surveyed.flatMap(({ trails }) => trails),
    // What belongs to several groups is missing once.
    leftOut: [
      ...new Set(surveyed.flatMap(({ leftOut }) => leftOut)),
      ...(gap === undefined ? [] : [`Trails may be missing: ${gap}.`]),
    ],
  };
}

function surveyOfOne({ path, drafts, membership }: Deployed, project: Project): Survey {
  const { settings, group } = membership;
  const read = drafts();
  if (read === "no deployment") return { trails: [], leftOut: [] };
  if (read === "unread") {
    const file = project.nameOf(path);
    return { trails: [], leftOut: [`Trails of '${file}' are not shown: it cannot be read.`] };
  }
  const found = read.flatMap((draft) => {
    const graph = newGraphFor(draft, newDeployment(settings, path));
    return resourcesOf(Trail, graph)
      .filter(isDeployedHere)
      .map((resource) => {
        const file = project.nameOf(fileNaming(resource) ?? path);
        return { file, name: resource.name, looked: lookAt(resource, graph, settings) };
      });
  });
  return {
    trails: found.flatMap(({ file, name, looked }): readonly SurveyedTrail[] =>
      looked === undefined ? [] : [{ file, name, group: group?.name, ...looked }],
    ),
    leftOut: found.flatMap(({ file, name, looked }) =>
      looked === undefined ? [`Trail '${file}:${name}' is not shown: it is never created.`] : [],
    ),
  };
}

/** What a trail is where it is there; nothing where it is there in no scenario. */
function lookAt(
  resource: Resource,
  graph: Graph,
  settings: Settings,
): Pick<SurveyedTrail, "answers" | "when"> | undefined {
  const answersTo = <T>(ask: (world: World) => T): readonly Answer<T>[] | undefined =>
    graph
      .ask((scenario): readonly Answer<T>[] => {
        const is = ask({ graph, scenario, settings });
        const isPossible = isOnePlace(scenario, settings) && isDeployable(scenario);
        return isPossible ? [{ is, scenario }] : [];
      })
      ?.flat();
  const presence = answersTo((world) => exists(resource, world) !== false);
  if (presence?.every(({ is }) => !is) === true) return undefined;
  return {
    when: presence === undefined ? "" : presenceText(presence),
    answers: Object.values(trailSurvey).map((ask) => {
      const answers = answersTo((world) => {
        const trail = viewOf(Trail, resource, world);
        return trail && ask(trail);
      });
      return answers === undefined ? "?" : alternativesText(answers);
    }),
  };
}
