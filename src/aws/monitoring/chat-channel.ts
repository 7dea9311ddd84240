import type { Link } from "../link.js";
import { type Topic, topicLinks } from "../topic.js";
import type { Kind, View } from "../view.js";

/** A channel of a chat, in which everybody is told what is published to some topics. */
interface ChatChannel extends View {
  readonly topics: readonly Link<Topic>[];
}

const shape = { topics: topicLinks("SnsTopicArns", "sns_topic_arns") };

/** https://docs.aws.amazon.com/chatbot/latest/adminguide/what-is.html */
export const chatChannels: readonly Kind<ChatChannel>[] = [
  {
    cloudformation: "AWS::Chatbot::SlackChannelConfiguration",
    terraform: "aws_chatbot_slack_channel_configuration",
    shape,
  },
  {
    cloudformation: "AWS::Chatbot::MicrosoftTeamsChannelConfiguration",
    terraform: "aws_chatbot_teams_channel_configuration",
    shape,
  },
];
