import { joinParts, partsOf } from "../../graph/text.js";
import type { Value } from "../../graph/value.js";
import { readArn } from "../../iam/arn.js";
import { type Field, number, string } from "../field.js";
import { type Key, keyLink } from "../key.js";
import { link, type Link } from "../link.js";
import type { Property } from "../property.js";
import type { Kind, View } from "../view.js";

/** A log group of CloudWatch Logs. */
export interface LogGroup extends View {
  readonly groupName: Property<string>;
  readonly key: Link<Key>;
  /** In days; zero, which only Terraform can write, is for ever. */
  readonly retention: Property<number>;
}

export const LogGroup: Kind<LogGroup> = {
  cloudformation: "AWS::Logs::LogGroup",
  terraform: "aws_cloudwatch_log_group",
  nameOf: ({ groupName }) => groupName.raw,
  shape: {
    groupName: string("LogGroupName", "name"),
    key: keyLink("KmsKeyId", "kms_key_id"),
    retention: number("RetentionInDays", "retention_in_days"),
  },
};

/** A property that holds a log group's name, or its ARN with or without what names its streams. */
export function logGroupLink(cloudformation: string, terraform: string): Field<Link<LogGroup>> {
  return link(cloudformation, terraform, () => LogGroup, nameIn);
}

/**
 * The name in what may be an ARN, `arn:aws:logs:us-east-1:111122223333:log-group:audit:*`.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html
 */
function nameIn(written: Value): Value {
  const parts = partsOf(readArn(written)?.resource ?? written);
  if (parts === undefined) return written;
  // No name has a colon.
  const named = parts.map((part) =>
    typeof part === "string" ? part.replace(/^log-group:|:\*$/g, "") : part,
  );
  const { use, source } = written;
  return joinParts(named, { use, source });
}
