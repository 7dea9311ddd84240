import type { Membership } from "./estate/groups.js";
import type { Project } from "./project.js";

/** As what a file is looked at, and what is around it: nothing where no project is. */
export interface Standpoint {
  readonly membership: Membership;
  readonly project: Project | undefined;
}

/** It stands for itself. */
export const alone: Standpoint = { membership: { settings: {}, base: {} }, project: undefined };
