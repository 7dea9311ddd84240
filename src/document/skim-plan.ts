import { topLevelKeys } from "./top-level-keys.js";

const mentioned = /"(?:planned_values|resource_changes|terraform_version)"/;

/** Whether a text may be what `terraform show -json` prints, however broken. */
export function looksLikePlan(text: string): boolean {
  return mentioned.test(text) && hasPlanKeys(topLevelKeys(text));
}

/** Whether a mapping of these keys is a plan, or a state in the same form. */
export function hasPlanKeys(keys: ReadonlySet<string>): boolean {
  const isVersioned = keys.has("format_version") || keys.has("plan_format_version");
  if (keys.has("planned_values")) return true;
  if (!isVersioned) return false;
  return keys.has("resource_changes") || (keys.has("values") && keys.has("terraform_version"));
}
