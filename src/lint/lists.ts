import type { Policy, Statement } from "../iam/policy.js";
import type { Resource } from "../template/template.js";
import type { Written } from "../template/written.js";
import type { Edit } from "./edit.js";

/** Adds a statement to the policy of a resource; nothing where they are not written as a list. */
export function addStatement(
  { resource, policy }: { readonly resource: Resource; readonly policy: Policy },
  statement: Readonly<Record<string, Written>>,
): Edit | undefined {
  const { list, statements } = policy;
  if (list === undefined) return undefined;
  const { Sid: sid, ...unnamed } = statement;
  // No two statements may have the same one.
  const isTaken = statements.some((each) => each.sid === sid);
  return [{ kind: "addition", resource, list, items: [isTaken ? unnamed : statement] }];
}

/** Takes a statement out of the policy of a resource. */
export function removeStatement(resource: Resource, { value }: Statement): Edit {
  return [{ kind: "removal", resource, item: value }];
}
