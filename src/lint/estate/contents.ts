import { mayAddTrails } from "../../aws/missing-trail.js";
import type { Settings } from "../../aws/settings.js";
import { deployedBy } from "../../cloudformation/stacks/deployed.js";
import type { Draft } from "../../template/draft.js";
import { newDeployment } from "../deployment.js";
import { newGraphFor } from "../graph-for.js";
import { neighboursIn, neighbourOf, type Project } from "../project.js";
import type { ProjectFile } from "../project-files.js";
import { surroundingsOf } from "../surroundings.js";
import { readTemplateFile } from "../template-file.js";
import { type DeclaredTrail, declaredTrails } from "./declared-trails.js";

/** What others have to know of what a file deploys. */
export type Contents =
  /** It is a part of what others deploy. */
  | "no deployment"
  | "unread"
  | {
      /** The ID of the account, where a plan says it. */
      readonly account: string | undefined;
      readonly planned: boolean;
      readonly trails: readonly DeclaredTrail[];
      /** Whether it may create trails that it does not declare. */
      readonly mayAddTrails: boolean;
    };

const remembered = new WeakMap<ProjectFile, Map<Settings, Contents>>();

export function contentsOf(file: ProjectFile, settings: Settings, project: Project): Contents {
  // What leads nowhere else is the same as long as the file is.
  const isAlone = file.kind === "CloudFormation" && !callsOthers(file);
  if (!isAlone) return read(file, settings, project);
  const known = remembered.get(file) ?? new Map<Settings, Contents>();
  remembered.set(file, known);
  const contents = known.get(settings) ?? read(file, settings, project);
  known.set(settings, contents);
  return contents;
}

const calls = /AWS::CloudFormation::Stack\b|AWS::Serverless::Application\b|"module"/;

/** Whether others are parts of what a file deploys. */
export function callsOthers(file: ProjectFile): boolean {
  return file.mayMention(calls);
}

function read(file: ProjectFile, settings: Settings, project: Project): Contents {
  const draft = draftOf(file, project);
  if (typeof draft === "string") return draft;
  const { account, planned } = draft.template;
  const graph = newGraphFor(draft, newDeployment(settings, file.path));
  return {
    account,
    planned,
    trails: declaredTrails(graph, settings),
    mayAddTrails: mayAddTrails(graph),
  };
}

function draftOf(file: ProjectFile, project: Project): Draft | Extract<Contents, string> {
  const { path, kind, text } = file;
  if (kind === undefined || text === undefined) return "unread";
  if (kind === "CloudFormation") {
    const neighbour = neighbourOf(file);
    if (neighbour === undefined) return "unread";
    return deployedBy(neighbour, neighboursIn(project)) ?? "no deployment";
  }
  const isConfiguration = kind === "Terraform configuration";
  if (isConfiguration && surroundingsOf(path).isCalled === true) return "no deployment";
  const { templates, problems } = readTemplateFile(text, path);
  const [template] = templates;
  return template === undefined || problems.length > 0 ? "unread" : { template };
}
