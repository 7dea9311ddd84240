import type { Place } from "../template/expression.js";
import type { Shape } from "./fixed.js";
import { type NarrowingKeys, narrowingOf, type Shortfall } from "./narrowing.js";
import type { Statement } from "./policy.js";
import { includesEveryone, isEveryone, type Principals } from "./principal.js";

/** Whether a statement is public and, where it is, what makes it so. */
export type Publicity =
  | {
      readonly public: true;
      /** The wildcard, or the principals that an Allow excepts. */
      readonly grantee: Place;
      /** The conditions that do not help, all there are. */
      readonly shortfalls: readonly Shortfall[];
    }
  | { readonly public: false | undefined };

/**
 * Whether a statement is public in AWS's meaning: it allows something to everybody, and none of
 * its conditions fixes who asks. A Deny never is, nor is a statement without principals, which
 * belongs to an identity. An Allow with `NotPrincipal` includes everybody but a few.
 *
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export function isPublic(statement: Statement, keys: NarrowingKeys = callerKeys): Publicity {
  const { effect } = statement;
  if (effect === "Deny") return { public: false };
  const { principals } = statement;
  const everyone = includesEveryone(principals);
  if (everyone === false) return { public: false };
  const { narrows, shortfalls } = narrowingOf(statement.conditions, keys);
  if (narrows === true) return { public: false };
  const grantee = granteeOf(principals);
  const sure = effect === "Allow" && everyone === true && narrows === false;
  return sure && grantee ? { public: true, grantee, shortfalls } : { public: undefined };
}

function granteeOf(principals: Principals): Place | undefined {
  switch (principals.kind) {
    case "listed":
      return principals.principals.find((each) => isEveryone(each) === true)?.use;
    case "excepted":
      return principals.use;
    case "missing":
    case "unknown":
      return undefined;
  }
}

/**
 * The keys that AWS lists. Where an account is fixed the rest of an ARN may be a wildcard: S3 says
 * so of access points, and the callers are not everybody for the others either.
 */
const shapes: readonly (readonly [key: string, shape: Shape])[] = [
  ["aws:PrincipalAccount", "name"],
  ["aws:PrincipalArn", "ARN"],
  ["aws:PrincipalOrgID", "name"],
  ["aws:PrincipalOrgPaths", "organization path"],
  ["aws:SourceAccount", "name"],
  ["aws:SourceArn", "ARN"],
  ["aws:SourceIp", "address"],
  ["aws:SourceOwner", "name"],
  ["aws:SourceVpc", "name"],
  ["aws:SourceVpce", "name"],
  ["aws:userid", "user ID"],
  ["s3:DataAccessPointAccount", "name"],
  ["s3:DataAccessPointArn", "ARN"],
  // In a key policy: https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
  ["kms:CallerAccount", "name"],
];

/**
 * Keys that narrow in part, or that IAM Access Analyzer counts and S3 does not.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-filter-keys.html
 */
const doubtful: readonly string[] = [
  "aws:PrincipalIsAWSService",
  "aws:PrincipalServiceName",
  "aws:PrincipalServiceNamesList",
  "aws:SourceOrgID",
  "aws:SourceOrgPaths",
  "aws:SourceVpcArn",
  "aws:VpceAccount",
  "aws:VpceOrgID",
  "aws:VpceOrgPaths",
  "ec2:SourceInstanceARN",
  "kms:GrantIsForAWSResource",
  "kms:ViaService",
  "lambda:EventSourceToken",
  "s3:x-amz-server-side-encryption-aws-kms-key-id",
  "sts:ExternalId",
];

export const callerKeys: NarrowingKeys = {
  shapes: new Map(shapes.map(([key, shape]) => [key.toLowerCase(), shape])),
  doubtful: new Set(doubtful.map((key) => key.toLowerCase())),
};
