import type { Resource } from "../template/template.js";
import { viewsLeadingTo } from "./index-by-target.js";
import { leadToSame, type Link, targetOf } from "./link.js";
import { endsOf } from "./link-ends.js";
import { usedElsewhere } from "./other-files.js";
import type { Subject } from "./subject.js";
import { type Topic, TopicPolicy } from "./topic.js";
import { Trail } from "./trail.js";
import { resourcesOf, viewOf, viewsThat } from "./view.js";
import type { World } from "./world.js";

/** Every policy of a topic that some trail notifies. The topic may be declared elsewhere. */
export const TrailTopicPolicy: Subject<TopicPolicy> = {
  candidates: (graph) =>
    resourcesOf(TopicPolicy, graph).map(
      (resource) => (world) => trailTopicPolicyOf(resource, world),
    ),
  because(policy) {
    const trails = trailsNotifying(policy.topics, policy.world);
    return usedElsewhere("topic", policy, trails, trails[0]?.topic.target);
  },
  madeBy: (policy) =>
    endsOf(trailsNotifying(policy.topics, policy.world).map(({ topic }) => topic)),
};

/** The policy of a trail's topic, nothing where it is about other topics only. */
export function trailTopicPolicyOf(resource: Resource, world: World): TopicPolicy | undefined {
  const view = viewOf(TopicPolicy, resource, world);
  if (view === undefined) return undefined;
  return trailsNotifying(view.topics, world).length > 0 ? view : undefined;
}

/** The trails of the template that notify one of some topics. */
export function trailsNotifying(topics: readonly Link<Topic>[], world: World): readonly Trail[] {
  const trails = topics.flatMap((each) => {
    const target = targetOf(each);
    return target === undefined
      ? viewsThat(Trail, world, ({ topic }) => leadToSame(topic, each))
      : viewsLeadingTo(Trail, topicOf, target, world);
  });
  return [...new Set(trails)];
}

function topicOf({ topic }: Trail): Resource | string | undefined {
  return targetOf(topic);
}
