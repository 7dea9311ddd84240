import { blocks, type Items } from "../block.js";
import { boolean, number, string } from "../field.js";
import type { Link } from "../link.js";
import type { Property } from "../property.js";
import { type Topic, topicLinks } from "../topic.js";
import type { Kind, Part, View } from "../view.js";
import { type Dimensions, dimensions } from "./dimensions.js";
import type { PublishedMetric } from "./metric-filter.js";

/** What acts where a metric crosses a threshold. */
export interface MetricAlarm extends View {
  readonly metricName: Property<string>;
  readonly namespace: Property<string>;
  readonly dimensions: Dimensions;
  readonly statistic: Property<string>;
  readonly operator: Property<string>;
  readonly threshold: Property<number>;
  readonly actionsEnabled: Property<boolean>;
  /** What it does when the threshold is crossed. */
  readonly actions: readonly Link<Topic>[];
  /** What it computes its value of, where that is more than one metric. */
  readonly queries: Items<MetricQuery>;
}

interface MetricQuery extends Part {
  readonly metricName: Property<string>;
  readonly namespace: Property<string>;
  readonly dimensions: Dimensions;
  readonly expression: Property<string>;
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
export const MetricAlarm: Kind<MetricAlarm> = {
  cloudformation: "AWS::CloudWatch::Alarm",
  terraform: "aws_cloudwatch_metric_alarm",
  shape: {
    metricName: string("MetricName", "metric_name"),
    namespace: string("Namespace", "namespace"),
    dimensions: dimensions("Dimensions", "Name", "dimensions"),
    statistic: string("Statistic", "statistic"),
    operator: string("ComparisonOperator", "comparison_operator"),
    threshold: number("Threshold", "threshold"),
    actionsEnabled: boolean("ActionsEnabled", "actions_enabled", { default: true }),
    actions: topicLinks("AlarmActions", "alarm_actions"),
    queries: blocks("Metrics", "metric_query", {
      metricName: string("MetricStat.Metric.MetricName", "metric.metric_name"),
      namespace: string("MetricStat.Metric.Namespace", "metric.namespace"),
      dimensions: dimensions("MetricStat.Metric.Dimensions", "Name", "metric.dimensions"),
      expression: string("Expression", "expression"),
    }),
  },
};

/**
 * The property by which an alarm on a published metric never acts on an event: an alarm for what is
 * too little, or a threshold above all that the statistic can be.
 */
export function silencedBy(
  { operator, threshold, statistic, queries }: MetricAlarm,
  { value }: PublishedMetric,
): Property<string> | Property<number> | undefined {
  const most = highestOf(statistic, value);
  const least = threshold.value;
  if (queries.state !== "absent") return undefined;
  switch (operator.value) {
    case "LessThanThreshold":
    case "LessThanOrEqualToThreshold":
      return operator;
    case "GreaterThanThreshold":
      return most === undefined || least === undefined || most > least ? undefined : threshold;
    case "GreaterThanOrEqualToThreshold":
      return most === undefined || least === undefined || most >= least ? undefined : threshold;
    default:
      return undefined;
  }
}

/**
 * The threshold of an alarm that counts events, where one event alone does not reach it. The
 * benchmark wants to be told of each.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
 */
export function unmovedBy(
  { operator, threshold, statistic, queries }: MetricAlarm,
  { value: { value = "" }, otherwise }: PublishedMetric,
): Property<number> | undefined {
  const least = threshold.value;
  const isCounting = queries.state === "absent" && statistic.is("Sum") && isNumber(value);
  const isNaught = otherwise.state === "absent" || Number(otherwise.value ?? NaN) === 0;
  if (!isCounting || !isNaught || least === undefined) return undefined;
  switch (operator.value) {
    case "GreaterThanThreshold":
      return Number(value) > least ? undefined : threshold;
    case "GreaterThanOrEqualToThreshold":
      return Number(value) >= least ? undefined : threshold;
    default:
      return undefined;
  }
}

/** Whether enough events certainly make an alarm act. */
export function isMovedBy(alarm: MetricAlarm, metric: PublishedMetric): boolean {
  const { operator, threshold, statistic, queries } = alarm;
  const isUpward =
    operator.is("GreaterThanThreshold") || operator.is("GreaterThanOrEqualToThreshold");
  const isKnown = queries.state === "absent" && threshold.state === "known";
  const counts = statistic.is("Sum") || highestOf(statistic, metric.value) !== undefined;
  const isPublished = isNumber(metric.value.value ?? "");
  return isUpward && isKnown && counts && isPublished && silencedBy(alarm, metric) === undefined;
}

function isNumber(text: string): boolean {
  return /^\d+(?:\.\d+)?$/.test(text);
}

/** Events are counted one by one, so that only what is summed up grows with them, unless by naught. */
function highestOf(
  statistic: Property<string>,
  { value: published }: Property<string>,
): number | undefined {
  switch (statistic.value) {
    case "Sum":
      return /^0+(?:\.0*)?$/.test(published ?? "") ? 0 : undefined;
    case "Average":
    case "Minimum":
    case "Maximum":
      return isNumber(published ?? "") ? Number(published) : undefined;
    default:
      return undefined;
  }
}
