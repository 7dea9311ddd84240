import { type Estate, noEstate } from "../aws/estate.js";
import { remember } from "../aws/remember.js";
import type { Settings } from "../aws/settings.js";
import type { Graph } from "../graph/graph.js";
import { type Deployment, newDeployment } from "./deployment.js";
import { estateOf } from "./estate/estate.js";
import { membershipsWith } from "./estate/memberships.js";
import type { Membership } from "./estate/groups.js";
import { neighboursIn, settingsOfOthers } from "./neighbours.js";
import { settingsWhereNested } from "./nested-settings.js";
import { asEdited } from "./edited-project.js";
import { type Project, projectWith } from "./project.js";
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

const remembered = new WeakMap<HasText, Remembered>();

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
  const saved = projectWith(path, base.project);
  const found = saved && {
    path: saved.path,
    project: asEdited(saved, templateFileOf(sourceCode, path)),
  };
  const memberships: readonly Membership[] =
    found === undefined
      ? [{ settings: base, base }]
      : membershipsWith(found.path, found.project, base);
  const settingsIn = (membership: Membership): Settings => {
    const { settings } = membership;
    if (found === undefined) return settings;
    return settingsWhereNested(found.path, settings, neighboursIn(found.project, membership));
  };
  return memberships.map((membership) => ({
    ...newDeployment(
      settingsIn(membership),
      path,
      found && settingsOfOthers(found.project, membership),
    ),
    membership,
    project: found?.project,
    cutOff: () => (membership.isApart === true ? undefined : found?.project.listing.gap),
    estateFor:
      found === undefined
        ? () => noEstate
        : remember((graph: Graph) => estateOf({ ...found, membership, base }, graph)),
  }));
}
