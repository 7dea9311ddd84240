import { expect, it } from "vitest";
import { type Files, reporter } from "./project.js";

const reported = reporter();

const parts = {
  trail: `
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, S3BucketName: acme-logs, CloudWatchLogsLogGroupArn: !GetAtt Group.Arn }
  Group: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: trail-events } }`,
  filter: (group: string): string => `
  Filter:
    Type: AWS::Logs::MetricFilter
    Properties:
      LogGroupName: ${group}
      FilterPattern: '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }'
      MetricTransformations: [{ MetricName: root, MetricNamespace: security, MetricValue: "1" }]`,
  alarm: (topic: string): string => `
  Alarm:
    Type: AWS::CloudWatch::Alarm
    Properties:
      MetricName: root
      Namespace: security
      Statistic: Sum
      Period: 300
      Threshold: 1
      EvaluationPeriods: 1
      ComparisonOperator: GreaterThanOrEqualToThreshold
      AlarmActions: [${topic}]`,
  topic: "\n  Topic: { Type: AWS::SNS::Topic }",
};

/** Exports the log group and the topic, if it has such. */
function stack(...resources: readonly string[]): string {
  const text = resources.join("");
  const names = [...text.matchAll(/^ {2}(Group|Topic):/gm)].map(([, name = ""]) => name);
  const outputs = names.map(
    (name) => `${name}: { Value: !Ref ${name}, Export: { Name: ${name} } }`,
  );
  return `Resources:${text}\nOutputs: { ${outputs.join(", ")} }\n`;
}

const groups = ["trail-events", "!ImportValue Group"];

const estates = groups.flatMap((group): readonly Files[] => {
  const { trail, filter, alarm, topic } = parts;
  const filters = filter(group);
  const toOther = alarm("!ImportValue Topic");
  return [
    { trail: stack(trail), filters: stack(filters), alarms: stack(toOther), topics: stack(topic) },
    { trail: stack(trail), filters: stack(filters, toOther), topics: stack(topic) },
    { trail: stack(trail), filters: stack(filters), alarms: stack(alarm("!Ref Topic"), topic) },
    { trail: stack(trail), filters: stack(filters, topic), alarms: stack(toOther) },
  ].map((files) =>
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`${name}.yaml`, text])),
  );
});

it.each(estates)("is said by all that lead to a topic without subscription (%#)", (files) => {
  const paths = Object.keys(files);
  for (const path of paths) {
    const all = reported(path, files, "monitoring-alarms");
    const [said = "", ...more] = all.filter((text) => text.includes("use of the root user"));
    expect(more).toEqual([]);
    expect(said).toMatch(/Topic '\S*Topic' is to tell of .*, but has no subscription/);
    const named = paths.filter((each) => said.includes(`'${each}:`));
    expect(named).toEqual(paths.filter((each) => each !== path));
  }
});
