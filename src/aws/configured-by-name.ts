/** How others configure a resource that they only know the name of. */
export interface Way {
  /** The property that holds the name. */
  readonly property: string;
  /** The types of what does so, in both languages. */
  readonly by: RegExp;
  /** Whether the name means the same in all accounts. */
  readonly isGlobal?: true;
}

const ofBucket = /AWS::S3::BucketPolicy\b|\baws_s3_bucket_\w+/;
const ofLogGroup = /AWS::Logs::MetricFilter\b|\baws_cloudwatch_log_metric_filter\b/;

/**
 * The source of a module that is in no folder of the project, so that it may be anything. Those of
 * providers are shorter.
 * https://developer.hashicorp.com/terraform/language/modules/configuration#module-sources
 */
export const callsElsewhere: Readonly<RegExp> = /\bsource"?\s*[:=]\s*"[^".\n][^"/\n]*\/[^"/\n]*\//;

const ways: ReadonlyMap<string, Way> = new Map<string, Way>([
  ["AWS::S3::Bucket", { property: "BucketName", by: ofBucket, isGlobal: true }],
  ["aws_s3_bucket", { property: "bucket", by: ofBucket, isGlobal: true }],
  ["AWS::Logs::LogGroup", { property: "LogGroupName", by: ofLogGroup }],
  ["aws_cloudwatch_log_group", { property: "name", by: ofLogGroup }],
]);

/** Whether resources of a type are configured by others that know their names, and by which. */
export function configuredByName(type: string): Way | undefined {
  return ways.get(type);
}

/** What configures anything by its name. */
export const configuresByName: Readonly<RegExp> = new RegExp(
  `${ofBucket.source}|${ofLogGroup.source}|${callsElsewhere.source}`,
);
