import { joinParts, partsOf } from "../graph/text.js";
import type { Unknown, Value } from "../graph/value.js";
import type { RequestContext } from "../iam/request.js";
import type { Trail } from "./trail.js";
import { accountOf } from "./trail-owner.js";

type Part = string | Unknown;

/**
 * What is known of every request that CloudTrail makes for a trail. A service belongs to no
 * organization, but what it works for may.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cross-service-confused-deputy-prevention.html
 */
export function contextOf(trail: Trail): RequestContext {
  const { organizationId } = trail.world.settings;
  const source = organizationId === undefined ? {} : { "aws:SourceOrgID": organizationId };
  return {
    ...source,
    "aws:PrincipalIsAWSService": "true",
    "aws:PrincipalOrgID": null,
    "aws:PrincipalServiceName": "cloudtrail.amazonaws.com",
    "aws:SecureTransport": "true",
    "aws:SourceAccount": textOf(accountOf(trail), trail),
    "aws:SourceArn": arnOfTrail(trail, trail.region.value),
  };
}

/** The ARN of a trail, in the Region that is given, if that is known. */
export function arnOfTrail(trail: Trail, region?: string): Value {
  const { trailName } = trail;
  const name = trailName.mayBeSet ? (partsOf(trailName.raw) ?? []) : [];
  const hole = unknown("it is known only at deployment", trail);
  const parts = ["arn:", hole, ":cloudtrail:", region ?? hole, ":", ...accountOf(trail), ":trail/"];
  return textOf([...parts, ...(name.length === 0 ? [hole] : name)], trail);
}

function textOf(parts: readonly Part[], { use }: Trail): Value {
  return joinParts(parts, { use, source: use });
}

function unknown(reason: string, { use }: Trail): Unknown {
  return { state: "unknown", reason, use, source: use };
}
