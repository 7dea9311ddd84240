import { describe, expect, it } from "vitest";
import { alarmsFor } from "../../src/aws/monitoring/alarms-for.js";
import { MetricAlarm } from "../../src/aws/monitoring/metric-alarm.js";
import { MetricFilter } from "../../src/aws/monitoring/metric-filter.js";
import { Ingress } from "../../src/aws/network/ingress.js";
import { viewsOf } from "../../src/aws/view.js";
import type { World } from "../../src/aws/world.js";
import { templates } from "./worlds.js";

type Family = (number: string) => Readonly<Record<string, object>>;

function worldOf(count: number, family: Family): World {
  const numbers = Array.from({ length: count }, (_, index) => String(index));
  const resources = Object.assign({}, ...numbers.map(family)) as object;
  const parameters = { Name: { Type: "String" } };
  const [world] = templates(JSON.stringify({ Parameters: parameters, Resources: resources }));
  if (world === undefined) throw new Error("There is no template.");
  return world;
}

/** What is four times as many takes four times as long, and not sixteen times. */
function growthOf(family: Family, stepsIn: (world: World) => number): number {
  return stepsIn(worldOf(80, family)) / stepsIn(worldOf(20, family));
}

/** A filter and an alarm on its metric among others. */
const watched =
  (metricsOf: (name: string) => readonly object[]): Family =>
  (number) => ({
    [`F${number}`]: {
      Type: "AWS::Logs::MetricFilter",
      Properties: {
        LogGroupName: "events",
        FilterPattern: "",
        MetricTransformations: [
          { MetricName: `m${number}`, MetricNamespace: "n", MetricValue: "1" },
        ],
      },
    },
    [`A${number}`]: {
      Type: "AWS::CloudWatch::Alarm",
      Properties: {
        ComparisonOperator: "GreaterThanThreshold",
        EvaluationPeriods: 1,
        Threshold: 0,
        Metrics: metricsOf(`m${number}`),
      },
    },
  });

const query = (name: unknown): object => ({
  MetricStat: { Metric: { MetricName: name, Namespace: "n" }, Period: 60, Stat: "Sum" },
});

/** How many alarms are looked at for all filters together. */
function alarmsIn(world: World): number {
  const filters = viewsOf(MetricFilter, world);
  return filters
    .flatMap((filter) => filter.metrics.items.map((metric) => [filter, metric] as const))
    .map(([filter, { metricName }]) => alarmsFor(filter, metricName.raw))
    .reduce((sum, { bound, named }) => sum + bound.length + named.length, 0);
}

describe("looking for the alarms on the metrics of many filters", () => {
  it.each<[string, (name: string) => readonly object[], number]>([
    ["one metric that is queried", (name) => [query(name)], 1],
    ["several metrics", (name) => [query(name), query(`other-${name}`), { Expression: "a+b" }], 1],
    ["one metric twice", (name) => [query(name), query(name)], 1],
  ])("looks at those on %s only", (_, metricsOf, each) => {
    expect(alarmsIn(worldOf(20, watched(metricsOf)))).toBe(20 * each);
    expect(growthOf(watched(metricsOf), alarmsIn)).toBeLessThan(6);
  });

  it.each<[string, (name: string) => readonly object[]]>([
    ["is not known", (name) => [query(name), query({ Ref: "Name" })]],
    ["is searched for", (name) => [query(name), { Expression: "SEARCH('n', 'Sum')" }]],
  ])("looks at all whose metric %s", (_, metricsOf) => {
    expect(alarmsIn(worldOf(20, watched(metricsOf)))).toBe(20 * 20);
  });

  it("looks once at those that name a filter", () => {
    const family: Family = (number) => ({
      ...watched(() => [])(number),
      [`A${number}`]: {
        Type: "AWS::CloudWatch::Alarm",
        Properties: { MetricName: { Ref: `F${number}` }, Namespace: "n" },
      },
    });
    const world = worldOf(20, family);
    expect(viewsOf(MetricAlarm, world)).toHaveLength(20);
    expect(alarmsIn(world)).toBe(20);
  });
});

describe("looking for pieces of the Internet", () => {
  it("reads the rules of a group that is declared elsewhere once", () => {
    const family: Family = (number) => ({
      [`R${number}`]: {
        Type: "AWS::EC2::SecurityGroupIngress",
        Properties: {
          GroupId: "sg-0123456789abcdef0",
          IpProtocol: "tcp",
          FromPort: Number(number),
          ToPort: Number(number),
          CidrIp: "64.0.0.0/2",
        },
      },
    });
    // Each time that a view is asked for, it is looked for by its scenario.
    const stepsIn = (world: World): number => {
      let steps = 0;
      const counted: World = {
        ...world,
        get scenario() {
          steps++;
          return world.scenario;
        },
      };
      for (const candidate of Ingress.candidates(world.graph)) candidate(counted);
      return steps;
    };
    expect(growthOf(family, stepsIn)).toBeLessThan(6);
  });
});
