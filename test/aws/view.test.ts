import { describe, expect, it } from "vitest";
import { BucketPolicy } from "../../src/aws/bucket-policy.js";
import { TopicPolicy } from "../../src/aws/topic.js";
import { namesOf, viewsOf } from "../../src/aws/view.js";
import { templates } from "./worlds.js";
import { inConfiguration } from "./terraform-worlds.js";

const policy = '{ "Statement": [] }';

describe("a policy that is an argument of what it is about", () => {
  it("is there where the argument is", () => {
    const configuration = {
      resource: {
        aws_s3_bucket: { none: {}, within: { policy }, without: { policy: null }, apart: {} },
        aws_s3_bucket_policy: { apart: { bucket: "${aws_s3_bucket.apart.id}", policy } },
        aws_iam_policy: { other: { policy } },
      },
    };
    const buckets = inConfiguration([configuration], BucketPolicy, ({ bucket }) => [
      bucket.state,
      bucket.target?.name,
    ]);
    expect(buckets).toEqual({
      "aws_s3_bucket_policy.apart": [["internal", "aws_s3_bucket.apart"]],
      "aws_s3_bucket.within": [["internal", "aws_s3_bucket.within"]],
    });
  });

  it("is what a policy of its own replaces, which plans read back", () => {
    const within = {
      resource: {
        aws_s3_bucket: { logs: { bucket: "logs", policy }, other: { bucket: "other", policy } },
        aws_sns_topic: { alarms: { policy } },
      },
    };
    const apart = {
      resource: {
        aws_s3_bucket_policy: { logs: { bucket: "${aws_s3_bucket.logs.id}", policy } },
        aws_sns_topic_policy: { alarms: { arn: "${aws_sns_topic.alarms.arn}", policy } },
      },
    };
    const counted = (...blocks: readonly object[]): object => ({
      ...inConfiguration(blocks, BucketPolicy, () => true),
      ...inConfiguration(blocks, TopicPolicy, () => true),
    });
    expect(counted(within)).toEqual({
      "aws_s3_bucket.logs": [true],
      "aws_s3_bucket.other": [true],
      "aws_sns_topic.alarms": [true],
    });
    expect(counted(within, apart)).toEqual({
      "aws_s3_bucket.logs": [],
      "aws_s3_bucket.other": [true],
      "aws_s3_bucket_policy.logs": [true],
      "aws_sns_topic.alarms": [],
      "aws_sns_topic_policy.alarms": [true],
    });
  });

  it("is no argument in CloudFormation", () => {
    const text = `Resources:
  Logs: { Type: AWS::S3::Bucket, Properties: { policy: {} } }
  Policy: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: !Ref Logs, PolicyDocument: {} } }
`;
    const names = templates(text).map((world) => namesOf(viewsOf(BucketPolicy, world)));
    expect(names).toEqual(["'Policy'"]);
  });
});
