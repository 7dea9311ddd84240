import type { Resource } from "../template/template.js";
import { endsOf, leadToSame } from "./link.js";
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
  madeBy: (policy) => endsOf(trailsNotifying(policy).map(({ topic }) => topic)),
};

/** The policy of a trail's topic, nothing where it is about other topics only. */
export function trailTopicPolicyOf(resource: Resource, world: World): TopicPolicy | undefined {
  const view = viewOf(TopicPolicy, resource, world);
  return view !== undefined && trailsNotifying(view).length > 0 ? view : undefined;
}

function trailsNotifying({ topics, world }: TopicPolicy): readonly Trail[] {
  return viewsThat(Trail, world, ({ topic }) => topics.some((each) => leadToSame(topic, each)));
}
