import { describe, expect, it } from "vitest";
import { type Files, reporter } from "./project.js";

const lint = reporter();

/** What is said of filters, alarms and their topics for a trail, the first of the files. */
function said(files: Files): string {
  return lint("trail.yaml", files, "monitoring-alarms").join("\n");
}

const trail = `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, S3BucketName: acme-logs, CloudWatchLogsLogGroupArn: !GetAtt Group.Arn }
`;

const filter = (group: string): string => `  Filter:
    Type: AWS::Logs::MetricFilter
    Properties:
      LogGroupName: ${group}
      FilterPattern: '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }'
      MetricTransformations: [{ MetricName: root, MetricNamespace: security, MetricValue: "1" }]
`;

const parameter = "Parameters: { Given: { Type: String } }\n";

describe("metric filters of another stack", () => {
  const files = (group: string, written: string): Files => ({
    "trail.yaml": `${trail}  Group: { Type: AWS::Logs::LogGroup${group} }\n`,
    "filters.yaml": `${parameter}Resources:\n${filter(written)}`,
  });

  it.each([
    ["a name that is written", ", Properties: { LogGroupName: trail-events }"],
    ["a name that CloudFormation makes", ""],
  ])("may be those of a log group with %s", (_, group) => {
    expect(said(files(group, "!Ref Given"))).toBe("");
    expect(said(files(group, '!Sub "/aws/lambda/${Given}"'))).toContain("use of the root user");
  });
});

describe("alarms of another stack", () => {
  const files = (watched: string): Files => ({
    "trail.yaml": `${trail}  Group: { Type: AWS::Logs::LogGroup }\n${filter("!Ref Group")}`,
    "alarms.yaml": `Resources:
  Topic: { Type: AWS::SNS::Topic }
  Alarm:
    Type: AWS::CloudWatch::Alarm
    Properties: { ${watched}, Threshold: 1, EvaluationPeriods: 1, ComparisonOperator: GreaterThanOrEqualToThreshold, AlarmActions: [!Ref Topic] }
`,
  });
  const silent = "counts use of the root user, but no alarm watches its metric";
  const metric = "MetricName: root, Namespace: security";

  it.each([
    ["its name", `${metric}, Statistic: Sum, Period: 300`],
    [
      "an expression",
      `Metrics: [{ Id: m, MetricStat: { Metric: { ${metric} }, Stat: Sum, Period: 300 } }]`,
    ],
  ])("watch a metric by %s, and tell nobody", (_, watched) => {
    expect(said(files(watched))).not.toContain(silent);
    expect(lint("alarms.yaml", files(watched), "monitoring-alarms").join("\n")).toContain(
      "Topic 'Topic' is to tell of use of the root user, but has no subscription",
    );
    expect(said(files(watched.replace("root", "errors")))).toContain(silent);
  });

  const stats = "Namespace: security, Statistic: Sum, Period: 300";
  const given = (name: string, own = ""): Files => {
    const { "alarms.yaml": alarms = "", ...others } = files(`MetricName: ${name}, ${stats}`);
    return { ...others, "alarms.yaml": `${parameter}${alarms}${own}` };
  };

  it.each(["!Ref Given", '!Sub "${Given}"', '!Sub "ro${Given}"'])("may watch it as %s", (name) => {
    expect(said(given(name))).not.toContain(silent);
  });

  it.each(['!Sub "${Given}-errors"', '!Sub "other-${Given}"'])("do not as %s", (name) => {
    expect(said(given(name))).toContain(silent);
  });

  it("watch what a filter beside them publishes under the same name", () => {
    const own = filter("!Ref Given").replace("MetricName: root", "MetricName: !Ref Given");
    expect(said(given("!Ref Given", own.replace("Filter:", "Own:")))).toContain(silent);
  });

  it("may be more than are looked at together", () => {
    const { "trail.yaml": open = "", "alarms.yaml": alarm = "" } = files(
      `MetricName: root, ${stats}`,
    );
    const other = alarm.replace("Namespace: security", "Namespace: orders");
    const crowd = Array.from(
      { length: 30 },
      (_, index) => [`${String(index)}.yaml`, other] as const,
    );
    const others = Object.fromEntries(crowd);
    expect(said({ "trail.yaml": open, ...others, "zone.yaml": alarm })).not.toContain(silent);
  });

  it("may watch what a filter publishes under a name that nobody knows", () => {
    const { "trail.yaml": open = "", ...others } = files(`MetricName: errors, ${stats}`);
    const text = parameter + open.replace("MetricName: root", "MetricName: !Ref Given");
    expect(said({ ...others, "trail.yaml": text })).not.toContain(silent);
  });
});

describe("subscriptions of another stack", () => {
  const here = "arn:aws:sns:${AWS::Region}:${AWS::AccountId}";
  const alarm = `  Alarm:
    Type: AWS::CloudWatch::Alarm
    Properties: { MetricName: root, Namespace: security, Statistic: Sum, Period: 300, EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: GreaterThanOrEqualToThreshold, AlarmActions: [!Ref Topic] }
`;
  const files = (topic: string, written: string): Files => ({
    "trail.yaml": `${trail}  Group: { Type: AWS::Logs::LogGroup }\n${filter("!Ref Group")}${alarm}  Topic: { Type: AWS::SNS::Topic${topic} }\n`,
    "people.yaml": `${parameter}Resources:
  People: { Type: AWS::SNS::Subscription, Properties: { Protocol: email, Endpoint: a@example.com, TopicArn: ${written} } }
`,
  });
  const silent = "Topic 'Topic' is to tell of use of the root user, but has no subscription";
  const named = ", Properties: { TopicName: alarms }";

  it.each([
    ["its name", named, `!Sub "${here}:alarms"`],
    ["whatever they are given", named, "!Ref Given"],
    ["whatever they are given, which may be a name that CloudFormation makes", "", "!Ref Given"],
  ])("may be those of a topic by %s", (_, topic, written) => {
    expect(said(files(topic, written))).not.toContain(silent);
  });

  it.each([
    ["made of what they are given", named, `!Sub "${here}:\${Given}"`],
    [
      "in a Region that they are given",
      named,
      '!Sub "arn:aws:sns:${Given}:${AWS::AccountId}:alarms"',
    ],
    ["of an account that may be another", named, "arn:aws:sns:us-east-1:111122223333:alarms"],
    ["whose name is what they are given", "", `!Sub "${here}:\${Given}"`],
  ])("may be those of a topic by an ARN %s", (_, topic, written) => {
    expect(said(files(topic, written))).not.toContain(silent);
  });

  it.each([`${here}:orders`, `${here}:\${Given}-orders`])("are those of another by %s", (arn) => {
    expect(said(files(named, `!Sub "${arn}"`))).toContain(silent);
  });
});

describe("subscribers of another stack", () => {
  const here = "arn:aws:sns:${AWS::Region}:${AWS::AccountId}";
  const alarm = `  Alarm:
    Type: AWS::CloudWatch::Alarm
    Properties: { MetricName: root, Namespace: security, Statistic: Sum, Period: 300, EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: GreaterThanOrEqualToThreshold, AlarmActions: [!Ref Topic] }
`;
  const topicIn = (properties: string, more = ""): Files => ({
    "trail.yaml": `${trail}  Group: { Type: AWS::Logs::LogGroup }\n${filter("!Ref Group")}${alarm}  Topic: { Type: AWS::SNS::Topic${properties} }\n${more}`,
  });
  const exported = "Outputs: { Topic: { Value: !Ref Topic, Export: { Name: alarms-topic } } }\n";
  const silent = "Topic 'Topic' is to tell of use of the root user, but has no subscription";
  const named = ", Properties: { TopicName: alarms }";

  /** What subscribes to a topic without declaring a subscription. */
  const channel =
    (chat: string) =>
    (topic: string): string =>
      `${parameter}Resources:
  Channel: { Type: AWS::Chatbot::${chat}ChannelConfiguration, Properties: { SnsTopicArns: [${topic}] } }
`;
  const invoked =
    (type = "SNS") =>
    (topic: string): string =>
      `${parameter}Resources:
  Function:
    Type: AWS::Serverless::Function
    Properties:
      Role: arn:aws:iam::111122223333:role/own
      Events: { Alarm: { Type: ${type}, Properties: { Topic: ${topic} } } }
`;

  describe.each([
    ["a channel of Slack", channel("Slack")],
    ["a channel of Teams", channel("MicrosoftTeams")],
    ["a function", invoked()],
    ["a function, in quotes", invoked('"SNS"')],
  ])("that have %s", (_, subscriber) => {
    it.each([
      ["its name", named, `!Sub "${here}:alarms"`],
      ["what they are given", named, "!Ref Given"],
      ["what they are given, which may be a name that CloudFormation makes", "", "!Ref Given"],
      ["an ARN made of what they are given", named, `!Sub "${here}:\${Given}"`],
      ["an ARN of what may be another account", named, "arn:aws:sns:us-east-1:111122223333:alarms"],
    ])("may be those of a topic by %s", (_way, topic, written) => {
      expect(said({ ...topicIn(topic), "people.yaml": subscriber(written) })).not.toContain(silent);
    });

    it.each([
      ["made", ""],
      ["written", named],
    ])("are those of one that they import, whose name is %s", (_name, topic) => {
      const people = subscriber("!ImportValue alarms-topic");
      expect(said({ ...topicIn(topic, exported), "people.yaml": people })).not.toContain(silent);
    });

    it.each([
      ["its name", `!Sub "${here}:orders"`],
      ["a name of which a part is another", `!Sub "${here}:\${Given}-orders"`],
      ["an ARN", "arn:aws:sns:us-east-1:111122223333:orders"],
    ])("are those of another by %s", (_way, written) => {
      const files = { ...topicIn(named, exported), "people.yaml": subscriber(written) };
      expect(said(files)).toContain(silent);
    });

    it("are those of another that they import", () => {
      const others = `Resources: { Orders: { Type: AWS::SNS::Topic } }
Outputs: { Topic: { Value: !Ref Orders, Export: { Name: orders-topic } } }
`;
      const people = subscriber("!ImportValue orders-topic");
      const files = { ...topicIn(named, exported), "others.yaml": others, "people.yaml": people };
      expect(said(files)).toContain(silent);
    });

    it.each([
      ["!Ref Topic", false],
      ["!Ref Orders", true],
      ["arn:aws:sns:us-east-1:111122223333:orders", true],
    ])("are nested and given %s", (given, isSilent) => {
      const nested = `  Orders: { Type: AWS::SNS::Topic }
  People: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: people.yaml, Parameters: { Given: ${given} } } }
`;
      for (const properties of ["", named]) {
        const files = { ...topicIn(properties, nested), "people.yaml": subscriber("!Ref Given") };
        expect(said(files).includes(silent)).toBe(isSilent);
      }
    });

    it("are given a topic by what nests them besides", () => {
      const given = `Resources:
  People: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: people.yaml, Parameters: { Given: !Sub "${here}:NAME" } } }
`;
      const people = subscriber("!Ref Given");
      for (const name of ["alarms", "orders"]) {
        const nesting = given.replace("NAME", name);
        const files = { ...topicIn(named), "nesting.yaml": nesting, "people.yaml": people };
        expect(said(files).includes(silent)).toBe(name === "orders");
      }
    });
  });

  it("are no functions that only publish to it", () => {
    const people = invoked("S3")("x").replace("{ Topic: x }", "{ Bucket: a }");
    const publishing = people.replace(
      "Role:",
      "Environment: { Variables: { TOPIC: !ImportValue alarms-topic } }\n      Role:",
    );
    expect(said({ ...topicIn(named, exported), "people.yaml": publishing })).toContain(silent);
  });

  it("are no functions that something else invokes", () => {
    for (const topic of ["!Ref Given", `!Sub "${here}:alarms"`, "!ImportValue alarms-topic"]) {
      const files = { ...topicIn(named, exported), "people.yaml": invoked("SQS")(topic) };
      expect(said(files)).toContain(silent);
    }
  });
});

describe("subscriptions to a topic that an alarm imports", () => {
  const files = (topic: string, written: string): Files => ({
    "trail.yaml": `${trail}  Group: { Type: AWS::Logs::LogGroup }
${filter("!Ref Group")}  Alarm:
    Type: AWS::CloudWatch::Alarm
    Properties: { MetricName: root, Namespace: security, Statistic: Sum, Period: 300, EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: GreaterThanOrEqualToThreshold, AlarmActions: [!ImportValue alerts] }
`,
    "topic.yaml": `Resources:
  Topic: { Type: AWS::SNS::Topic${topic} }
Outputs:
  Topic: { Value: !Ref Topic, Export: { Name: alerts } }
`,
    "people.yaml": `${parameter}Resources:
  People: { Type: AWS::SNS::Subscription, Properties: { Protocol: email, Endpoint: a@example.com, TopicArn: ${written} } }
`,
  });
  const arn = (name: string): string =>
    `!Sub "arn:aws:sns:\${AWS::Region}:\${AWS::AccountId}:${name}"`;
  const named = ", Properties: { TopicName: alarms }";
  const heard = (topic: string, written: string): readonly string[] =>
    ["trail.yaml", "topic.yaml"].map((path) =>
      lint(path, files(topic, written), "monitoring-alarms").join("\n"),
    );

  it.each([
    ["import it", named, "!ImportValue alerts"],
    ["call it by its name", named, arn("alarms")],
    ["are given it, as far as anybody knows", named, "!Ref Given"],
    ["are given it, though CloudFormation makes its name", "", "!Ref Given"],
  ])("may be those that %s", (_, topic, written) => {
    for (const said of heard(topic, written)) expect(said).not.toContain("has no subscription");
  });

  it("are those of another by another name", () => {
    for (const said of heard(named, arn("orders"))) expect(said).toContain("has no subscription");
  });
});

describe("a way from a trail to people through a stack for each step", () => {
  const steps: Files = {
    "trail.yaml": `${trail}  Group: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: events } }\n`,
    "filters.yaml": `Resources:\n${filter("events")}`,
    "alarms.yaml": `Resources:
  Topic: { Type: AWS::SNS::Topic, Properties: { TopicName: alarms } }
  Alarm:
    Type: AWS::CloudWatch::Alarm
    Properties: { MetricName: root, Namespace: security, Statistic: Sum, Period: 300, EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: GreaterThanOrEqualToThreshold, AlarmActions: [!Ref Topic] }
`,
  };
  const topic = '!Sub "arn:aws:sns:${AWS::Region}:${AWS::AccountId}:alarms"';
  const saidIn = (path: string, files: Files): string =>
    lint(path, files, "monitoring-alarms").join("\n");

  it.each([
    ["SNS::Subscription", `Protocol: email, Endpoint: a@example.com, TopicArn: ${topic}`],
    ["Chatbot::SlackChannelConfiguration", `SnsTopicArns: [${topic}]`],
    ["Serverless::Function", `Events: { Alarm: { Type: SNS, Properties: { Topic: ${topic} } } }`],
  ])("is followed to its end by each of them: %s", (type, properties) => {
    const people = `Resources: { People: { Type: AWS::${type}, Properties: { ${properties} } } }`;
    const whole = { ...steps, "people.yaml": people };
    for (const path of Object.keys(whole)) expect(saidIn(path, whole)).not.toMatch(/root|no alarm/);
    for (const path of Object.keys(steps)) expect(saidIn(path, steps)).not.toContain("no alarm");
  });
});
