import type { Value } from "../graph/value.js";
import { readArn } from "../iam/arn.js";
import type { Policy } from "../iam/policy.js";
import { blocks, type Items } from "./block.js";
import { type Field, string } from "./field.js";
import { link, links, type Link, orItselfAlone } from "./link.js";
import { policy } from "./policy-field.js";
import type { Property } from "./property.js";
import type { Kind, Part, View } from "./view.js";
import { ownAccountIn } from "./own-account.js";
import type { World } from "./world.js";

/** An SNS topic. */
export interface Topic extends View {
  readonly topicName: Property<string>;
  /** Those within it; Terraform declares each apart. */
  readonly subscriptions: Items<Part>;
}

export const Topic: Kind<Topic> = {
  cloudformation: "AWS::SNS::Topic",
  terraform: "aws_sns_topic",
  nameOf: ({ topicName }) => topicName.raw,
  shape: {
    topicName: string("TopicName", "name"),
    subscriptions: blocks<Part>("Subscription", undefined, {}),
  },
};

/** The resource policy of one or more topics. */
export interface TopicPolicy extends View {
  readonly topics: readonly Link<Topic>[];
  readonly policy: Policy;
}

export const TopicPolicy: Kind<TopicPolicy> = {
  cloudformation: "AWS::SNS::TopicPolicy",
  terraform: "aws_sns_topic_policy",
  // What may be the policy of this topic takes the place of the one within it.
  inline: {
    terraform: "aws_sns_topic",
    argument: "policy",
    isReplaced: (_, { graph }) => graph.ofType("aws_sns_topic_policy").length > 0,
  },
  shape: {
    topics: orItselfAlone(
      links("Topics", "arn", () => Topic, nameIn),
      () => Topic,
    ),
    policy: policy("PolicyDocument", "policy"),
  },
};

/** A property that holds a topic's name or ARN. */
export function topicLink(cloudformation: string, terraform: string): Field<Link<Topic>> {
  return link(cloudformation, terraform, () => Topic, nameIn);
}

/** A property that holds the ARNs of topics, among those of other things. */
export function topicLinks(
  cloudformation: string,
  terraform: string,
): Field<readonly Link<Topic>[]> {
  return links(cloudformation, terraform, () => Topic, nameIn);
}

/** An account may use the name of a topic that another account has too. */
function nameIn(written: Value, world: World): Value | undefined {
  const { account, resource } = readArn(written) ?? { resource: written };
  const isElsewhere = account?.state === "known" && account.text !== ownAccountIn(world);
  return isElsewhere ? undefined : resource;
}
