import { remember } from "../aws/remember.js";
import type { Membership } from "./estate/groups.js";
import { placeOf } from "./estate/place-of.js";
import type { Project } from "./project.js";

/** As what a file is looked at, and what is around it: nothing where no project is. */
export interface Standpoint {
  readonly membership: Membership;
  readonly project: Project | undefined;
}

/** It stands for itself. */
export const alone: Standpoint = { membership: { settings: {}, base: {} }, project: undefined };

/** The same for all that look from the same place, which lives as long as the project. */
export function sharedStandpoint({ project, membership }: Standpoint): Standpoint {
  if (project === undefined) return alone;
  const known = standpointsIn(project);
  const place = placeOf(membership);
  const standpoint = known.get(place) ?? { project, membership };
  known.set(place, standpoint);
  return standpoint;
}

const standpointsIn = remember<Project, Map<string, Standpoint>>(() => new Map());
