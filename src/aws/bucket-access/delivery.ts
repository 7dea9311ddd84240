import type { ServiceCall } from "../../iam/service-admission.js";
import type { Trail } from "../trail.js";
import { logFolderOf } from "../log-location.js";
import { arnOf, linkedBucket, objectsIn } from "./bucket-arn.js";
import { ownerOf } from "../trail-owner.js";
import { contextOf } from "../trail-request.js";

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
  const caller = { service: "cloudtrail.amazonaws.com", mayAskAsAccount: true };
  const context = contextOf(trail);
  const folder = logFolderOf(trail);
  const named = folder.map((part) => (typeof part === "string" ? part : "…")).join("");
  return [
    {
      call: {
        ...{ ...caller, action: "s3:GetBucketAcl", resource: arnOf(bucket) },
        context: { ...context, "s3:x-amz-acl": null },
      },
      does: "read the ACL of the bucket",
    },
    {
      call: {
        ...{ ...caller, action: "s3:PutObject" },
        resource: objectsIn(bucket, [...folder, ...ownerOf(trail)], "/*"),
        context: { ...context, "s3:x-amz-acl": "bucket-owner-full-control" },
      },
      does: organization.is(true)
        ? `write below '${named}' for the organization`
        : `write below '${named}'`,
    },
  ];
}
