import { expect, it } from "vitest";
import { hasSubscription } from "../../../src/aws/monitoring/subscription.js";
import { terraformProvider } from "../../../src/aws/terraform-provider.js";
import { Topic } from "../../../src/aws/topic.js";
import { configuration, planText, read, to } from "../../terraform/plan-text.js";
import { inConfiguration, inTemplate } from "../terraform-worlds.js";
import { inEachScenario } from "../worlds.js";

const head = `
Parameters: { Name: { Type: String }, Other: { Type: String }, Mails: { Type: CommaDelimitedList } }
Conditions: { IsProd: !Equals [!Ref Name, prod] }
Resources:
`;

function subscription(topic: string, more = ""): string {
  return `  Mail:
    Type: AWS::SNS::Subscription
    ${more}
    Properties: { ${topic}, Protocol: email, Endpoint: security@example.com }
`;
}

/** A function of SAM, and what events invoke it. */
function invoked(properties: string, type = "SNS", more = ""): string {
  return `  Function:
    Type: AWS::Serverless::Function
    ${more}
    Properties:
      Events: { Alarm: { Type: ${type}, Properties: ${properties} } }
      Environment: { Variables: { TOPIC: !Ref Topic } }
`;
}

/** A channel of Slack, and the topics of which it is told. */
function told(topics: string, more = ""): string {
  return `  Channel:
    Type: AWS::Chatbot::SlackChannelConfiguration
    ${more}
    Properties: { SnsTopicArns: ${topics} }
`;
}

function custom(topic: string): string {
  return `  Custom: { Type: Custom::Subscriber, Properties: { Topic: ${topic} } }\n`;
}

const arn = "arn:aws:sns:eu-west-1:111122223333";
const ownArn = "arn:aws:sns:${AWS::Region}:${AWS::AccountId}";
const another = "  Another: { Type: AWS::SNS::Topic }\n";
const module = "  Module: { Type: My::Own::Thing::MODULE }\n";
const someMail = "[{ Protocol: email, Endpoint: security@example.com }]";

it.each<[topic: string, others: string, isTold: readonly (boolean | undefined)[]]>([
  ["TopicName: alarms", "", [false]],
  ["TopicName: alarms", module, [undefined]],
  // Within the topic.
  [`Subscription: ${someMail}`, "", [true]],
  ["Subscription: []", "", [false]],
  ["Subscription: !Ref Mails", "", [undefined]],
  // Apart from it.
  ["TopicName: alarms", subscription("TopicArn: !Ref Topic"), [true]],
  ["TopicName: alarms", subscription(`TopicArn: !Sub '${ownArn}:alarms'`), [true]],
  // The account may be another.
  ["TopicName: alarms", subscription(`TopicArn: ${arn}:alarms`), [undefined]],
  ["TopicName: alarms", subscription(`TopicArn: ${arn}:others`), [false]],
  ["TopicName: alarms", subscription("TopicArn: !Ref Name"), [undefined]],
  ["TopicName: alarms", subscription(`TopicArn: !Sub '${arn}:\${Name}'`), [undefined]],
  ["TopicName: alarms", subscription(`TopicArn: !Sub '${arn}:\${Name}-others'`), [false]],
  ["TopicName: !Ref Name", subscription(`TopicArn: !Sub '${ownArn}:\${Name}'`), [true]],
  ["TopicName: !Ref Name", subscription(`TopicArn: ${arn}:others`), [undefined]],
  ["TopicName: !Sub '${Name}-x'", subscription(`TopicArn: ${arn}:others`), [false]],
  // Nobody writes the name that CloudFormation makes up.
  ["DisplayName: Alarms", subscription(`TopicArn: ${arn}:alarms`), [false]],
  ["DisplayName: Alarms", subscription("TopicArn: !Ref Name"), [undefined]],
  ["DisplayName: Alarms", subscription(`TopicArn: !Sub '${arn}:\${Name}'`), [undefined]],
  ["TopicName: alarms", subscription("RawMessageDelivery: true"), [false]],
  // Declared by what subscribes.
  ["TopicName: alarms", invoked("{ Topic: !Ref Topic }"), [true]],
  [
    "TopicName: alarms",
    invoked("{ Topic: !Ref Topic }", "SNS", "Condition: IsProd"),
    [true, false],
  ],
  ["TopicName: alarms", invoked(`{ Topic: !Sub '${ownArn}:alarms' }`), [true]],
  ["TopicName: alarms", invoked(`{ Topic: ${arn}:alarms }`), [undefined]],
  ["TopicName: alarms", invoked(`{ Topic: ${arn}:others }`), [false]],
  ["TopicName: alarms", invoked("{ Topic: !Ref Other }"), [undefined]],
  ["DisplayName: Alarms", invoked("{ Topic: !Ref Other }"), [undefined]],
  ["DisplayName: Alarms", invoked(`{ Topic: ${arn}:others }`), [false]],
  ["TopicName: alarms", invoked("{ Topic: !Ref Another }") + another, [false, true]],
  ["TopicName: alarms", invoked("{ Queue: !Ref Topic }", "SQS"), [false]],
  ["TopicName: alarms", invoked("{ Topic: !Ref Topic }", "S3"), [false]],
  ["TopicName: alarms", invoked("{}"), [false]],
  ["TopicName: alarms", told("[!Ref Topic]"), [true]],
  ["TopicName: alarms", told("[!Ref Another, !Ref Topic]") + another, [true, true]],
  ["TopicName: alarms", told("[!Ref Topic]", "Condition: IsProd"), [true, false]],
  ["TopicName: alarms", told(`[!Sub '${ownArn}:alarms']`), [true]],
  ["TopicName: alarms", told("!Ref Mails"), [undefined]],
  ["TopicName: alarms", told("[!Ref Other]"), [undefined]],
  ["TopicName: alarms", told(`[${arn}:others, !Ref Other]`), [undefined]],
  ["DisplayName: Alarms", told("[!Ref Other]"), [undefined]],
  ["TopicName: alarms", told("[!Ref Other]", "Condition: IsProd"), [undefined, false]],
  ["TopicName: alarms", told(`[${arn}:others]`), [false]],
  ["DisplayName: Alarms", told(`[${arn}:alarms]`), [false]],
  ["TopicName: alarms", told("[!Ref Another]") + another, [false, true]],
  ["TopicName: alarms", told("[]"), [false]],
  ["TopicName: alarms", told("[!Ref Topic]").replace("Slack", "MicrosoftTeams"), [true]],
  // By somebody's code.
  ["TopicName: alarms", custom("!Ref Topic"), [undefined]],
  ["TopicName: alarms", custom("a"), [false]],
  ["TopicName: alarms", told(`[${arn}:alarms]`), [undefined]],
  // Where it exists.
  ["TopicName: alarms", subscription("TopicArn: !Ref Topic", "Condition: IsProd"), [true, false]],
  [
    "TopicName: alarms",
    subscription("TopicArn: !Ref Other", "Condition: IsProd"),
    [undefined, false],
  ],
  ["TopicName: alarms", subscription("TopicArn: !Ref Topic", "Condition: IsMissing"), [undefined]],
])("whether anybody is told what is published to a topic: %s %s", (topic, others, isTold) => {
  const text = `${head}  Topic: { Type: AWS::SNS::Topic, Properties: { ${topic} } }\n${others}`;
  expect(inEachScenario(text, Topic, hasSubscription)).toEqual(isTold);
});

const topicInTerraform = "${aws_sns_topic.own.arn}";

it.each<[type: string, isTold: readonly (boolean | undefined)[], topics: unknown]>([
  ["slack", [true], [topicInTerraform]],
  ["teams", [true], [topicInTerraform]],
  // The account may be another.
  ["slack", [undefined], [`${arn}:alarms`]],
  ["slack", [undefined], "${var.topics}"],
  ["teams", [undefined], ["${var.topic}"]],
  ["slack", [true], [`${arn}:others`, topicInTerraform]],
  ["slack", [false], [`${arn}:others`]],
  ["teams", [false], ["${aws_sns_topic.other.arn}"]],
])("whether a channel of %s is told in Terraform: %j %j", (chat, isTold, topics) => {
  const channel = {
    [`aws_chatbot_${chat}_channel_configuration`]: { x: { sns_topic_arns: topics } },
  };
  const resource = {
    aws_sns_topic: { own: { name: "alarms" }, other: { name: "orders" } },
    ...channel,
  };
  const terraform = { backend: { s3: {} } };
  const variable = { topics: { type: "list(string)" }, topic: {} };
  const told = inConfiguration([{ terraform, variable, resource }], Topic, hasSubscription);
  expect(told["aws_sns_topic.own"]).toEqual(isTold);
});

it.each<[topic: string, isTold: readonly (boolean | undefined)[]]>([
  [topicInTerraform, [undefined]],
  [`${arn}:others`, [false]],
])("what knows of a topic may be a channel of Cloud Control: %s", (topic, isTold) => {
  const resource = {
    aws_sns_topic: { own: { name: "alarms" } },
    awscc_chatbot_slack_channel_configuration: { x: { sns_topic_arns: [topic] } },
  };
  const terraform = { backend: { s3: {} } };
  const told = inConfiguration([{ terraform, resource }], Topic, hasSubscription);
  expect(told["aws_sns_topic.own"]).toEqual(isTold);
});

it.each<[values: object, unknown: object, isTold: readonly (boolean | undefined)[]]>([
  [{}, { sns_topic_arns: true }, [true]],
  [{ sns_topic_arns: [`${arn}:others`] }, {}, [false]],
])("whether a channel is told in a plan: %j %j", (values, unknown, isTold) => {
  const channel = "aws_chatbot_slack_channel_configuration.x";
  const topic = "aws_sns_topic.own";
  const resources = [
    { address: topic, values: { name: "alarms" }, unknown: { arn: true } },
    { address: channel, values, unknown },
  ];
  const code = configuration({
    [topic]: {},
    [channel]: { sns_topic_arns: to(`${topic}.arn`, topic) },
  });
  const template = read(planText(resources, code), terraformProvider.wants);
  expect(inTemplate(template, Topic, hasSubscription)[topic]).toEqual(isTold);
});
