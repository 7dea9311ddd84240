import { isNested, type Nesting } from "../cloudformation/stacks/called.js";
import { hasAll, mentions } from "./mentioned.js";
import type { Project } from "./project.js";
import type { ProjectFile } from "./project-files.js";

/** What is put out anew or kept as a parameter may be used in turn, and macros write what they want. */
const passingOn = /\bExport\b|Transform|AWS::SSM::Parameter\b/;

/** What asks a stack by its name, whatever that puts out. */
const asking: readonly RegExp[] = [/GetStackOutput/];

/** Whether a file of a project may use what others put out for what a text mentions that does so. */
export function mayUse(
  file: ProjectFile,
  by: RegExp | undefined,
  project: Project,
  nesting: Nesting,
): boolean {
  if (by === undefined || file.mayMention(by) || file.mayMention(passingOn)) return true;
  if (!hasAll(file, mentions.outputs)) return false;
  return project.mentioning(asking).length > 0 || isNested(file.path, nesting);
}
