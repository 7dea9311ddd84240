import type { Membership } from "./estate/groups.js";
import { neighboursIn } from "./neighbours.js";
import type { Project } from "./project.js";

/** Tells whether others may be deployed to the account of what a group deploys. */
export function isNearIn(project: Project, from: Membership): (path: string) => boolean {
  const { reachOf } = neighboursIn(project, from);
  return (path) => reachOf(path) !== "elsewhere";
}
