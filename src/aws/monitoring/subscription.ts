import { same } from "../../graph/text.js";
import { groupBy } from "../../template/group.js";
import { readArn } from "../../iam/arn.js";
import type { Certainty } from "../../iam/certainty.js";
import type { Resource } from "../../template/template.js";
import type { Link } from "../link.js";
import { mayHaveUnseen } from "../gap.js";
import { type Topic, topicLink } from "../topic.js";
import { type Kind, possibleViewsOf, type View } from "../view.js";
import { exists } from "../world.js";
import { perScenario } from "../remember.js";
import { chatChannels } from "./chat-channel.js";

/** Who is told what is published to a topic. */
interface Subscription extends View {
  readonly topic: Link<Topic>;
}

export const Subscription: Kind<Subscription> = {
  cloudformation: "AWS::SNS::Subscription",
  terraform: "aws_sns_topic_subscription",
  shape: { topic: topicLink("TopicArn", "topic_arn") },
};

/** Whether somebody has subscribed to a topic in the template, be it there or apart. */
export function hasSubscription(topic: Topic): Certainty {
  const { subscriptions, resource, world } = topic;
  if (subscriptions.items.length > 0) return true;
  const { byTopic, unplaced } = indexOf(world);
  const existence = (byTopic.get(resource) ?? []).map((by) => exists(by.property.resource, world));
  if (existence.includes(true)) return true;
  const isUnsure =
    !subscriptions.complete ||
    existence.includes(undefined) ||
    unplaced.some((by) => mayBeOf(by, topic) && exists(by.property.resource, world) !== false) ||
    mayHaveUnseen([Subscription, ...chatChannels], resource, world);
  return isUnsure ? undefined : false;
}

/** Whether what leads to no topic of the template for certain may lead to this one. */
function mayBeOf({ property: { raw } }: Link<Topic>, { topicName }: Topic): boolean {
  if (raw.state === "absent") return false;
  if (topicName.unset.length > 0) return raw.state !== "known";
  return same(readArn(raw)?.resource ?? raw, topicName.raw) !== false;
}

/** How topics are subscribed to. */
interface Index {
  readonly byTopic: ReadonlyMap<Resource | undefined, readonly Link<Topic>[]>;
  readonly unplaced: readonly Link<Topic>[];
}

const indexOf = perScenario((world): Index => {
  const channels = chatChannels.flatMap((kind) => possibleViewsOf(kind, world));
  const all = [
    ...possibleViewsOf(Subscription, world).map(({ topic }) => topic),
    ...channels.flatMap(({ topics }) => topics),
  ];
  const byTopic = groupBy(all, ({ target }) => target?.resource);
  return { byTopic, unplaced: byTopic.get(undefined) ?? [] };
});
