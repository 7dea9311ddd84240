import { isDeployedHere } from "../../aws/own-deployment.js";
import { Trail } from "../../aws/trail.js";
import { trailSurvey } from "../../aws/trail-survey.js";
import { resourcesOf, viewOf } from "../../aws/view.js";
import type { Settings } from "../../aws/settings.js";
import type { Graph } from "../../graph/graph.js";
import type { Resource } from "../../template/template.js";
import { newDeployment } from "../deployment.js";
import { newGraphFor } from "../graph-for.js";
import { type Project, projectNow } from "../project.js";
import { type Deployed, deployedIn, fileNaming } from "./deployed.js";

/** A trail of a project, as it is deployed with one group. */
export interface SurveyedTrail {
  /** Below the root of the project. */
  readonly file: string;
  readonly name: string;
  readonly group: string | undefined;
  /** An answer to each question, of which `surveyQuestions` is the list. */
  readonly answers: readonly string[];
}

export const surveyQuestions: readonly string[] = Object.keys(trailSurvey);

/** What all trails of a project are, in the order of their files. Nothing where there is no project. */
export function surveyOf(settings: Settings): readonly SurveyedTrail[] {
  const project = settings.project && projectNow(settings.project);
  if (project === undefined) return [];
  return deployedIn(project, settings)
    .filter(({ mayHaveTrails }) => mayHaveTrails)
    .flatMap((deployed) => trailsOf(deployed, project));
}

function trailsOf(
  { path, drafts, membership }: Deployed,
  project: Project,
): readonly SurveyedTrail[] {
  const { settings, group } = membership;
  return drafts().flatMap((draft) => {
    const graph = newGraphFor(draft, newDeployment(settings, path));
    return resourcesOf(Trail, graph)
      .filter(isDeployedHere)
      .map((resource): SurveyedTrail => {
        const answers = Object.values(trailSurvey).map((ask) =>
          answerOf(ask, resource, graph, settings),
        );
        const file = project.nameOf(fileNaming(resource) ?? path);
        return { file, name: resource.name, group: group?.name, answers };
      });
  });
}

/** What the answer is in each scenario in which the trail is there. */
function answerOf(
  ask: (trail: Trail) => string,
  resource: Resource,
  graph: Graph,
  settings: Settings,
): string {
  const asked = graph.ask((scenario) => {
    const trail = viewOf(Trail, resource, { graph, scenario, settings });
    return trail && ask(trail);
  });
  const answers = new Set((asked ?? ["?"]).filter((answer) => answer !== undefined));
  return [...answers].sort().join(" or ");
}
