import { dirname } from "node:path";
import type { Settings } from "../../aws/settings.js";
import { deployersOf } from "../../cloudformation/stacks/called.js";
import { neighboursIn } from "../neighbours.js";
import type { Project } from "../project.js";
import { nameForGroups, unitsIn } from "./deployed.js";
import { type Membership, membershipsAmong } from "./groups.js";

/**
 * How a file of a project is deployed, which may be newer than on disk: as what it is deployed with is,
 * or what nests it. In no way where no pattern means it, and nothing of the project nests it.
 */
export function membershipsWith(
  path: string,
  project: Project,
  base: Settings,
): readonly Membership[] {
  const isListed = project.listing.isListed(path);
  if (isListed && base.project?.groups === undefined) return [{ settings: base, base }];
  const deployers = deployersOf(path, neighboursIn(project, { settings: base, base }));
  if (deployers.length === 0 && !isListed) return [];
  if (deployers.length > 0) return membershipsAmong(deployers.map(project.nameOf), base);
  const beside = unitsIn(project).get(dirname(path)) ?? [];
  const isAmong = path.endsWith(".tf.json") || beside.some((file) => file.path === path);
  const paths = isAmong ? [path, ...beside.map((file) => file.path)] : [path];
  return membershipsAmong(
    paths.map((each) => nameForGroups(each, project)),
    base,
  );
}
