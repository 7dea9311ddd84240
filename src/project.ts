import type { ProjectSettings } from "./aws/settings.js";
import { hashedProject } from "./lint/hashed-project.js";

export type { Group, ProjectSettings } from "./aws/settings.js";

/**
 * Settings of a project for `settings.cloudtrail.project`, where another language than ours reads the
 * templates: the same with a digest of what templates say of one another, so that `eslint --cache` never
 * serves what another file has made untrue. The files are read when ESLint asks for the digest.
 *
 * @param settings `{ root?, include?, groups? }`; paths are relative to the working directory.
 * @throws TypeError where a setting is unknown or not what it must be, naming it.
 */
export function project(settings: ProjectSettings): ProjectSettings {
  return hashedProject(settings);
}
