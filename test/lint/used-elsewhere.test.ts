import { describe, expect, it } from "vitest";
import { type Files, reporter } from "./project.js";

const lint = reporter();

/** What is said of each of some files, each linted alone among all. */
function each(files: Files, rule: string): Readonly<Record<string, readonly string[]>> {
  const found = Object.keys(files).map((path) => [path, lint(path, files, rule)] as const);
  return Object.fromEntries(found.filter(([, reports]) => reports.length > 0));
}

const trail = (properties: string): string => `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, S3BucketName: acme-logs, ${properties} }
`;

const ofTrail = "of trail 'trail.yaml:Trail'";

describe("a log group of a trail in another file", () => {
  const arn = '"arn:aws:logs:${AWS::Region}:${AWS::AccountId}:log-group:/aws/cloudtrail:*"';
  const group =
    "  Group: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: /aws/cloudtrail, RetentionInDays: 7 } }\n";
  const files = {
    "trail.yaml": trail(`CloudWatchLogsLogGroupArn: !Sub ${arn}`),
    "logs.yaml": `Resources:\n${group}`,
  };

  it.each([
    ["log-group-retention", "7", "keeps events for 7 days instead of 365"],
    ["log-group-encryption", "Group", "encrypts the events of a trail with no KMS key"],
  ])("is said to be that by %s", (rule, at, said) => {
    expect(each(files, rule)).toEqual({
      "trail.yaml": [`!Sub ${arn}: Log group 'logs.yaml:Group' ${said}.`],
      "logs.yaml": [`${at}: Log group 'Group' ${said} (log group ${ofTrail}).`],
    });
    const both = { "trail.yaml": `${files["trail.yaml"]}${group}` };
    expect(each(both, rule)).toEqual({ "trail.yaml": [`${at}: Log group 'Group' ${said}.`] });
  });
});

describe("the policy of a topic that a trail in another file notifies", () => {
  const topic = "  Topic: { Type: AWS::SNS::Topic, Properties: { TopicName: deliveries } }\n";
  const policy = (principal: string): string => `  Policy:
    Type: AWS::SNS::TopicPolicy
    Properties:
      Topics: [!Ref Topic]
      PolicyDocument:
        Statement: [{ Effect: Allow, Principal: ${principal}, Action: "sns:Publish", Resource: "*" }]
`;
  const outputs = `Outputs:
  Name: { Value: !GetAtt Topic.TopicName, Export: { Name: topic-name } }
`;
  const notifying = trail("SnsTopicName: !ImportValue topic-name");
  const cloudTrail = "{ Service: cloudtrail.amazonaws.com }";

  it("is said to be about that", () => {
    const files = {
      "trail.yaml": notifying,
      "topic.yaml": `Resources:\n${topic}${policy('"*"')}${outputs}`,
    };
    const said = (name: string): string =>
      `Statement number 1 of policy '${name}' allows everybody`;
    expect(each(files, "trail-topic-policy")).toEqual({
      "trail.yaml": [`!ImportValue topic-name: ${said("topic.yaml:Policy")}.`],
      "topic.yaml": [`"*": ${said("Policy")} (topic ${ofTrail}).`],
    });
  });

  it("is said to be about that where it admits any trail", () => {
    const files = {
      "trail.yaml": notifying,
      "topic.yaml": `Resources:\n${topic}${policy(cloudTrail)}${outputs}`,
    };
    expect(each(files, "log-bucket-source-arn")["topic.yaml"]).toEqual([
      expect.stringContaining(`may use the topic (topic ${ofTrail}).`),
    ]);
  });

  it.each([
    [
      "a name",
      "SnsTopicName: deliveries",
      '!Sub "arn:aws:sns:${AWS::Region}:${AWS::AccountId}:deliveries"',
    ],
    ["what is put out", "SnsTopicName: !ImportValue topic-name", "!ImportValue topic-arn"],
  ])("is said by each of three files that know it by %s", (_, notifies, topics) => {
    const files = {
      "trail.yaml": trail(notifies),
      "topic.yaml": `Resources:\n${topic}${outputs}  Arn: { Value: !Ref Topic, Export: { Name: topic-arn } }\n`,
      "policy.yaml": `Resources:\n${policy('"*"').replace("[!Ref Topic]", `[${topics}]`)}`,
    };
    const found = each(files, "trail-topic-policy");
    expect(Object.keys(found)).toEqual(["trail.yaml", "topic.yaml", "policy.yaml"]);
    expect(found["policy.yaml"]).toEqual([
      `"*": Statement number 1 of policy 'Policy' allows everybody (topic 'topic.yaml:Topic' ${ofTrail}).`,
    ]);
  });
});
