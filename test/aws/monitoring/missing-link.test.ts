import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import cloudtrail from "../../../src/index.js";

/** Who is told of an event: filters that count it, and alarms on their metrics. */
interface Told {
  readonly filters?: readonly Filter[];
  readonly alarms?: readonly Alarm[];
}

interface Filter {
  readonly pattern?: string;
  readonly metric?: string;
  readonly value?: string;
}

interface Alarm {
  readonly metric?: string;
  readonly threshold?: number | typeof unknown;
  readonly actions?: readonly string[] | typeof unknown;
  readonly isOff?: true;
  readonly dimensions?: readonly string[];
}

/** What nobody knows before deployment. */
const unknown = "unknown";

const rootUse =
  '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }';
const somebody = ["arn:aws:sns:eu-west-1:111122223333:security"];
const group = "arn:aws:logs:eu-west-1:111122223333:log-group:audit:*";

function inCloudFormation({ filters = [], alarms = [] }: Told, more: object = {}): string {
  const given = (value: unknown): unknown => (value === unknown ? { Ref: "Unknown" } : value);
  return JSON.stringify({
    Parameters: {
      Unknown: { Type: "CommaDelimitedList" },
      Stage: { Type: "String", Default: "prod" },
    },
    Conditions: { IsProd: { "Fn::Equals": [{ Ref: "Stage" }, "prod"] } },
    Resources: {
      Events: { Type: "AWS::Logs::LogGroup", Properties: { LogGroupName: "audit" } },
      Trail: {
        Type: "AWS::CloudTrail::Trail",
        Properties: {
          ...{ S3BucketName: "logs", IsLogging: true, CloudWatchLogsLogGroupArn: group },
          CloudWatchLogsRoleArn: "arn:aws:iam::111122223333:role/audit",
        },
      },
      ...named("Filter", filters, ({ pattern = rootUse, metric = "Root", value = "1" }) => ({
        Type: "AWS::Logs::MetricFilter",
        Properties: {
          ...{ LogGroupName: "audit", FilterPattern: pattern },
          MetricTransformations: [
            { MetricNamespace: "Audit", MetricName: given(metric), MetricValue: value },
          ],
        },
      })),
      ...named("Alarm", alarms, (alarm) => ({
        Type: "AWS::CloudWatch::Alarm",
        Properties: {
          ...{ Namespace: "Audit", MetricName: alarm.metric ?? "Root", Statistic: "Sum" },
          ComparisonOperator: "GreaterThanOrEqualToThreshold",
          Threshold: given(alarm.threshold ?? 1),
          AlarmActions: given(alarm.actions ?? somebody),
          ActionsEnabled: alarm.isOff !== true,
          Dimensions: (alarm.dimensions ?? []).map((Name) => ({ Name, Value: "x" })),
        },
      })),
      ...more,
    },
  });
}

function inTerraform({ filters = [], alarms = [] }: Told): string {
  const given = (value: unknown): unknown => (value === unknown ? "${var.unknown}" : value);
  return JSON.stringify({
    variable: { unknown: {} },
    resource: {
      aws_cloudwatch_log_group: { Events: { name: "audit" } },
      aws_cloudtrail: {
        Trail: { name: "audit", s3_bucket_name: "logs", cloud_watch_logs_group_arn: group },
      },
      aws_cloudwatch_log_metric_filter: named(
        "Filter",
        filters,
        ({ pattern = rootUse, metric = "Root", value = "1" }) => ({
          ...{ name: "filter", log_group_name: "audit", pattern },
          metric_transformation: { namespace: "Audit", name: given(metric), value },
        }),
      ),
      aws_cloudwatch_metric_alarm: named("Alarm", alarms, (alarm) => ({
        ...{ namespace: "Audit", metric_name: alarm.metric ?? "Root", statistic: "Sum" },
        comparison_operator: "GreaterThanOrEqualToThreshold",
        threshold: given(alarm.threshold ?? 1),
        alarm_actions: given(alarm.actions ?? somebody),
        actions_enabled: alarm.isOff !== true,
        dimensions: Object.fromEntries((alarm.dimensions ?? []).map((name) => [name, "x"])),
      })),
    },
  });
}

/** `Alarm1`, `Alarm2` and so on. */
function named<T>(name: string, all: readonly T[], written: (each: T) => object): object {
  return Object.fromEntries(
    all.map((each, index) => [`${name}${String(index + 1)}`, written(each)]),
  );
}

const linter = new Linter({ configType: "flat" });

/** What is missing and where, and when if that is not always. */
function missing(text: string, filename: string, controls = ["root-use"]): readonly string[] {
  const config: Linter.Config = {
    files: ["**/*.json"],
    plugins: { cloudtrail },
    language: "cloudtrail/template",
    rules: { "cloudtrail/monitoring-alarms": ["error", { controls }] },
  };
  return linter.verify(text, config, filename).map(({ message, messageId = "" }) => {
    const [, name = ""] = /'(?:\w+\.)?(\w+)'/.exec(message) ?? [];
    const [when = ""] = / when [^.]*/.exec(message) ?? [];
    return `${messageId} ${name}${when}`;
  });
}

const off: Alarm = { isOff: true };
const silent: Alarm = { actions: [] };
const many: Alarm = { threshold: 20 };

describe.each([
  ["CloudFormation", inCloudFormation, "main.json"],
  ["Terraform", inTerraform, "main.tf.json"],
] as const)("an event in %s", (_language, write, filename) => {
  const missingIn = (told: Told): readonly string[] => missing(write(told), filename);

  it.each<[what: string, filters: readonly Filter[], alarms: readonly Alarm[], ...string[]]>([
    ["is told of", [{}], [{}]],
    ["is counted for nobody", [{}], [], "noAlarm Filter1"],
    ["has no filter", [], [{}], "noFilter Trail"],
    ["has an alarm that waits for more of them", [{}], [many], "waitsForMore Alarm1"],
    ["has two alarms, of which one waits", [{}], [many, {}]],
    ["has two alarms, of which the second gets further", [{}], [many, off], "switchedOff Alarm2"],
    ["has two alarms, of which the first gets further", [{}], [off, many], "switchedOff Alarm1"],
    ["has three alarms, each with a fault", [{}], [off, silent, many], "noAction Alarm2"],
    ["has an alarm with unknown actions", [{}], [{ actions: unknown }]],
    ["has another alarm with unknown actions", [{}], [silent, { actions: unknown }]],
    ["has an alarm with an unknown threshold", [{}], [silent, { threshold: unknown }]],
    ["is counted by two filters, for one alarm", [{}, {}], [{ threshold: 2 }]],
    [
      "is counted in two metrics, each once",
      [{}, { metric: "Other" }],
      [{ threshold: 2 }],
      "waitsForMore Alarm1",
    ],
    ["may be counted twice", [{}, { metric: unknown }], [{ threshold: 2 }]],
    ["counts for ten", [{ value: "10" }], [{ threshold: 10 }]],
    ["counts for ten, not twenty", [{ value: "10" }], [many], "waitsForMore Alarm1"],
    [
      "counts for a little more than one",
      [{ value: "1.25" }],
      [{ threshold: 2 }],
      "waitsForMore Alarm1",
    ],
    ["counts for what it says", [{ value: "$.count1" }], [many]],
    ["has an alarm on a part of them", [{}], [{ dimensions: ["Region"] }], "noAlarm Filter1"],
  ])("%s", (_what, filters, alarms, ...expected) => {
    expect(missingIn({ filters, alarms })).toEqual(expected);
  });
});

describe("a filter of CloudFormation", () => {
  const filter = (properties: object): object => ({
    Filter: {
      Type: "AWS::Logs::MetricFilter",
      Properties: { LogGroupName: "audit", FilterPattern: rootUse, ...properties },
    },
  });
  const root = { MetricNamespace: "Audit", MetricName: "Root", MetricValue: "1" };
  const elsewhere = { "Fn::ImportValue": "more" };
  const ofAccount = {
    EmitSystemFieldDimensions: ["@aws.account"],
    MetricTransformations: [root],
  };
  const inSome = {
    FieldSelectionCriteria: '@aws.account IN ["111122223333"]',
    MetricTransformations: [root],
  };

  it.each<[what: string, properties: object, alarms: readonly Alarm[], ...string[]]>([
    [
      "has an alarm on the second metric",
      { MetricTransformations: [{ ...root, MetricName: "Other" }, root] },
      [{}],
    ],
    ["has no metric", { MetricTransformations: [] }, [{}]],
    ["has metrics nobody knows", { MetricTransformations: elsewhere }, []],
    ["may have more metrics", { MetricTransformations: [root, elsewhere] }, []],
    [
      "may have more metrics than one of which somebody is told",
      { MetricTransformations: [root, elsewhere] },
      [{}],
    ],
    ["has an alarm by the dimension it adds", ofAccount, [{ dimensions: ["@aws.account"] }]],
    [
      "has an alarm by another dimension",
      ofAccount,
      [{ dimensions: ["@aws.region"] }],
      "noAlarm Filter",
    ],
    ["is for some accounts, of which nobody is told", inSome, []],
    [
      "is for some accounts, and for something else",
      { ...inSome, FilterPattern: "{ $.eventName = NoSuchCall }" },
      [{}],
      "noFilter Trail",
    ],
  ])("%s", (_what, properties, alarms, ...expected) => {
    expect(missing(inCloudFormation({ alarms }, filter(properties)), "main.json")).toEqual(
      expected,
    );
  });

  it("that may count the event once more is no reason to wait for it", () => {
    const more = filter({ MetricTransformations: elsewhere });
    const told = { filters: [{}], alarms: [{ threshold: 2 }] };
    expect(missing(inCloudFormation(told, more), "main.json")).toEqual([]);
  });

  it("that is not always there is missed when it is not, and its alarm is at fault when it is", () => {
    const { Filter } = filter({ MetricTransformations: [root] }) as { Filter: object };
    const text = inCloudFormation(
      { alarms: [silent] },
      { Filter: { ...Filter, Condition: "IsProd" } },
    );
    expect(missing(text, "main.json")).toEqual([
      "noFilter Trail when condition 'IsProd' is false",
      "noAction Alarm1 when condition 'IsProd' is true",
    ]);
  });
});

describe("what several kinds of events have in common", () => {
  const trails = "{ ($.eventSource = cloudtrail.amazonaws.com) && ($.readOnly IS FALSE) }";
  const keys = "{ ($.eventSource = kms.amazonaws.com) && ($.readOnly IS FALSE) }";
  const both = ["root-use", "trail-changes"];
  const missingIn = (told: Told, controls: readonly string[] = both, more: object = {}) =>
    missing(inCloudFormation(told, more), "main.json", [...controls]);

  it("is one fault where that is an alarm", () => {
    const filters = [{}, { pattern: trails }];
    expect(missingIn({ filters, alarms: [off] })).toEqual(["switchedOff Alarm1"]);
  });

  it("is said once for each that has no alarm", () => {
    const filters = [{ metric: "A" }, { pattern: trails, metric: "B" }];
    const alarms = [{ metric: "C" }];
    expect(missingIn({ filters, alarms })).toEqual(["noAlarm Filter1", "noAlarm Filter2"]);
  });

  it("is said once for each of them that one filter counts for nobody", () => {
    const filters = [{ pattern: '{ $.readOnly IS FALSE || $.userIdentity.type = "Root" }' }];
    const alarms = [{ metric: "Other" }];
    expect(missingIn({ filters, alarms })).toEqual(["noAlarm Filter1", "noAlarm Filter1"]);
  });

  it("is the alarm only where that is there", () => {
    const filters = [{}, { pattern: trails }];
    const { Resources } = JSON.parse(inCloudFormation({ alarms: [off] })) as {
      Resources: { Alarm1: object };
    };
    const missingWith = (Condition: string): readonly string[] =>
      missingIn({ filters }, both, { Alarm1: { ...Resources.Alarm1, Condition } });
    expect(missingWith("IsProd")).toEqual([
      "noAlarm Filter1 when condition 'IsProd' is false",
      "noAlarm Filter2 when condition 'IsProd' is false",
      "switchedOff Alarm1",
    ]);
    expect(missingWith("NobodyDeclaresIt")).toEqual([]);
  });

  it("is said of each alarm that fails", () => {
    const of = (metric: string, pattern?: string): Filter => ({
      metric,
      ...(pattern && { pattern }),
    });
    const filters = [of("A"), of("A", trails), of("B", keys), of("B", trails)];
    const alarms = [{ metric: "A", isOff: true } as const, { metric: "B", actions: [] }];
    expect(missingIn({ filters, alarms }, [...both, "key-deletion"])).toEqual([
      "switchedOff Alarm1",
      "noAction Alarm2",
    ]);
  });
});
