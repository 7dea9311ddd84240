import { dirname } from "node:path";
import type { Settings } from "../../aws/settings.js";
import { groupBy } from "../../template/group.js";
import type { Project } from "../project.js";
import type { ProjectFile } from "../project-files.js";
import { callsOthers, type Contents, contentsOf } from "./contents.js";
import { type Membership, membershipsOf } from "./groups.js";
import { once } from "./once.js";

/** A file of a project, or the files of a folder, as one group deploys it. */
export interface Deployed {
  readonly path: string;
  /** Nothing where nobody can read it. */
  readonly text: string | undefined;
  /** What is the same for all files of one deployment. */
  readonly unit: string;
  readonly membership: Membership;
  /** Whether its text may be about trails. */
  readonly mayHaveTrails: boolean;
  /** Whether its text may create what others declare, or nobody. */
  readonly mayCreate: boolean;
  /** Read when somebody asks. */
  readonly contents: () => Contents;
}

/** The files of a folder are one configuration of Terraform. */
export function unitOf(path: string, isConfiguration: boolean): string {
  return isConfiguration ? dirname(path) : path;
}

const remembered = new WeakMap<Project, Map<Settings, readonly Deployed[]>>();

/** All that the files of a project deploy, in the order of their paths. */
export function deployedIn(project: Project, base: Settings): readonly Deployed[] {
  const bySettings = remembered.get(project) ?? new Map<Settings, readonly Deployed[]>();
  remembered.set(project, bySettings);
  const deployed = bySettings.get(base) ?? newDeployedIn(project, base);
  bySettings.set(base, deployed);
  return deployed;
}

const trails = /AWS::CloudTrail::Trail\b|\baws_cloudtrail\b/;

/** What creates something that it does not declare names a service that does, a macro or a type of its own. */
const creating =
  /CloudFormation|ControlTower|ServiceCatalog|Serverless|Transform|Macro|Custom|_stack|controltower|servicecatalog|cloudcontrol|awscc|lambda_invocation|null_resource|terraform_data|shell_script|"module"|local-exec|"Fn::|!Include|!Merge|!Map/;

export function mayDeclareTrails(file: ProjectFile): boolean {
  return file.mayMention(trails);
}

export function mayCreateTrails(file: ProjectFile): boolean {
  return file.mayMention(creating);
}

function newDeployedIn(project: Project, base: Settings): readonly Deployed[] {
  const { files } = project.listing;
  const units = groupBy(files, ({ path, kind }) =>
    unitOf(path, kind === "Terraform configuration"),
  );
  const hasTrails = files.some(mayDeclareTrails);
  return [...units].flatMap(([unit, all]) => {
    const [file] = all;
    if (file === undefined) return [];
    const { path, text } = file;
    return membershipsOf(project.nameOf(path), base).map((membership): Deployed => {
      const { settings } = membership;
      return {
        path,
        text,
        unit,
        membership,
        // What calls those that mention trails deploys them too.
        mayHaveTrails: hasTrails && (all.some(mayDeclareTrails) || all.some(callsOthers)),
        mayCreate: all.some(mayCreateTrails),
        contents: once(() => contentsOf(file, settings, project)),
      };
    });
  });
}
