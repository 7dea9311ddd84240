import type { Graph } from "../graph/graph.js";
import type { Resource } from "../template/template.js";
import { makersOf } from "./elsewhere.js";
import type { Reportable } from "./property.js";
import type { Subject } from "./subject.js";
import { Trail } from "./trail.js";
import { mayHaveUnseenTrails } from "./unseen-trails.js";
import { resourcesOf } from "./view.js";

/**
 * It creates a trail of its own when it sets up a landing zone.
 * https://docs.aws.amazon.com/controltower/latest/userguide/about-cloudtrail.html
 */
const landingZone = /^(?:AWS::ControlTower::LandingZone|aws_controltower_landing_zone)$/;

/** The lack of a trail in a whole deployment, which shows at its resources. */
export const MissingTrail: Subject<Reportable> = {
  candidates: (graph) => {
    const at = lackIn(graph);
    if (at === undefined) return [];
    return [(world) => (mayHaveUnseenTrails(world) ? undefined : at)];
  },
};

function lackIn(graph: Graph): Reportable | undefined {
  const { template } = graph;
  const { whole } = template;
  const resources = [...template.resources.values()];
  const [resource] = resources;
  if (whole === undefined || resource === undefined) return undefined;
  const isDeclared =
    resourcesOf(Trail, graph).length > 0 ||
    resources.some(({ type }) => landingZone.test(type)) ||
    makersOf(Trail, graph).some(({ by, resource: maker }) => by === "code" && isAboutTrails(maker));
  return isDeclared ? undefined : { resource, use: { span: whole } };
}

/** Code may do anything; taken for what creates a trail is what says that it is about one. */
function isAboutTrails({ name, type }: Resource): boolean {
  return /trail/i.test(`${name} ${type}`);
}
