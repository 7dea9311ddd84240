/** Whether a mapping of these keys is a plan of Terraform, or a state in the same form. */
export function hasPlanKeys(keys: ReadonlySet<string>): boolean {
  const isVersioned = keys.has("format_version") || keys.has("plan_format_version");
  if (keys.has("planned_values")) return true;
  if (!isVersioned) return false;
  return keys.has("resource_changes") || (keys.has("values") && keys.has("terraform_version"));
}
