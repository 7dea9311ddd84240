import type { Found, Neighbour } from "../cloudformation/stacks/neighbours.js";
import type { Project } from "./project.js";
import type { ProjectFile } from "./project-files.js";

/** The stacks of some files, and why there may be others. */
export function foundStacks(
  { listing: { gap }, nameOf }: Project,
  asked: readonly ProjectFile[],
  read: (file: ProjectFile) => Neighbour | undefined,
): Found {
  const all = asked.map(read);
  const unread = asked.find((_, index) => all[index] === undefined);
  return {
    files: all.filter((file) => file !== undefined),
    gap: gap ?? (unread && `'${nameOf(unread.path)}' cannot be read`),
    isCutOff: gap !== undefined,
  };
}
