import type { Resource } from "../template/template.js";
import { leadToSame } from "./link.js";
import type { Subject } from "./subject.js";
import { TopicPolicy } from "./topic.js";
import { Trail } from "./trail.js";
import { resourcesOf, viewOf, viewsThat } from "./view.js";
import type { World } from "./world.js";

/** Every policy of a topic that some trail notifies. The topic may be declared elsewhere. */
export const TrailTopicPolicy: Subject<TopicPolicy> = {
  candidates: (graph) =>
    resourcesOf(TopicPolicy, graph).map(
      (resource) => (world) => trailTopicPolicyOf(resource, world),
    ),
};

/** The policy of a trail's topic, nothing where it is about other topics only. */
export function trailTopicPolicyOf(resource: Resource, world: World): TopicPolicy | undefined {
  const view = viewOf(TopicPolicy, resource, world);
  if (view === undefined) return undefined;
  const trails = viewsThat(Trail, world, ({ topic }) =>
    view.topics.some((each) => leadToSame(topic, each)),
  );
  return trails.length > 0 ? view : undefined;
}
