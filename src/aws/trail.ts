import { blocks, type Items } from "./block.js";
import { type Bucket, bucketLink } from "./bucket.js";
import { boolean, string } from "./field.js";
import { type Key, keyLink } from "./key.js";
import type { Link } from "./link.js";
import { type LogGroup, logGroupLink } from "./monitoring/log-group.js";
import type { Property } from "./property.js";
import {
  type AdvancedEventSelector,
  advancedEventSelector,
  type EventSelector,
  eventSelector,
  type InsightSelector,
  insightSelector,
} from "./selectors.js";
import { type Topic, topicLink } from "./topic.js";
import type { Kind, View } from "./view.js";

/** A CloudTrail trail: https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Trail.html */
export interface Trail extends View {
  readonly trailName: Property<string>;
  readonly logging: Property<boolean>;
  readonly multiRegion: Property<boolean>;
  readonly globalServiceEvents: Property<boolean>;
  readonly organization: Property<boolean>;
  /** The Region it is created in, where that is not the deployment's; only Terraform can say so. */
  readonly region: Property<string>;
  readonly logFileValidation: Property<boolean>;
  readonly key: Link<Key>;
  readonly bucket: Link<Bucket>;
  readonly keyPrefix: Property<string>;
  readonly logGroup: Link<LogGroup>;
  readonly logRole: Property<string>;
  readonly topic: Link<Topic>;
  readonly eventSelectors: Items<EventSelector>;
  readonly advancedEventSelectors: Items<AdvancedEventSelector>;
  readonly insightSelectors: Items<InsightSelector>;
}

export const Trail: Kind<Trail> = {
  cloudformation: "AWS::CloudTrail::Trail",
  terraform: "aws_cloudtrail",
  shape: {
    trailName: string("TrailName", "name"),
    // CloudFormation requires it: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudtrail-trail.html
    logging: boolean("IsLogging", "enable_logging", { default: true, in: "terraform" }),
    multiRegion: boolean("IsMultiRegionTrail", "is_multi_region_trail", { default: false }),
    globalServiceEvents: boolean("IncludeGlobalServiceEvents", "include_global_service_events", {
      default: true,
    }),
    organization: boolean("IsOrganizationTrail", "is_organization_trail", { default: false }),
    region: string(undefined, "region"),
    logFileValidation: boolean("EnableLogFileValidation", "enable_log_file_validation", {
      default: false,
    }),
    key: keyLink("KMSKeyId", "kms_key_id"),
    bucket: bucketLink("S3BucketName", "s3_bucket_name"),
    keyPrefix: string("S3KeyPrefix", "s3_key_prefix"),
    logGroup: logGroupLink("CloudWatchLogsLogGroupArn", "cloud_watch_logs_group_arn"),
    logRole: string("CloudWatchLogsRoleArn", "cloud_watch_logs_role_arn"),
    topic: topicLink("SnsTopicName", "sns_topic_name"),
    eventSelectors: blocks("EventSelectors", "event_selector", eventSelector),
    advancedEventSelectors: blocks(
      "AdvancedEventSelectors",
      "advanced_event_selector",
      advancedEventSelector,
    ),
    insightSelectors: blocks("InsightSelectors", "insight_selector", insightSelector),
  },
};
