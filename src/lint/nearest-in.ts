import { deployersOf, isOfSets, type Nesting } from "../cloudformation/stacks/called.js";
import { type Membership, membershipsAmong, type Nearest, nearestTo } from "./estate/groups.js";
import type { Project } from "./project.js";

/** Tells how near files of a project are. One that others nest is where they are. */
export function nearestIn(
  project: Project,
  from: Membership,
  calls: Nesting,
): (path: string) => Nearest {
  const { base } = from;
  const known = new Map<string, Nearest>();
  const ofAll = [{ settings: base, base }];
  const membershipsWith = (path: string): readonly Membership[] => {
    if (base.project?.groups === undefined) return ofAll;
    const deployers = deployersOf(path, calls);
    const paths = deployers.length === 0 ? [path] : deployers;
    return membershipsAmong(paths.map(project.nameOf), base);
  };
  const nearest = (path: string): Nearest => {
    const memberships = membershipsWith(path);
    return isOfSets(path, calls)
      ? { reach: "elsewhere", memberships }
      : nearestTo(from, memberships);
  };
  return (path) => {
    const before = known.get(path) ?? nearest(path);
    known.set(path, before);
    return before;
  };
}
