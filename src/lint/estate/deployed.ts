import { dirname } from "node:path";
import { creatingTrails } from "../../aws/missing-trail.js";
import { remember, rememberWeakly } from "../../aws/remember.js";
import type { Settings } from "../../aws/settings.js";
import { groupBy } from "../../template/group.js";
import type { Project } from "../project.js";
import type { ProjectFile } from "../project-files.js";
import { affectedBy } from "./affected.js";
import { callsOthers, type Contents, contentsOf, draftsOf } from "./contents.js";
import { type Membership, membershipsAmong } from "./groups.js";
import { once } from "../../template/once.js";

/** A file of a project, or the files of a folder, as one group deploys it. */
export interface Deployed {
  /** The one that is read for all of them. */
  readonly path: string;
  /** What is the same for all files of one deployment. */
  readonly unit: string;
  readonly membership: Membership;
  /** Whether its text may be about trails. */
  readonly mayHaveTrails: boolean;
  /** Whether rules may ask about what its stack leads to. */
  readonly mayLead: () => boolean;
  /** Whether its text may be about trails of organizations. */
  readonly mayBeOfOrganization: boolean;
  /** Whether its text may create what others declare, or nobody. */
  readonly mayCreate: () => boolean;
  /** Read anew each time. */
  readonly drafts: () => ReturnType<typeof draftsOf>;
  /** Read when somebody asks. */
  readonly contents: () => Contents;
}

/** The files of a folder are one configuration of Terraform. */
export function unitOf(path: string, isConfiguration: boolean): string {
  return isConfiguration ? dirname(path) : path;
}

/** The files of a project by what they are deployed with. */
export const unitsIn: (project: Project) => ReadonlyMap<string, readonly ProjectFile[]> = remember(
  ({ listing: { files, native } }) =>
    groupBy([...files, ...native], ({ path, kind }) =>
      unitOf(path, kind === "Terraform configuration"),
    ),
);

/** All that the files of a project deploy, in the order of their paths. */
export function deployedIn(project: Project, base: Settings): readonly Deployed[] {
  return deployedWith(project)(base);
}

const deployedWith = remember((project: Project) =>
  rememberWeakly((base: Settings) => newDeployedIn(project, base)),
);

const trails = /AWS::CloudTrail::Trail\b|\baws_cloudtrail\b/;

/** What makes a template more than is written there: macros, loops, and modules that nobody reads. */
const opening = /Transform|Fn::ForEach|\bmodule\s+"/;

/** What rules ask about wherever it leads to. */
const asks = remember((file: ProjectFile) => file.mayMention(asking));

const asking = /AWS::(?:CloudTrail::Trail|IAM::User(?:ToGroupAddition)?)\b/;

/** What carries a template with it, as a text. */
export const carrying: Readonly<RegExp> = /AWS::CloudFormation::StackSet\b/;

const mentionsOrganizations = remember((file: ProjectFile) => file.mayMention(organizations));

const organizations = /\bIsOrganizationTrail\b|\bis_organization_trail\b/;

export const mayDeclareTrails: (file: Pick<ProjectFile, "mayMention">) => boolean = remember(
  (file) => file.mayMention(trails),
);

export const mayCreateTrails: (file: ProjectFile) => boolean = remember((file) => {
  // Of a configuration the other files of its folder say it, too, and of a plan much that is unknown.
  if (file.kind !== "CloudFormation" && file.text !== undefined) return true;
  return [...creatingTrails, opening].some((each) => file.mayMention(each));
});

function newDeployedIn(project: Project, base: Settings): readonly Deployed[] {
  const { edit, listing } = project;
  if (edit?.stacks === undefined || hasTrailsIn(edit.saved) !== hasTrailsIn(project)) {
    return [...unitsIn(project)].flatMap(([unit, files]) => {
      const paths = files.map(({ path }) => nameForGroups(path, project));
      return membershipsAmong(paths, base).flatMap((membership) =>
        deployedAs({ unit, membership }, files, project),
      );
    });
  }
  const isAffected = affectedBy(edit, edit.stacks);
  return deployedIn(edit.saved, base).flatMap((each) => {
    if (!isAffected(each)) return each;
    // It is a stack, which is deployed by itself.
    const files = listing.files.filter(({ path }) => path === each.path);
    return deployedAs(each, files, project);
  });
}

function deployedAs(
  { unit, membership }: Pick<Deployed, "membership" | "unit">,
  all: readonly ProjectFile[],
  project: Project,
): readonly Deployed[] {
  const [file] = all;
  if (file === undefined) return [];
  const hasTrails = hasTrailsIn(project);
  const deployed: Deployed = {
    path: file.path,
    unit,
    membership,
    // What calls those that mention trails deploys them too.
    mayHaveTrails: hasTrails && (all.some(mayDeclareTrails) || all.some(callsOthers)),
    mayBeOfOrganization: hasTrails && all.some(mentionsOrganizations),
    mayLead: once(
      () =>
        file.kind === "CloudFormation" &&
        isAskedIn(project) &&
        (asks(file) || callsOthers(file) || file.mayMention(carrying)),
    ),
    mayCreate: once(() => all.some(mayCreateTrails)),
    drafts: () => draftsOf(file, membership, project),
    contents: once(() => contentsOf(file, membership, project)),
  };
  return [deployed];
}

const hasTrailsIn = remember(({ listing: { files, native }, beside: { nested } }: Project) =>
  [...files, ...native, ...nested].some(mayDeclareTrails),
);

const isAskedIn = remember(({ listing: { files }, beside: { nested } }: Project) =>
  [...files, ...nested].some(asks),
);

/** A pattern means configurations in either of Terraform's languages. */
export function nameForGroups(path: string, { nameOf }: Project): string {
  return path.endsWith(".tf") ? `${nameOf(path)}.json` : nameOf(path);
}
