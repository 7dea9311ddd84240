import { joinParts, partsOf } from "../../graph/text.js";
import type { Unknown, Value } from "../../graph/value.js";
import type { Element } from "../../iam/element.js";
import { oneOrMany } from "../../iam/one-or-many.js";
import type { Policy, Statement } from "../../iam/policy.js";
import type { Bucket } from "../bucket.js";
import type { Link } from "../link.js";
import { escaped } from "../log-location.js";
import { standsForOwnAccount } from "../own-account.js";
import type { Reportable } from "../property.js";
import { beginning, spelledOut } from "../s3-arn.js";

type Part = string | Unknown;

/** A bucket by its name, which may be known only at deployment. */
export interface NamedBucket {
  readonly name: readonly Part[];
  /** The name of its resource, where the template declares it. */
  readonly resource: string | undefined;
  readonly at: Reportable;
}

export function namedBucket({ bucketName, resource, use }: Bucket): NamedBucket {
  const written = bucketName.mayBeSet ? (partsOf(bucketName.raw) ?? []) : [];
  const isTold = written.length > 0 && written.every(isSameAsItself);
  const made: Unknown = {
    state: "unknown",
    reason: "S3 makes the name up",
    identity: `name of bucket ${resource.name}`,
    ...{ use, source: use },
  };
  return { name: isTold ? written : [made], resource: resource.name, at: { resource, use } };
}

/** The bucket that a link leads to, be it declared in the template or elsewhere. */
export function linkedBucket(link: Link<Bucket>): NamedBucket {
  if (link.target !== undefined) return namedBucket(link.target);
  return { name: partsOf(link.property.raw) ?? [], resource: undefined, at: link };
}

function isSameAsItself(part: Part): boolean {
  return typeof part === "string" || part.identity !== undefined;
}

/** The ARN of a bucket, whatever the partition. */
export function arnOf({ name, at: { use } }: NamedBucket): Value {
  return joinParts([beginning, ...name], { use, source: use });
}

/** The ARNs of objects as a pattern. What is known of a key begins it, without wildcards. */
export function objectsIn(
  { name, at: { use } }: NamedBucket,
  keys: readonly Part[],
  pattern: string,
): Value {
  const parts = [beginning, ...name, "/", ...keys.map(escaped), pattern];
  return joinParts(parts, { use, source: use });
}

/**
 * A policy whose statements call a bucket by its name: `!GetAtt Logs.Arn` and the ARN written out,
 * of whatever partition, are the same then. The ID of the account may be given, where all that
 * matters is that it is one. Read when first asked for, as of any policy.
 */
export function policyAbout(policy: Policy, bucket: NamedBucket, ownAccount?: string): Policy {
  const statements = policy.statements.map(
    (statement) =>
      Object.create(statement, {
        resources: { get: () => spelledWithin(statement.resources, bucket, ownAccount) },
      }) as Statement,
  );
  return { ...policy, statements };
}

function spelledWithin(
  element: Element,
  bucket: NamedBucket,
  account: string | undefined,
): Element {
  if (element.kind === "missing" || element.kind === "unknown") return element;
  const { kind, value } = element;
  const items = oneOrMany(value).map((each) => spelledWith(each, bucket, account));
  return { kind, value: { state: "list", items, use: value.use, source: value.source } };
}

function spelledWith(
  value: Value,
  { name, resource }: NamedBucket,
  account: string | undefined,
): Value {
  const parts = partsOf(value)?.map((part) =>
    typeof part === "object" && standsForOwnAccount(part) ? (account ?? part) : part,
  );
  if (parts === undefined) return value;
  const { use, source } = value;
  const spelled = spelledOut(parts, (each) => (each === resource ? name : undefined));
  return joinParts(spelled, { use, source });
}
