import type { Known } from "../../graph/value.js";
import { Property } from "../property.js";
import type { Trail } from "../trail.js";
import { shutOutsOf } from "./shut-out-delivery.js";

/**
 * Whether a trail may become that of an organization as far as its bucket is concerned: logs of an
 * organization lie in a folder of their own, which a policy for the account does not mention. Its name
 * is the ID of the organization, so nobody can write the statement that is missing.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html#org-trail-bucket-policy
 */
export function mayDeliverForOrganization(trail: Trail): boolean {
  const { name, resource, use, missing } = trail.organization;
  const raw: Known = { state: "known", value: true, text: "true", use, source: use };
  const written = { name, resource, use, missing, raw };
  const organization = new Property<boolean>(written, { decode: () => true }, undefined);
  const changed = Object.create(trail, { organization: { value: organization } }) as Trail;
  return shutOutsOf(changed).length === 0;
}
