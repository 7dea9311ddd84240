import type { Policy } from "../../iam/policy.js";
import type { Resource } from "../../template/template.js";
import type { Items } from "../block.js";
import type { Link } from "../link.js";
import type { Reportable } from "../property.js";
import type { Assignment } from "./assignment.js";
import type { InlinePolicy } from "./inline-policy.js";
import { type ManagedPolicy, nameOfAwsPolicy } from "./managed-policy.js";

/** A policy in the hands of a user, group or role. */
export type Grant = {
  /** Where it is written or attached. */
  readonly at: Reportable;
  /** How a message calls it. */
  readonly label: string;
} & (
  | {
      readonly kind: "written";
      readonly document: Policy;
      /** The resource that it is written in. */
      readonly resource: Resource;
    }
  | { readonly kind: "of AWS"; readonly name: string }
  | { readonly kind: "elsewhere" }
);

/** An identity that has policies written in it or attached to it. */
interface Identity extends Reportable {
  readonly inlinePolicies: Items<InlinePolicy>;
  readonly managedPolicies: readonly Link<ManagedPolicy>[];
}

/** What an identity is given where it is declared. */
export function ownGrantsOf({ inlinePolicies, managedPolicies }: Identity): readonly Grant[] {
  const inline = inlinePolicies.items.map((item): Grant => {
    const { document, policyName, resource } = item;
    const { value } = policyName;
    const label = value === undefined ? "inline policy" : `inline policy '${value}'`;
    return { kind: "written", document, resource, at: item, label };
  });
  const isOpen = inlinePolicies.state === "unknown" || !inlinePolicies.complete;
  const others: readonly Grant[] = isOpen
    ? [{ kind: "elsewhere", at: inlinePolicies, label: "inline policy" }]
    : [];
  return [...inline, ...others, ...attachedBy(managedPolicies)];
}

/** What an assignment, or a part of a permission set, gives. */
export function grantsIn({
  document,
  policies,
  resource,
  use,
}: Pick<Assignment, "document" | "policies" | "resource" | "use">): readonly Grant[] {
  const label = `policy '${resource.label ?? resource.name}'`;
  const isWritten = document.statements.length > 0 || document.gap !== undefined;
  const own: readonly Grant[] = isWritten
    ? [{ kind: "written", document, resource, at: { resource, use }, label }]
    : [];
  return [...own, ...attachedBy(policies)];
}

/** What managed policies give, wherever they are. */
export function attachedBy(links: readonly Link<ManagedPolicy>[]): readonly Grant[] {
  return links
    .filter(({ state }) => state !== "absent")
    .map((link): Grant => {
      const { property: at, target } = link;
      if (target !== undefined) {
        const { document, resource } = target;
        return { kind: "written", document, resource, at, label: `policy '${target.name}'` };
      }
      const name = nameOfAwsPolicy(link);
      if (name !== undefined) return { kind: "of AWS", name, at, label: `policy '${name}'` };
      const { value } = at;
      const label = value === undefined ? "a policy" : `policy '${value}'`;
      return { kind: "elsewhere", at, label };
    });
}
