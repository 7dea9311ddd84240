import type { ProjectSettings } from "../aws/settings.js";
import { digestOf } from "./estate/digest.js";
import { checkProject } from "./project-setting.js";

/**
 * Settings of a project which are other settings, as far as a cache of ESLint can tell, once a file has
 * changed that the findings of others depend on.
 * @throws TypeError where they are not what they must be.
 */
export function hashedProject(settings: ProjectSettings): ProjectSettings {
  checkProject(settings, "project");
  const { root, include, groups } = settings;
  const copy: ProjectSettings = {
    ...(root !== undefined && { root }),
    ...(include && { include }),
    ...(groups && { groups }),
  };
  // ESLint copies what it can see when it merges configurations, and compares what this returns.
  const hashed = Object.defineProperty({ ...copy }, "toJSON", {
    value: () => ({ ...copy, digest: digestOf(copy) }),
  });
  made.add(hashed);
  return hashed;
}

const made = new WeakSet<ProjectSettings>();

/** Whether an option of whatever language is such. */
export function isHashedProject(option: unknown): option is ProjectSettings {
  return typeof option === "object" && option !== null && made.has(option);
}
