import { type Estate, noEstate } from "../aws/estate.js";
import { rememberMeanwhile } from "../aws/remember.js";
import type { Settings } from "../aws/settings.js";
import type { Graph } from "../graph/graph.js";
import { type Deployment, newDeployment } from "./deployment.js";
import { estateOf } from "./estate/estate.js";
import { membershipsWith } from "./estate/memberships.js";
import type { Membership } from "./estate/groups.js";
import { newLatest } from "./latest.js";
import { neighboursIn, settingsOfOthers } from "./neighbours.js";
import { settingsWhereNested } from "./nested-settings.js";
import { asEdited } from "./edited-project.js";
import { type Located, type Project, projectWith } from "./project.js";
import { type HasText, templateFileOf } from "./template-file-of.js";

/** A file as one group of templates deploys it. */
export interface Deployed extends Deployment {
  readonly membership: Membership;
  /** The project that it is in, with its text in it as that is now. */
  readonly project: Project | undefined;
  /** Why there may be more templates in its project than are looked at. */
  readonly cutOff: () => string | undefined;
  /** What else is deployed to its account, seen from one of its templates. */
  readonly estateFor: (graph: Graph) => Estate;
}

interface Remembered {
  readonly settings: Settings;
  readonly deployments: readonly Deployed[];
}

const remembered = newLatest<HasText, Remembered>();

/** How a file is deployed, found out once for all rules. */
export function deploymentsOf(
  sourceCode: HasText,
  settings: Settings,
  path: string,
): readonly Deployed[] {
  const before = remembered.get(sourceCode);
  if (before?.settings === settings) return before.deployments;
  const deployments = newDeployments(settings, path, sourceCode);
  remembered.set(sourceCode, { settings, deployments });
  return deployments;
}

function newDeployments(base: Settings, path: string, sourceCode: HasText): readonly Deployed[] {
  const member = memberOf(path, base, sourceCode);
  const project = member?.project;
  const memberships: readonly Membership[] = member?.memberships ?? [{ settings: base, base }];
  return memberships.map((membership) => ({
    ...newDeployment(
      member === undefined ? membership.settings : settingsIn(member, membership),
      path,
      project && settingsOfOthers(project, membership),
    ),
    membership,
    project,
    cutOff: () => (membership.isApart === true ? undefined : project?.listing.gap),
    estateFor:
      member === undefined
        ? () => noEstate
        : rememberMeanwhile((graph: Graph) => estateOf({ ...member, membership, base }, graph)),
  }));
}

interface Member extends Located {
  readonly memberships: readonly Membership[];
}

/** A file in the project of the settings; nothing where it is to be judged alone. */
function memberOf(path: string, base: Settings, sourceCode: HasText): Member | undefined {
  const saved = projectWith(path, base.project);
  if (saved === undefined) return undefined;
  const project = asEdited(saved, templateFileOf(sourceCode, path));
  const memberships = membershipsWith(saved.path, project, base);
  return memberships.length === 0 ? undefined : { path: saved.path, project, memberships };
}

/** What is said of the parameters of a template is not said of it where others nest it. */
function settingsIn({ path, project }: Member, membership: Membership): Settings {
  return settingsWhereNested(path, membership.settings, neighboursIn(project, membership));
}
