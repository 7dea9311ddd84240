import type { Policy, Statement } from "../iam/policy.js";
import type { Resource } from "../template/template.js";
import type { Written } from "../template/written.js";
import type { Edit } from "./edit.js";

/** Adds statements to the policy of a resource; nothing where they are not written as a list. */
export function addStatements(
  { resource, policy }: { readonly resource: Resource; readonly policy: Policy },
  items: readonly Written[],
): Edit | undefined {
  const { list } = policy;
  return list === undefined ? undefined : [{ kind: "addition", resource, list, items }];
}

/** Takes a statement out of the policy of a resource. */
export function removeStatement(resource: Resource, { value }: Statement): Edit {
  return [{ kind: "removal", resource, item: value }];
}
