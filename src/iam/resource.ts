import type { Certainty } from "./certainty.js";
import { includes, touches } from "./coverage.js";
import type { Element } from "./element.js";
import type { Pattern } from "./pattern.js";

/**
 * Whether `Resource` or `NotResource` includes a resource, or every resource that a pattern such
 * as `${Logs.Arn}/AWSLogs/*` stands for. ARNs are matched with regard to case. Unknown for a
 * statement without the element, as in a trust policy.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function includesResource(resources: Element, resource: Pattern): Certainty {
  return includes(resources, resource, false);
}

/** Whether `Resource` or `NotResource` includes some of the resources that a pattern stands for. */
export function touchesResource(resources: Element, pattern: Pattern): Certainty {
  return touches(resources, pattern, false);
}
