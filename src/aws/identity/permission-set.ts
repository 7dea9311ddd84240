import type { Policy } from "../../iam/policy.js";
import type { Resource } from "../../template/template.js";
import { block, type Block } from "../block.js";
import { string } from "../field.js";
import { viewsLeadingTo } from "../index-by-target.js";
import type { Link } from "../link.js";
import { policy } from "../policy-field.js";
import type { Property } from "../property.js";
import { type Kind, type Part, resourcesOf, type Shape, type View } from "../view.js";
import { type ManagedPolicy, policyLinks } from "./managed-policy.js";

/**
 * A permission set of IAM Identity Center, of which a role is made in each account that it is
 * assigned in, or in Terraform what gives a policy to one.
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetsconcept.html
 */
export interface PermissionSetPart extends View {
  /** Where it is not the permission set itself. */
  readonly permissionSet: Property<string>;
  readonly document: Policy;
  readonly policies: readonly Link<ManagedPolicy>[];
  readonly boundary: Block<Part>;
}

function part(
  cloudformation: string | undefined,
  terraform: string,
  fields: Partial<Shape<PermissionSetPart, View>>,
): Kind<PermissionSetPart> {
  return {
    cloudformation,
    terraform,
    shape: {
      permissionSet: string(undefined, "permission_set_arn"),
      document: policy(undefined, undefined),
      policies: policyLinks(undefined, undefined),
      boundary: block(undefined, undefined, {}),
      ...fields,
    },
  };
}

export const permissionSetParts: readonly Kind<PermissionSetPart>[] = [
  part("AWS::SSO::PermissionSet", "aws_ssoadmin_permission_set_inline_policy", {
    document: policy("InlinePolicy", "inline_policy"),
    policies: policyLinks("ManagedPolicies", undefined),
    boundary: block("PermissionsBoundary", undefined, {}),
  }),
  part(undefined, "aws_ssoadmin_managed_policy_attachment", {
    policies: policyLinks(undefined, "managed_policy_arn"),
  }),
];

interface BoundaryAttachment extends View {
  readonly permissionSet: Property<string>;
}

export const BoundaryAttachment: Kind<BoundaryAttachment> = {
  cloudformation: undefined,
  terraform: "aws_ssoadmin_permissions_boundary_attachment",
  shape: { permissionSet: string(undefined, "permission_set_arn") },
};

/** Whether a permissions boundary may keep the roles of a set from what its policies allow. */
export function mayHaveBoundary(each: PermissionSetPart): boolean {
  const { boundary, world, resource } = each;
  if (resource.dialect === "cloudformation") return boundary.state !== "absent";
  const set = setOf(each);
  return set === undefined
    ? resourcesOf(BoundaryAttachment, world.graph).length > 0
    : viewsLeadingTo(BoundaryAttachment, setOf, set, world, () => true).length > 0;
}

function setOf({
  permissionSet: { raw },
  world,
}: Pick<PermissionSetPart, "permissionSet" | "world">): Resource | undefined {
  const reference = raw.state === "unknown" ? raw.reference : undefined;
  return reference && world.graph.template.resources.get(reference.resource);
}
