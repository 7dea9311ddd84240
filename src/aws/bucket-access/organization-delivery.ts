import { supposing } from "../supposing.js";
import type { Trail } from "../trail.js";
import { shutOutsOf } from "./shut-out-delivery.js";

/**
 * Whether a trail may become that of an organization as far as its bucket is concerned: logs of an
 * organization lie in a folder of their own, which a policy for the account does not mention. Its name
 * is the ID of the organization, so nobody can write the statement that is missing.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html#org-trail-bucket-policy
 */
export function mayDeliverForOrganization(trail: Trail): boolean {
  return shutOutsOf(supposing(trail, "organization", true)).length === 0;
}
