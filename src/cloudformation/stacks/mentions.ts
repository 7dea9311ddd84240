import type { Expression, Reference } from "../../template/expression.js";
import { newSideTable } from "../../template/side-table.js";
import type { Resource, Template } from "../../template/template.js";
import { type AccountName, accountNameOf, type NameKind, type Scope } from "./account-name.js";
import { fieldOf } from "./call.js";
import { itemsOf, type Known, stepFrom } from "./list-items.js";

/** A property that holds names. */
interface Naming {
  readonly kind: NameKind;
  readonly property: string;
}

/** What a resource is called by others. */
export const callable: ReadonlyMap<string, Naming> = new Map<string, Naming>([
  ["AWS::S3::Bucket", { kind: "bucket", property: "BucketName" }],
  ["AWS::KMS::Alias", { kind: "key", property: "AliasName" }],
  ["AWS::IAM::User", { kind: "user", property: "UserName" }],
  ["AWS::IAM::Group", { kind: "group", property: "GroupName" }],
  ["AWS::IAM::ManagedPolicy", { kind: "policy", property: "ManagedPolicyName" }],
  ["AWS::Logs::LogGroup", { kind: "log-group", property: "LogGroupName" }],
  ["AWS::SNS::Topic", { kind: "topic", property: "TopicName" }],
]);

const users: Naming = { kind: "user", property: "Users" };
const groups: Naming = { kind: "group", property: "Groups" };
export const nestingTypes = ["AWS::CloudFormation::Stack", "AWS::Serverless::Application"] as const;

/** What a nested stack is given may be the name of what it configures. */
const given: readonly Naming[] = (
  ["bucket", "key", "user", "group", "log-group", "topic"] as const
).map((kind) => ({ kind, property: "Parameters.*" }));
const channelTopics: Naming = { kind: "topic", property: "SnsTopicArns" };
const policies: Naming = { kind: "policy", property: "ManagedPolicyArns" };

/** What a resource calls others. */
export const mentioning: ReadonlyMap<string, readonly Naming[]> = new Map<
  string,
  readonly Naming[]
>([
  [
    "AWS::CloudTrail::Trail",
    [
      { kind: "bucket", property: "S3BucketName" },
      { kind: "key", property: "KMSKeyId" },
      { kind: "log-group", property: "CloudWatchLogsLogGroupArn" },
      { kind: "topic", property: "SnsTopicName" },
    ],
  ],
  [
    "AWS::Logs::MetricFilter",
    [
      { kind: "log-group", property: "LogGroupName" },
      { kind: "metric", property: "MetricTransformations.MetricName" },
    ],
  ],
  [
    "AWS::CloudWatch::Alarm",
    ["", "Metrics.MetricStat.Metric."].map((at) => ({
      kind: "metric",
      property: `${at}MetricName`,
    })),
  ],
  ["AWS::S3::Bucket", [{ kind: "bucket", property: "LoggingConfiguration.DestinationBucketName" }]],
  ["AWS::S3::BucketPolicy", [{ kind: "bucket", property: "Bucket" }]],
  ["AWS::SNS::TopicPolicy", [{ kind: "topic", property: "Topics" }]],
  ["AWS::SNS::Subscription", [{ kind: "topic", property: "TopicArn" }]],
  ["AWS::Chatbot::SlackChannelConfiguration", [channelTopics]],
  ["AWS::Chatbot::MicrosoftTeamsChannelConfiguration", [channelTopics]],
  ["AWS::IAM::User", [groups, policies]],
  ["AWS::IAM::Group", [policies]],
  ["AWS::IAM::UserToGroupAddition", [users, { kind: "group", property: "GroupName" }]],
  ["AWS::IAM::Policy", [users, groups]],
  ["AWS::IAM::ManagedPolicy", [users, groups]],
  ["AWS::IAM::UserPolicy", [{ kind: "user", property: "UserName" }]],
  ...nestingTypes.map((type) => [type, given] as const),
  ["AWS::IAM::GroupPolicy", [{ kind: "group", property: "GroupName" }]],
]);

/** Whom alarms tell, which configures nobody. */
const telling: ReadonlyMap<string, readonly Naming[]> = new Map([
  ["AWS::CloudWatch::Alarm", [{ kind: "topic", property: "AlarmActions" }]],
]);

/** One of the values that a property which holds names may have. */
export interface Mention {
  /** The name of what calls others so. */
  readonly resource: string;
  readonly kind: NameKind;
  readonly written: Expression;
}

const remembered = newSideTable<Template, readonly Mention[]>();

/** What calls other resources in a template, wherever these are. */
export function mentionsIn(template: Template): readonly Mention[] {
  const before = remembered.get(template);
  if (before !== undefined) return before;
  const mentions = findMentions(template, mentioning);
  remembered.set(template, mentions);
  return mentions;
}

/** What the alarms of a template tell of what they watch, wherever that is. */
export function toldIn(template: Template): readonly Mention[] {
  return findMentions(template, telling);
}

function findMentions(
  template: Template,
  namings: ReadonlyMap<string, readonly Naming[]>,
): readonly Mention[] {
  return [...template.resources.values()].flatMap(({ name: resource, type, properties }) =>
    (namings.get(type) ?? []).flatMap(({ kind, property }) =>
      valuesAt(properties, property.split("."), template).map((written) => ({
        resource,
        kind,
        written,
      })),
    ),
  );
}

function valuesAt(
  written: Expression,
  [name, ...below]: readonly string[],
  template: Template,
): readonly Expression[] {
  const values = valuesOf(written, template);
  if (name === undefined) return values;
  return values.flatMap((each) => {
    if (each.kind !== "Fields") return [];
    const fields = name === "*" ? each.fields.map((field) => field.value) : [fieldOf(each, name)];
    return fields.flatMap((field) => (field === undefined ? [] : valuesAt(field, below, template)));
  });
}

/** Each item of a list and each branch of a choice, whoever supplies it. */
export function valuesOf(written: Expression, known: Known): readonly Expression[] {
  const pending = new Set([written]);
  const values: Expression[] = [];
  for (const each of pending) {
    const parts = partsOf(each, known);
    if (parts === undefined) values.push(each);
    else for (const part of parts) pending.add(part);
  }
  return values;
}

function partsOf(written: Expression, known: Known): readonly Expression[] | undefined {
  switch (written.kind) {
    case "Choice":
      return [written.whenTrue, written.whenFalse];
    case "Text":
      return written.parts.length === 1 ? written.parts : undefined;
    case "Absent":
      return [];
    default: {
      const meant = stepFrom(written, known);
      return meant === undefined ? itemsOf(written, known) : [meant];
    }
  }
}

/** Whether something is what a nested stack puts out. */
export function isPutOut(written: Expression): written is Reference {
  return written.kind === "Reference" && written.path[0] === "Outputs";
}

/** What a resource is called, if that is written. */
export function nameOf(resource: Resource, scope: Scope): AccountName | undefined {
  const { kind } = callable.get(resource.type) ?? {};
  const written = nameIn(resource);
  return kind && written && accountNameOf(kind, written, scope);
}

/** The name of a resource, as it is written. */
export function nameIn({ type, properties }: Resource): Expression | undefined {
  const { property } = callable.get(type) ?? {};
  return property === undefined ? undefined : fieldOf(properties, property);
}

/** Whether stacks of other files may call something in a template, or it calls something of theirs. */
export function mayMeet({ resources }: Template): boolean {
  return [...resources.values()].some(
    ({ type }) => callable.has(type) || mentioning.has(type) || type === "AWS::KMS::Key",
  );
}
