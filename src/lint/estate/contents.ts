import { isDeployedHere } from "../../aws/own-deployment.js";
import { mayAddTrails } from "../../aws/missing-trail.js";
import { remember } from "../../aws/remember.js";
import { isNested } from "../../cloudformation/stacks/called.js";
import type { Draft } from "../../template/draft.js";
import type { Template } from "../../template/template.js";
import { assembledOf } from "../assembled.js";
import { newDeployment } from "../deployment.js";
import type { Membership } from "./groups.js";
import { newGraphFor } from "../graph-for.js";
import { neighboursIn, settingsOfOthers } from "../neighbours.js";
import type { Project } from "../project.js";
import type { ProjectFile } from "../project-files.js";
import { sharedStandpoint } from "../standpoint.js";
import { surroundingsOf } from "../surroundings.js";
import { readTemplateFile } from "../template-file.js";
import { type DeclaredTrail, declaredTrails } from "./declared-trails.js";

/** What others have to know of what a file deploys. */
export type Contents =
  | Undeployed
  | {
      /** The ID of the account, where a plan says it. */
      readonly account: string | undefined;
      readonly planned: boolean;
      readonly trails: readonly DeclaredTrail[];
      /** Whether it may create trails that it does not declare. */
      readonly mayAddTrails: boolean;
      /** The files that have a part in it, but for its own. */
      readonly parts: ReadonlySet<string>;
    };

/** Why nobody knows what a file deploys, unless it is a part of what others deploy. */
type Undeployed = "no deployment" | Unread;

type Unread = "unread";

/** Whether it may create trails that no file shows. */
export function mayDeployMore(contents: Contents): boolean {
  if (contents === "no deployment") return false;
  return contents === "unread" || contents.mayAddTrails;
}

const calls = /AWS::CloudFormation::Stack\b|AWS::Serverless::Application\b|"module"/;

/** Whether others are parts of what a file deploys. */
export const callsOthers: (file: Pick<ProjectFile, "mayMention">) => boolean = remember((file) =>
  file.mayMention(calls),
);

/** The same as its own rules are told when they look at it, with what it leads to. */
export function contentsOf(file: ProjectFile, membership: Membership, project: Project): Contents {
  const { settings } = membership;
  if (isRead(file) && isPart(file, membership, project)) return "no deployment";
  const drafts = draftsOf(file, membership, project);
  if (drafts === "unread") return drafts;
  const deployment = newDeployment(settings, file.path, settingsOfOthers(project, membership));
  const graphs = drafts
    .filter((draft) => !isElsewhere(draft))
    .map((draft) => newGraphFor(draft, deployment));
  const templates = graphs.map(({ template }) => template);
  return {
    account: templates[0]?.account,
    planned: templates.some(({ planned }) => planned),
    trails: graphs.flatMap((graph) => declaredTrails(graph, settings)),
    mayAddTrails: graphs.some(mayAddTrails),
    parts: new Set(templates.flatMap(filesIn)),
  };
}

/** The templates that are deployed when a file is: of what others nest or call, those of stack sets. */
export function draftsOf(
  file: ProjectFile,
  membership: Membership,
  project: Project,
): readonly Draft[] | Unread {
  if (!isRead(file)) return "unread";
  const { path, text } = file;
  const isOwn = !isPart(file, membership, project);
  if (!isOwn && !file.mayMention(/AWS::CloudFormation::StackSet/)) return [];
  const read = readTemplateFile(text, path);
  if (read.templates.length === 0 || read.problems.length > 0) return isOwn ? "unread" : [];
  return assembledOf(read, path, sharedStandpoint({ project, membership })).drafts.filter(
    (draft) => isOwn || isElsewhere(draft),
  );
}

function isRead(file: ProjectFile): file is ProjectFile & { readonly text: string } {
  return file.kind !== undefined && file.text !== undefined;
}

/** A stack set's template is deployed to other accounts. */
export function isElsewhere({ template }: Draft): boolean {
  return template.elsewhere === true;
}

/** What others nest or call is no deployment of its own. */
function isPart({ kind, path }: ProjectFile, membership: Membership, project: Project): boolean {
  if (kind === "CloudFormation") return isNested(path, neighboursIn(project, membership));
  return kind === "Terraform configuration" && surroundingsOf(path).isCalled === true;
}

/** The files of what is deployed with a template, but for the one that it is read from. */
export function filesIn({ resources }: Template): readonly string[] {
  return [...resources.values()].filter(isDeployedHere).flatMap(({ file }) => file ?? []);
}
