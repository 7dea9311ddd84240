import { dirname } from "node:path";
import type { Settings } from "../../aws/settings.js";
import type { Project } from "../project.js";
import { unitsIn } from "./deployed.js";
import { type Membership, membershipsAmong } from "./groups.js";

/** How a file of a project is deployed, which may be newer than on disk: as what it is deployed with is. */
export function membershipsWith(
  path: string,
  project: Project,
  base: Settings,
): readonly Membership[] {
  if (base.project?.groups === undefined) return membershipsAmong([], base);
  const beside = unitsIn(project).get(dirname(path)) ?? [];
  const isAmong = path.endsWith(".tf.json") || beside.some((file) => file.path === path);
  const paths = isAmong ? [path, ...beside.map((file) => file.path)] : [path];
  return membershipsAmong(paths.map(project.nameOf), base);
}
