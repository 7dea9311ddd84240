import type { Graph } from "../graph/graph.js";
import type { Resource } from "../template/template.js";
import { noEstate } from "./estate.js";
import { makersOf, making } from "./elsewhere.js";
import { mayAdd } from "./gap.js";
import type { Reportable } from "./property.js";
import type { Subject } from "./subject.js";
import { Trail } from "./trail.js";
import { mayHaveUnseenTrails } from "./unseen-trails.js";
import { resourcesOf } from "./view.js";

/**
 * It creates a trail of its own when it sets up a landing zone.
 * https://docs.aws.amazon.com/controltower/latest/userguide/about-cloudtrail.html
 */
const landingZone = /\b(?:AWS::ControlTower::LandingZone|aws_controltower_landing_zone)\b/;

/** What is in the text of a template that may create trails without declaring them. */
export const creatingTrails: readonly RegExp[] = [...making, landingZone];

/** The lack of a trail in all that is deployed together. */
export interface Lack {
  /** Where it shows: at the resources of a template. */
  readonly at: Reportable;
  /** Whether nothing else is deployed with that template, as far as is known. */
  readonly isAlone: boolean;
}

export const MissingTrail: Subject<Lack> = {
  candidates: (graph) => {
    const at = lackIn(graph);
    if (at === undefined) return [];
    return [
      (world) => {
        const { trails, gap, isAlone } = world.estate ?? noEstate;
        const isElsewhere = trails.length > 0 || gap !== undefined;
        if (mayHaveUnseenTrails(world) || isElsewhere) return undefined;
        return { at, isAlone };
      },
    ];
  },
};

function lackIn(graph: Graph): Reportable | undefined {
  const { template } = graph;
  const { whole } = template;
  const [resource] = template.resources.values();
  if (whole === undefined || resource === undefined) return undefined;
  const isDeclared = resourcesOf(Trail, graph).length > 0 || mayMakeTrails(graph);
  return isDeclared ? undefined : { resource, use: { span: whole } };
}

/** Whether something of a template creates trails without declaring them. */
function mayMakeTrails(graph: Graph): boolean {
  return (
    [...graph.template.resources.values()].some(({ type }) => landingZone.test(type)) ||
    makersOf(Trail, graph).some(({ by, resource }) => by === "code" && isAboutTrails(resource))
  );
}

/** Whether others do not know all the trails of a template, in whatever scenario. */
export function mayAddTrails(graph: Graph): boolean {
  const { gaps } = graph.template;
  return (
    mayMakeTrails(graph) ||
    gaps.some((gap) => mayAdd("AWS::CloudTrail::Trail", gap)) ||
    makersOf(Trail, graph).some(({ by }) => by === "template")
  );
}

/** Code may do anything; taken for what creates a trail is what says that it is about one. */
function isAboutTrails({ name, type }: Resource): boolean {
  return /trail/i.test(`${name} ${type}`);
}
