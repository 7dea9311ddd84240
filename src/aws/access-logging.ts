import { includesAction } from "../iam/action.js";
import type { Statement } from "../iam/policy.js";
import { namesService } from "../iam/service-principal.js";
import type { Block } from "./block.js";
import { type AccessLogging, Bucket } from "./bucket.js";
import { policiesOf } from "./bucket-policy.js";
import type { Reportable } from "./property.js";
import { viewsOf } from "./view.js";

/** What becomes of the record of who accesses a bucket. */
export type AccessLog =
  /** Nobody keeps it. The target could: it receives those of other buckets. */
  | { readonly state: "missing"; readonly at: Block<AccessLogging>; readonly target?: Bucket }
  | { readonly state: "in itself"; readonly at: Reportable }
  /** It goes to a bucket whose own goes here. */
  | { readonly state: "circular"; readonly at: Reportable; readonly target: Bucket }
  | { readonly state: "kept" };

/** A bucket that receives access logs needs none itself. */
export function accessLogOf(bucket: Bucket): AccessLog {
  const { accessLogging: at, resource } = bucket;
  if (at.state === "absent" && !receivesAccessLogs(bucket)) {
    return { state: "missing", at, ...receiverBeside(bucket) };
  }
  const target = targetOf(bucket);
  const link = at.part?.target ?? at;
  if (target === undefined) return { state: "kept" };
  if (target.resource === resource) return { state: "in itself", at: link };
  const isCircular = targetOf(target)?.resource === resource;
  return isCircular ? { state: "circular", at: link, target } : { state: "kept" };
}

/** The bucket of the template that a bucket logs to. One that names none logs to itself. */
function targetOf(bucket: Bucket): Bucket | undefined {
  const link = bucket.accessLogging.part?.target;
  return link?.state === "absent" ? bucket : link?.target;
}

/**
 * Whether a bucket is there to receive the access logs of others: its canned ACL or its policy lets
 * S3 deliver them, or some bucket of the template logs to it.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html#grant-log-delivery-permissions-general
 */
function receivesAccessLogs(bucket: Bucket): boolean {
  const others = viewsOf(Bucket, bucket.world).filter((each) => each.resource !== bucket.resource);
  return (
    bucket.acl.is("LogDeliveryWrite") ||
    policiesOf(bucket).some(({ policy }) => policy.statements.some(letsAccessLogsIn)) ||
    others.some((other) => targetOf(other)?.resource === bucket.resource)
  );
}

/** A statement for everybody is not meant for the service. */
function letsAccessLogsIn({ effect, principals, actions }: Statement): boolean {
  return (
    effect === "Allow" &&
    principals.kind === "listed" &&
    principals.principals.some((each) => namesService(each, "logging.s3.amazonaws.com") === true) &&
    includesAction(actions, "s3:PutObject") === true
  );
}

/** The one bucket of the template that receives access logs, if there is one. */
function receiverBeside({ world }: Bucket): { readonly target?: Bucket } {
  const [target, ...others] = viewsOf(Bucket, world).filter(receivesAccessLogs);
  return target === undefined || others.length > 0 ? {} : { target };
}
