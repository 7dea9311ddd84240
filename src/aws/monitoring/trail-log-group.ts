import type { Resource } from "../../template/template.js";
import { viewsLeadingTo } from "../index-by-target.js";
import { usedElsewhere } from "../other-files.js";
import type { Subject } from "../subject.js";
import { Trail } from "../trail.js";
import { resourcesOf, viewOf } from "../view.js";
import type { World } from "../world.js";
import { LogGroup } from "./log-group.js";

/** A log group of the template that some trail sends its events to. */
export const TrailLogGroup: Subject<LogGroup> = {
  candidates: (graph) =>
    resourcesOf(Trail, graph).length === 0
      ? []
      : resourcesOf(LogGroup, graph).map((resource) => (world) => trailLogGroup(resource, world)),
  because: (group) => usedElsewhere("log group", group, trailsOf(group)),
  madeBy: (group) => trailsOf(group).map(({ logGroup }) => logGroup.property),
};

function trailLogGroup(resource: Resource, world: World): LogGroup | undefined {
  const group = viewOf(LogGroup, resource, world);
  return group !== undefined && trailsOf(group).length > 0 ? group : undefined;
}

function trailsOf({ resource, world }: LogGroup): readonly Trail[] {
  return viewsLeadingTo(Trail, groupOf, resource, world);
}

function groupOf({ logGroup }: Trail): Resource | undefined {
  return logGroup.target?.resource;
}

/**
 * Months and years, as CloudWatch counts them.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
 */
const retentions = [
  ...[1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731],
  ...[1096, 1827, 2192, 2557, 2922, 3288, 3653],
];

/** The least that CloudWatch accepts of so many days and more. */
export function allowedDays(least: number): number | undefined {
  return retentions.find((days) => days >= least);
}

/** For how many days a log group certainly keeps events; for ever unless it is told otherwise. */
export function daysOfEvents({ retention }: LogGroup): number | undefined {
  if (retention.state === "absent" || retention.is(0)) return Number.POSITIVE_INFINITY;
  return retention.value;
}
