import { expect, it } from "vitest";
import { hasSubscription } from "../../../src/aws/monitoring/subscription.js";
import { Topic } from "../../../src/aws/topic.js";
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
function invoked(properties: string, variables = "STAGE: prod"): string {
  return `  Function:
    Type: AWS::Serverless::Function
    Properties:
      Events: { Alarm: { Type: SNS, Properties: ${properties} } }
      Environment: { Variables: { ${variables} } }
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

const arn = "arn:aws:sns:eu-west-1:111122223333";
const ownArn = "arn:aws:sns:${AWS::Region}:${AWS::AccountId}";
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
  ["TopicName: alarms", invoked("{ Topic: !Ref Topic }"), [undefined]],
  ["TopicName: alarms", invoked("{ Topic: !Ref Other }"), [false]],
  ["TopicName: alarms", invoked("{ Topic: !Ref Other }", "TOPIC: !Ref Topic"), [false]],
  ["TopicName: alarms", told("[!Ref Topic]"), [undefined]],
  ["TopicName: alarms", told("[!Ref Topic]", "Condition: IsProd"), [undefined, false]],
  ["TopicName: alarms", told(`[${arn}:others]`), [false]],
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
