import type { Resource } from "../template/template.js";

/**
 * What a plan does to a resource, in Terraform's words; nothing where there is no plan, or it does
 * not say.
 * https://developer.hashicorp.com/terraform/internals/json-format#change-representation
 */
export function plannedActionsOn({ attributes }: Resource): readonly string[] | undefined {
  const actions = attributes.get("action");
  return actions?.kind === "Constant" ? actions.text.split(",") : undefined;
}

/** Whether a plan creates a resource anew. */
export function isCreatedByPlan(resource: Resource): boolean {
  return plannedActionsOn(resource)?.includes("create") === true;
}
