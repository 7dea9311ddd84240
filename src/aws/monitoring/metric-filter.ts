import type { Certainty } from "../../iam/certainty.js";
import { blocks, type Items, strings } from "../block.js";
import { boolean, number, perLanguage, string } from "../field.js";
import type { Link } from "../link.js";
import type { Property } from "../property.js";
import type { Kind, Part, View } from "../view.js";
import { type Dimensions, dimensions } from "./dimensions.js";
import { type Json, matches } from "./filter-pattern/matches.js";
import { parsePattern } from "./filter-pattern/parser.js";
import type { Pattern } from "./filter-pattern/syntax.js";
import { type LogGroup, logGroupLink } from "./log-group.js";

/** What counts the events of a log group that match a pattern. */
export interface MetricFilter extends View {
  readonly filterName: Property<string>;
  readonly pattern: Property<string>;
  readonly logGroup: Link<LogGroup>;
  readonly metrics: Items<PublishedMetric>;
  /** Dimensions that its metrics have besides their own: `@aws.account`, `@aws.region`. */
  readonly systemFields: Items<Property<string>>;
  /** Of which accounts and Regions it counts events at all. */
  readonly selection: Property<string>;
  /** Whether it sees events as a transformer of the log group leaves them. */
  readonly transformed: Property<boolean>;
}

export interface PublishedMetric extends Part {
  readonly metricName: Property<string>;
  readonly namespace: Property<string>;
  /** A number, or the selector of one in the event: what is published for each event. */
  readonly value: Property<string>;
  /** A number that is published where no event is counted. */
  readonly otherwise: Property<string> | Property<number>;
  readonly dimensions: Dimensions;
}

export const MetricFilter: Kind<MetricFilter> = {
  cloudformation: "AWS::Logs::MetricFilter",
  terraform: "aws_cloudwatch_log_metric_filter",
  shape: {
    filterName: string("FilterName", "name"),
    pattern: string("FilterPattern", "pattern"),
    logGroup: logGroupLink("LogGroupName", "log_group_name"),
    metrics: blocks("MetricTransformations", "metric_transformation", {
      metricName: string("MetricName", "name"),
      namespace: string("MetricNamespace", "namespace"),
      value: string("MetricValue", "value"),
      otherwise: perLanguage<Property<string> | Property<number>>(
        number("DefaultValue", undefined),
        string(undefined, "default_value"),
      ),
      dimensions: dimensions("Dimensions", "Key", "dimensions"),
    }),
    systemFields: strings("EmitSystemFieldDimensions", undefined),
    selection: string("FieldSelectionCriteria", undefined),
    transformed: boolean("ApplyOnTransformedLogs", undefined, { default: false }),
  },
};

/**
 * By which dimensions a filter publishes a metric.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html
 */
export function publishedBy(
  { systemFields: { items, complete } }: MetricFilter,
  metric: PublishedMetric,
): Dimensions {
  if (!complete || metric.dimensions === undefined) return undefined;
  return [...metric.dimensions, ...items.map((item) => item.value)];
}

/** Whether a filter counts an event; undefined where nobody knows its pattern, or what it is given. */
export function countsEvent(filter: MetricFilter, event: Json & object): Certainty {
  const { pattern, selection, transformed } = filter;
  if (pattern.state === "unknown" || !transformed.is(false)) return undefined;
  const isMatch = matchesEvent(pattern, event);
  return isMatch === true && selection.mayBeSet ? undefined : isMatch;
}

function matchesEvent(pattern: Property<string>, event: Json & object): Certainty {
  const { parsed, verdicts } = recall(pattern.value ?? "");
  if (!verdicts.has(event)) verdicts.set(event, matches(parsed, event));
  return verdicts.get(event);
}

interface Recalled {
  readonly parsed: Pattern;
  /** By events, which are the same few in every scenario. */
  readonly verdicts: Map<object, Certainty>;
}

const remembered = new Map<string, Recalled>();

function recall(text: string): Recalled {
  const before = remembered.get(text);
  if (before !== undefined) return before;
  // An editor sees many a text before a pattern is finished.
  if (remembered.size >= 1000) remembered.clear();
  const recalled: Recalled = { parsed: parsePattern(text), verdicts: new Map() };
  remembered.set(text, recalled);
  return recalled;
}
