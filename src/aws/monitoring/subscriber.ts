import { partsOf } from "../../template/walk.js";
import { nameOf, namesOf } from "../identifying-names.js";
import type { Topic } from "../topic.js";
import { exists } from "../world.js";

/**
 * What subscribes to the topics that one of its properties names, without a subscription being declared.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-sns.html
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-chatbot-slackchannelconfiguration.html
 */
const subscribing: ReadonlyMap<string, string> = new Map([
  ["AWS::Serverless::Function", "Events"],
  ["AWS::Chatbot::SlackChannelConfiguration", "SnsTopicArns"],
  ["AWS::Chatbot::MicrosoftTeamsChannelConfiguration", "SnsTopicArns"],
  ["aws_chatbot_slack_channel_configuration", "sns_topic_arns"],
  ["aws_chatbot_teams_channel_configuration", "sns_topic_arns"],
]);

/** Whether something that may exist names a topic to subscribe to it. */
export function maySubscribe({ resource, world }: Topic): boolean {
  const { template } = world.graph;
  return [...template.resources.values()].some((each) => {
    const property = subscribing.get(each.type);
    if (property === undefined || exists(each, world) === false) return false;
    const written = each.properties.fields.find(({ name }) => name === property)?.value;
    const parts = written === undefined ? [] : [...partsOf([written], template)];
    const names = new Set(namesOf(resource));
    return parts.some((part) => part.kind === "Opaque" || names.has(nameOf(part) ?? ""));
  });
}
