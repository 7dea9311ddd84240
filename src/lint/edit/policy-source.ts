import type { Node } from "../../document/node.js";
import type { Resource, Template } from "../../template/template.js";
import { isOnlyReadBy } from "./mentions.js";
import { contains } from "./nodes.js";
import { keysOf, type Step } from "./steps.js";

/**
 * Whether a list or a block may be changed for a resource: it is a part of that, or in Terraform the resource
 * takes it from a local value or a policy document that nobody else reads.
 */
export function isOwn(
  node: Node,
  steps: readonly Step[],
  resource: Resource,
  template: Template,
): boolean {
  if (contains(resource.span, node.span)) return true;
  if (resource.dialect !== "terraform") return false;
  const [section = "", first = "", second = ""] = keysOf(steps);
  if (section === "locals") return isOnlyReadBy(resource, `local.${first}`, template);
  return isPolicyDocument(steps) && isOnlyReadBy(resource, `data.${first}.${second}`, template);
}

/** https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document */
export function isPolicyDocument(steps: readonly Step[]): boolean {
  const [section, type] = keysOf(steps);
  return section === "data" && type === "aws_iam_policy_document";
}
