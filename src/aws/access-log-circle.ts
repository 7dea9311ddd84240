import type { Resource } from "../template/template.js";
import type { Bucket } from "./bucket.js";
import type { Reportable } from "./property.js";

/** Buckets of which each logs to the next, and the last to the first. */
export interface AccessLogCircle {
  /** Where the first says so. */
  readonly at: Reportable;
  /** Where the others do, then all of them. */
  readonly parts: readonly Reportable[];
  /** What the first one does, in the words of a message. */
  readonly circle: string;
}

/** The circle that the access log of a bucket takes, if it comes back. */
export function accessLogCircleOf(bucket: Bucket): AccessLogCircle | undefined {
  const [, ...others] = accessLogChainOf(bucket);
  const end = accessLogTargetOf(others.at(-1) ?? bucket);
  return end?.resource === bucket.resource ? circleOf(bucket, others) : undefined;
}

/** A bucket, the one that it logs to, and so on, each once. */
export function accessLogChainOf(bucket: Bucket): readonly Bucket[] {
  const passed = new Map<Resource, Bucket>();
  let next: Bucket | undefined = bucket;
  while (next !== undefined && !passed.has(next.resource)) {
    passed.set(next.resource, next);
    next = accessLogTargetOf(next);
  }
  return [...passed.values()];
}

function circleOf(bucket: Bucket, others: readonly Bucket[]): AccessLogCircle {
  const names = [bucket, ...others, bucket].map(({ name }) => `'${name}'`);
  return {
    at: linkIn(bucket),
    // In Terraform, another file than that of the bucket may say where it logs to.
    parts: [...others.map(linkIn), bucket, ...others],
    circle:
      others.length === 1
        ? `and bucket ${names[1] ?? ""} log into each other`
        : `logs in a circle: ${names.join(" → ")}`,
  };
}

/** The bucket of the template that a bucket logs to. One that names none logs to itself. */
export function accessLogTargetOf(bucket: Bucket): Bucket | undefined {
  const link = bucket.accessLogging.part?.target;
  return link?.state === "absent" ? bucket : link?.target;
}

function linkIn({ accessLogging }: Bucket): Reportable {
  return accessLogging.part?.target ?? accessLogging;
}
