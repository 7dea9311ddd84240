import type { Naming, Provider } from "../terraform/provider.js";
import { configuresBucket, repeatsBucketName } from "./bucket-companions.js";
import { isKnownType } from "./known-types.js";

/** What Terraform's provider for AWS knows about the resources of a plan. */
export const terraformProvider: Provider = {
  wants: isKnownType,
  naming(type, argument) {
    if (argument === "bucket" && type === "aws_s3_bucket") return undefined;
    const naming = namings.find((each) => each.of.test(type) && each.argument.test(argument));
    return naming && configuresBucket(type) && argument === "bucket"
      ? { ...naming, alone: true }
      : naming;
  },
  repeats: (type, attribute) => (repeatsBucketName(type, attribute) ? "bucket" : undefined),
  fillsIn(type, block, isUnknown) {
    if (type !== "aws_s3_bucket") return false;
    // Since version 4 all blocks of a bucket are, of which nobody writes all as dynamic.
    return block === "versioning" || ["cors_rule", "website"].every(isUnknown);
  },
};

const [anything, bucket, key] = [/./, /^aws_s3_bucket$/, /^aws_kms_/];
const [policy, topic] = [/^aws_iam_policy$/, /^aws_sns_topic$/];
const logGroup = /^aws_cloudwatch_log_group$/;

const launchTemplate = /^aws_launch_template$/;
/** In their blocks about a launch template these are arguments. */
const launcher = /^aws_(?:autoscaling_group|eks_node_group|instance|spot_instance_request)$/;

/** The first that fits counts. */
const namings: readonly (Naming & { readonly of: RegExp; readonly argument: RegExp })[] = [
  { of: /^aws_s3_/, argument: /^bucket$/, types: bucket },
  { of: anything, argument: /^s3_bucket_name$/, types: bucket },
  // A bucket that logged to itself would log that, and so on.
  { of: anything, argument: /^target_bucket$/, types: bucket, unlike: "bucket" },
  { of: /^aws_sns_topic_policy$/, argument: /^arn$/, types: topic, alone: true },
  { of: anything, argument: /^alarm_actions$/, types: topic },
  { of: anything, argument: /^log_group_name$/, types: logGroup },
  { of: anything, argument: /^sns_topic_(?:arns?|name)$/, types: topic },
  { of: /^aws_kms_key_policy$/, argument: /^key_id$/, types: key, alone: true },
  { of: anything, argument: /^launch_template_(?:id|name)$/, types: launchTemplate },
  { of: launcher, argument: /^(?:id|name)$/, types: launchTemplate },
  { of: anything, argument: /^vpc_zone_identifier$/, types: /^aws_subnet$/ },
  { of: anything, argument: /(?:^|_)(?:key|kms)_(?:arn|id)$/, types: key },
  { of: /^aws_iam_/, argument: /^permissions_boundary$|policy_arns$/, types: policy },
  // AWS makes up IDs and ARNs, so nobody composes them of others.
  { of: anything, argument: /_(?:arn|id)$|^(?:group|role|user)$/, types: anything },
];
