import { includesAction } from "../iam/action.js";
import { type Certainty, every, some } from "../iam/certainty.js";
import { someStatement, type Statement } from "../iam/policy.js";
import { surelyAllowsService } from "../iam/service-access.js";
import { namesService } from "../iam/service-principal.js";
import { labelOf } from "../template/instance-name.js";
import type { Resource } from "../template/template.js";
import { type AccessLogCircle, accessLogCircleOf, accessLogTargetOf } from "./access-log-circle.js";
import type { Grant } from "./acl.js";
import type { Block } from "./block.js";
import { type AccessLogging, Bucket, leadsTo } from "./bucket.js";
import { BucketPolicy } from "./bucket-policy.js";
import { gapFor } from "./gap.js";
import { viewsLeadingTo } from "./index-by-target.js";
import { isOfOwnAccount } from "./own-account.js";
import type { Link } from "./link.js";
import type { Reportable } from "./property.js";
import { viewsThat } from "./view.js";
import { perScenario } from "./remember.js";
import { type WantedReceiver, wantedReceiverFor } from "./wanted-receiver.js";

/** What becomes of the record of who accesses a bucket. */
export type AccessLog =
  /** Nobody keeps it. The target could: it receives those of other buckets; else a new one may. */
  | {
      readonly state: "missing";
      readonly at: Block<AccessLogging>;
      /** Below which a receiver of several logs has this one. */
      readonly prefix: string;
      readonly target?: Bucket | undefined;
      readonly wanted?: WantedReceiver | undefined;
    }
  | {
      readonly state: "in itself";
      readonly at: Reportable;
      readonly link: Link<Bucket> | undefined;
      readonly wanted: WantedReceiver;
    }
  | (AccessLogCircle & { readonly state: "circular" })
  | { readonly state: "kept" };

/** A bucket that receives access logs needs none itself, nor one that may do so. */
export function accessLogOf(bucket: Bucket): AccessLog {
  const { accessLogging: at, resource } = bucket;
  if (at.state === "absent" && receivesAccessLogs(bucket) === false) {
    const target = receiverIn(bucket.world);
    const wanted = target === undefined ? wantedReceiverFor(bucket) : undefined;
    return { state: "missing", at, prefix: `${labelOf(resource.name)}/`, target, wanted };
  }
  const target = accessLogTargetOf(bucket);
  if (target === undefined) return { state: "kept" };
  if (target.resource === resource) {
    return {
      state: "in itself",
      at: at.part?.target ?? at,
      link: at.part?.target,
      wanted: wantedReceiverFor(bucket),
    };
  }
  const circle = accessLogCircleOf(bucket);
  return circle === undefined ? { state: "kept" } : { state: "circular", ...circle };
}

/**
 * Whether a bucket is there to receive the access logs of others: its canned ACL or its policy lets
 * S3 deliver them, or some bucket of the template logs to it.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html#grant-log-delivery-permissions-general
 */
export function receivesAccessLogs(bucket: Bucket): Certainty {
  const { acl, grants, resource, world } = bucket;
  return some(
    [
      () => (acl.state === "unknown" ? undefined : acl.is("LogDeliveryWrite")),
      // Where a canned one is named, the grants are what it comes to.
      () =>
        acl.state !== "known" &&
        some(grants.items, isForDelivery, grants.complete ? undefined : "a grant is unknown"),
      () =>
        some(
          viewsLeadingTo(
            BucketPolicy,
            bucketOf,
            resource,
            world,
            (each) => leadsTo(each.bucket, bucket) !== false,
          ),
          ({ bucket: link, policy }) =>
            every(
              [() => leadsTo(link, bucket), () => someStatement(policy, letsAccessLogsIn)],
              ask,
            ),
        ),
      () =>
        some(
          viewsLeadingTo(
            Bucket,
            receiverOf,
            resource,
            world,
            (other) => other.resource !== resource && logsTo(other, bucket) !== false,
          ),
          (other) => logsTo(other, bucket),
        ),
      () => (gapFor(resource, world, [Bucket]) === undefined ? false : undefined),
    ],
    ask,
  );
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#specifying-grantee-predefined-groups */
function isForDelivery({ group }: Grant): Certainty {
  if (group.state === "unknown") return undefined;
  return group.is("http://acs.amazonaws.com/groups/s3/LogDelivery");
}

function ask(question: () => Certainty): Certainty {
  return question();
}

function bucketOf({ bucket }: BucketPolicy): Resource | undefined {
  return bucket.target?.resource;
}

function receiverOf({ accessLogging: { part, state } }: Bucket): Resource | "nowhere" | undefined {
  return state === "absent" ? "nowhere" : part?.target.target?.resource;
}

function logsTo({ accessLogging: { part, state } }: Bucket, bucket: Bucket): Certainty {
  if (part === undefined) return state === "absent" ? false : undefined;
  return leadsTo(part.target, bucket);
}

/** A statement for everybody is not meant for the service. */
function letsAccessLogsIn({ effect, principals, actions }: Statement): Certainty {
  return every(
    [
      () => (effect === undefined ? undefined : effect === "Allow"),
      () => {
        if (principals.kind === "unknown") return undefined;
        if (principals.kind !== "listed") return false;
        const { principals: listed, gap } = principals;
        return some(listed, (each) => namesService(each, "logging.s3.amazonaws.com"), gap);
      },
      () => includesAction(actions, "s3:PutObject"),
    ],
    ask,
  );
}

/** Whether a policy of the bucket does not let S3 deliver from wherever it pleases. */
function refusesAccessLogs(bucket: Bucket): boolean {
  const policies = viewsLeadingTo(
    BucketPolicy,
    bucketOf,
    bucket.resource,
    bucket.world,
    (each) => leadsTo(each.bucket, bucket) !== false,
  );
  const request = { service: "logging.s3.amazonaws.com", action: "s3:PutObject" };
  return policies.some(
    ({ policy, world }) =>
      !surelyAllowsService(policy, request, (each) => isOfOwnAccount(each, world)),
  );
}

/**
 * The one bucket of the template that receives access logs whatever the scenario, if there is one.
 * S3 delivers none where objects are locked or encrypted with a key of KMS.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
 */
const receiverIn = perScenario((world): Bucket | undefined => {
  const receiving = viewsThat(Bucket, world, (bucket) => receivesAccessLogs(bucket) !== false);
  const [target, ...others] = receiving.filter(
    (bucket) =>
      bucket.resource.condition === undefined &&
      bucket.objectLock.state === "absent" &&
      bucket.encryption.state === "absent" &&
      receivesAccessLogs(bucket) === true &&
      !refusesAccessLogs(bucket),
  );
  return others.length > 0 ? undefined : target;
});
