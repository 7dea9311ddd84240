import { joinParts, partsOf } from "../../graph/text.js";
import type { Unknown, Value } from "../../graph/value.js";
import type { RequestContext } from "../../iam/request.js";
import type { ServiceCall } from "../../iam/service-admission.js";
import type { Trail } from "../trail.js";
import { logFolderOf } from "../log-location.js";
import { arnOf, linkedBucket, objectsIn } from "./bucket-arn.js";
import { accountOf, ownerOf } from "../trail-owner.js";

type Part = string | Unknown;

/** What CloudTrail asks of a trail's bucket, and what for, as part of a sentence. */
export interface Delivery {
  readonly call: ServiceCall;
  readonly does: string;
}

/**
 * CloudTrail reads the ACL of the bucket when the trail is created, and writes below a folder of
 * the account, or of the organization.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export function deliveriesOf(trail: Trail): readonly Delivery[] {
  const { organization } = trail;
  const bucket = linkedBucket(trail.bucket);
  const service = "cloudtrail.amazonaws.com";
  const context = contextOf(trail);
  const folder = logFolderOf(trail);
  const named = folder.map((part) => (typeof part === "string" ? part : "…")).join("");
  return [
    {
      call: {
        ...{ service, action: "s3:GetBucketAcl", resource: arnOf(bucket) },
        context: { ...context, "s3:x-amz-acl": null },
      },
      does: "read the ACL of the bucket",
    },
    {
      call: {
        ...{ service, action: "s3:PutObject" },
        resource: objectsIn(bucket, [...folder, ...ownerOf(trail)], "/*"),
        context: { ...context, "s3:x-amz-acl": "bucket-owner-full-control" },
      },
      does: organization.is(true)
        ? `write below '${named}' for the organization`
        : `write below '${named}'`,
    },
  ];
}

/** A service belongs to no organization, but what it works for may. */
function contextOf(trail: Trail): RequestContext {
  const { organizationId } = trail.world.settings;
  const source = organizationId === undefined ? {} : { "aws:SourceOrgID": organizationId };
  return {
    ...source,
    "aws:PrincipalIsAWSService": "true",
    "aws:PrincipalOrgID": null,
    "aws:PrincipalServiceName": "cloudtrail.amazonaws.com",
    "aws:SecureTransport": "true",
    "aws:SourceAccount": textOf(accountOf(trail), trail),
    "aws:SourceArn": arnOfTrail(trail),
  };
}

function arnOfTrail(trail: Trail): Value {
  const { trailName } = trail;
  const name = trailName.mayBeSet ? (partsOf(trailName.raw) ?? []) : [];
  const hole = unknown("it is known only at deployment", trail);
  const region = trail.region.value ?? hole;
  const parts = ["arn:", hole, ":cloudtrail:", region, ":", ...accountOf(trail), ":trail/"];
  return textOf([...parts, ...(name.length === 0 ? [hole] : name)], trail);
}

function textOf(parts: readonly Part[], { use }: Trail): Value {
  return joinParts(parts, { use, source: use });
}

function unknown(reason: string, { use }: Trail): Unknown {
  return { state: "unknown", reason, use, source: use };
}
