import { mayBeOfAnother } from "./own-deployment.js";
import { Supplied, reference, TextOf, type Written } from "../template/written.js";
import type { Bucket } from "./bucket.js";
import { logFolderOf } from "./log-location.js";
import type { Trail } from "./trail.js";

/** A statement as it is to be written in CloudFormation, where policies are objects. */
export type WantedStatement = Readonly<Record<string, Written>>;

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html#transit */
export function denialInTheClear({ resource }: Bucket): WantedStatement {
  const arn = reference(resource, "Arn");
  return {
    Sid: "DenyInsecureTransport",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [arn, new TextOf(arn, "/*")],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html#example-bucket-policies-MFA */
export function denialWithoutMfa({ resource }: Bucket): WantedStatement {
  return {
    Sid: "DenyDeletionWithoutMfa",
    Effect: "Deny",
    Principal: "*",
    Action: ["s3:DeleteObject", "s3:DeleteObjectVersion"],
    Resource: new TextOf(reference(resource, "Arn"), "/*"),
    // Access keys say nothing of a second factor.
    Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
  };
}

/** What lets CloudTrail deliver the logs of a trail, by the action that each statement allows. */
export interface Admissions {
  readonly "s3:GetBucketAcl": WantedStatement;
  readonly "s3:PutObject": WantedStatement;
}

/**
 * Nothing for the trail of an organization, whose ID the template does not tell, or below a prefix
 * that is not known.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html
 */
export function admissionsOf(trail: Trail): Admissions | undefined {
  const { bucket, keyPrefix, organization } = trail;
  const isTold = keyPrefix.unset.length > 0 || isLiteral(keyPrefix);
  if (bucket.target === undefined || !organization.is(false) || !isTold) return undefined;
  const source = sourceOf(trail);
  if (source === undefined) return undefined;
  const folder = logFolderOf(trail);
  if (!folder.every((part) => typeof part === "string")) return undefined;
  const arn = reference(bucket.target.resource, "Arn");
  const account = new Supplied("AWS::AccountId");
  return {
    "s3:GetBucketAcl": {
      Sid: "AWSCloudTrailAclCheck",
      Effect: "Allow",
      Principal: { Service: cloudTrail },
      Action: "s3:GetBucketAcl",
      Resource: arn,
      Condition: { StringEquals: source },
    },
    "s3:PutObject": {
      Sid: "AWSCloudTrailWrite",
      Effect: "Allow",
      Principal: { Service: cloudTrail },
      Action: "s3:PutObject",
      Resource: new TextOf(arn, `/${folder.join("")}`, account, "/*"),
      Condition: {
        StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", ...source },
      },
    },
  };
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html */
export function admissionToKey(trail: Trail): WantedStatement | undefined {
  const source = sourceOf(trail);
  if (source === undefined) return undefined;
  return {
    Sid: "AllowCloudTrailToEncryptLogs",
    Effect: "Allow",
    Principal: { Service: cloudTrail },
    Action: ["kms:DescribeKey", "kms:GenerateDataKey*"],
    Resource: "*",
    Condition: { StringEquals: source },
  };
}

/** For whom CloudTrail asks: the trail, or where its name is not told, the account. */
export function sourceOf(trail: Trail): WantedStatement | undefined {
  const { trailName } = trail;
  if (!isLiteral(trailName) || trailName.value === undefined) return accountOf([trail]);
  if (isApart(trail)) return undefined;
  const account = new Supplied("AWS::AccountId");
  const [partition, region] = [new Supplied("AWS::Partition"), new Supplied("AWS::Region")];
  // A reference to the trail would let it wait for what waits for it.
  const path = `:trail/${trailName.value}`;
  return {
    "aws:SourceArn": new TextOf("arn:", partition, ":cloudtrail:", region, ":", account, path),
  };
}

/** For whichever of some trails CloudTrail asks: their account. */
export function accountOf(trails: readonly Trail[]): WantedStatement | undefined {
  if (trails.some(isApart)) return undefined;
  return { "aws:SourceAccount": new TextOf(new Supplied("AWS::AccountId")) };
}

/**
 * Whether Terraform creates a trail with a provider or in a Region of its own, so that the rest of the
 * module may be of another account or Region.
 */
function isApart({ resource, region }: Trail): boolean {
  return mayBeOfAnother(resource) || region.mayBeSet;
}

/** Whether a value is written where it is used: another one may be deployed under other inputs. */
function isLiteral({ raw }: Trail["trailName"]): boolean {
  return raw.state === "known" && raw.use.span === raw.source.span;
}

const cloudTrail = "cloudtrail.amazonaws.com";
