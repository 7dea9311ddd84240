import type { Resource, Template } from "../template/template.js";
import { Supplied, reference, TextOf, type Written } from "../template/written.js";
import type { Bucket } from "./bucket.js";
import { freeLabel, freeName } from "./free-name.js";

/** A bucket for the access log of another, and the policy that lets S3 deliver into it. */
export interface WantedReceiver {
  /** The bucket as it will be. */
  readonly bucket: Resource;
  readonly declared: readonly WantedResource[];
}

/** A resource as it is to be declared, spelled as the one is behind which it stands. */
interface WantedResource {
  readonly behind: Resource;
  readonly type: string;
  readonly name: string;
  readonly properties: Readonly<Record<string, Written>>;
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
  const wanted = `${/[^.]+$/.exec(behind.name)?.[0] ?? ""}_access_log`;
  const name = freeLabel(wanted, ["aws_s3_bucket", "aws_s3_bucket_policy"], template);
  const bucket: Resource = { ...behind, name: `${behind.type}.${name}` };
  const policy = new TextOf(
    `{"Version":"2012-10-17","Statement":[${JSON.stringify(delivery).slice(0, -1)},"Resource":"`,
    reference(bucket, "Arn"),
    `/*","Condition":{"ArnLike":{"aws:SourceArn":"`,
    reference(behind, "Arn"),
    `"}}}]}`,
  );
  return {
    bucket,
    declared: [
      { behind, type: "aws_s3_bucket", name, properties: {} },
      {
        behind,
        type: "aws_s3_bucket_policy",
        name,
        properties: { bucket: reference(bucket), policy },
      },
    ],
  };
}
