import { partsOf } from "../../graph/text.js";
import type { Value } from "../../graph/value.js";
import { includesAction } from "../../iam/action.js";
import { reaches } from "../../iam/denial.js";
import { covers, type Pattern } from "../../iam/pattern.js";
import type { Statement } from "../../iam/policy.js";
import type { Principal } from "../../iam/principal.js";
import { isMetBy } from "../../iam/request.js";
import type { Place } from "../../template/expression.js";
import type { BucketPolicy } from "../bucket-policy.js";
import { trailsTo } from "../log-bucket.js";
import type { Reportable } from "../property.js";
import { nameOf, within } from "../statement.js";
import { arnOf, linkedBucket, policyAbout } from "./bucket-arn.js";
import { logObjectsOf } from "./log-objects.js";
import { isForeign } from "../own-account.js";
import { listed } from "../listed.js";

/** A statement that lets somebody tamper with the logs, in the words of a message. */
export interface UnwantedGrant {
  readonly at: Reportable;
  readonly statement: string;
  readonly who: string;
  readonly does: string;
}

/** What is done to logs with actions on them. */
const onLogs: readonly (readonly [action: string, does: string])[] = [
  ["s3:DeleteObject", "delete logs"],
  ["s3:DeleteObjectVersion", "delete logs"],
  ["s3:PutObject", "overwrite logs"],
  ["s3:BypassGovernanceRetention", "unlock logs"],
  ["s3:PutObjectAcl", "change permissions"],
  ["s3:PutObjectVersionAcl", "change permissions"],
];

/** And what is done to all of them with actions on their bucket. */
const onBucket: readonly (readonly [action: string, does: string])[] = [
  ["s3:PutLifecycleConfiguration", "have logs expire"],
  ["s3:PutBucketVersioning", "switch off versions"],
  ["s3:PutBucketPolicy", "change permissions"],
  ["s3:DeleteBucketPolicy", "change permissions"],
  ["s3:PutBucketAcl", "change permissions"],
  ["s3:PutBucketPublicAccessBlock", "change permissions"],
  ["s3:PutEncryptionConfiguration", "change the encryption of later logs"],
  ["s3:DeleteBucket", "delete the bucket"],
];

/**
 * What a bucket's policy allows that nobody but CloudTrail needs. Other services write what is their
 * own; the account of the bucket could do all of it without a policy.
 */
export function unwantedGrantsOf(
  bucketPolicy: BucketPolicy,
  trusted: readonly string[],
): readonly UnwantedGrant[] {
  const { bucket, policy, resource, world } = bucketPolicy;
  const named = linkedBucket(bucket);
  const trails = trailsTo(bucket, world);
  const logs = logObjectsOf(trails, named);
  return policyAbout(policy, named).statements.flatMap((statement) => {
    const grantees = granteesOf(statement).filter(
      (each) => !isTrusted(each, trusted, bucketPolicy),
    );
    if (grantees.length === 0) return [];
    const does = doneBy(statement, logs, arnOf(named));
    if (does.length === 0) return [];
    return grantees.map((grantee) => ({
      at: within(resource, grantee.use),
      statement: nameOf(statement),
      who: describe(grantee),
      does: listed(does),
    }));
  });
}

function doneBy(statement: Statement, logs: readonly Pattern[], bucket: Pattern): string[] {
  const { effect, actions, resources, conditions } = statement;
  if (effect !== "Allow") return [];
  // Under a condition it may be that nobody is let in whom nobody trusts.
  if (isMetBy(conditions, { "aws:SecureTransport": "true" }) !== true) return [];
  const reached = [
    ...(logs.some((each) => reaches(resources, each) === true) ? onLogs : []),
    ...(reaches(resources, bucket) === true ? onBucket : []),
  ];
  const done = reached.filter(([action]) => includesAction(actions, action) === true);
  return [...new Set(done.map(([, does]) => does))];
}

/** Somebody a statement names, or all whom it does not except. */
type Grantee = Principal | { readonly kind: "others"; readonly use: Place };

function granteesOf({ principals }: Statement): readonly Grantee[] {
  switch (principals.kind) {
    case "listed":
      // A wildcard within an ARN, or the ID of somebody deleted, lets nobody in.
      return principals.principals.filter(({ kind }) => kind !== "service" && kind !== "other");
    case "excepted":
      return [{ kind: "others", use: principals.use }];
    case "missing":
    case "unknown":
      return [];
  }
}

/** Trusted is who is named so, by ARN, by account or as the resource of the template. */
function isTrusted(
  grantee: Grantee,
  trusted: readonly string[],
  bucketPolicy: BucketPolicy,
): boolean {
  if (grantee.kind === "others") return false;
  const { kind, value } = grantee;
  const resource = resourceIn(value);
  if (kind === "unknown" && resource === undefined) return true;
  if (trusted.some((each) => each === resource || covers(each, value) === true)) return true;
  if (kind !== "account") return false;
  const { account } = grantee;
  const isNamed = account.state === "known" && trusted.includes(account.text);
  return isNamed || isForeign(account, bucketPolicy) !== true;
}

function describe(grantee: Grantee): string {
  switch (grantee.kind) {
    case "everyone":
      return "everybody";
    case "others":
      return "everybody but a few";
    default: {
      const { value } = grantee;
      const written = partsOf(value)?.map((part) => (typeof part === "string" ? part : "…"));
      return `'${resourceIn(value) ?? written?.join("") ?? "…"}'`;
    }
  }
}

/** The resource of the template that supplies a value, or a part of it. */
function resourceIn(value: Value): string | undefined {
  if (value.state === "known" || value.state === "unknown") return value.reference?.resource;
  const parts = value.state === "text" ? value.parts : [];
  return parts.flatMap((part) => (typeof part === "string" ? [] : (part.reference ?? [])))[0]
    ?.resource;
}
