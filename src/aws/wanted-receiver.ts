import type { Resource, Template } from "../template/template.js";
import { Supplied, reference, TextOf } from "../template/written.js";
import type { Bucket } from "./bucket.js";
import { freeName } from "./free-name.js";
import { freeLabelLike, type WantedResource, wantedPolicyInTerraform } from "./wanted-resource.js";

/** A bucket for the access log of another, and the policy that lets S3 deliver into it. */
export interface WantedReceiver {
  /** The bucket as it will be. */
  readonly bucket: Resource;
  readonly declared: readonly WantedResource[];
}

const delivery = {
  Sid: "S3AccessLogDelivery",
  Effect: "Allow",
  Principal: { Service: "logging.s3.amazonaws.com" },
  Action: "s3:PutObject",
} as const;

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html#grant-log-delivery-permissions-bucket-policy */
export function wantedReceiverFor({ resource: behind, world }: Bucket): WantedReceiver {
  const { template } = world.graph;
  if (behind.dialect === "terraform") return inTerraform(behind, template);
  const name = freeName(`${behind.name}AccessLog`, template);
  const bucket: Resource = { ...behind, name };
  const admission = {
    ...delivery,
    Resource: new TextOf(reference(bucket, "Arn"), "/*"),
    Condition: {
      ArnLike: { "aws:SourceArn": reference(behind, "Arn") },
      StringEquals: { "aws:SourceAccount": new TextOf(new Supplied("AWS::AccountId")) },
    },
  };
  const document = { Version: "2012-10-17", Statement: [admission] };
  return {
    bucket,
    declared: [
      { behind, type: "AWS::S3::Bucket", name, properties: {} },
      {
        behind,
        type: "AWS::S3::BucketPolicy",
        name: freeName(`${name}Policy`, template),
        properties: { Bucket: reference(bucket), PolicyDocument: document },
      },
    ],
  };
}

/** The name of a bucket is nobody else's, so its ARN says whose bucket is logged. */
function inTerraform(behind: Resource, template: Template): WantedReceiver {
  const name = freeLabelLike(behind, "_access_log", template);
  const bucket: Resource = { ...behind, name: `aws_s3_bucket.${name}` };
  const admission = {
    ...delivery,
    Resource: new TextOf(reference(bucket, "Arn"), "/*"),
    Condition: { ArnLike: { "aws:SourceArn": reference(behind, "Arn") } },
  };
  return {
    bucket,
    declared: [
      { behind, type: "aws_s3_bucket", name, properties: {} },
      ...wantedPolicyInTerraform(behind, bucket, name, [admission]),
    ],
  };
}
