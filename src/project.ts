export { hashedProject as project } from "./lint/hashed-project.js";
export type { Group, ProjectSettings } from "./aws/settings.js";
