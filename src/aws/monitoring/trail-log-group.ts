import type { Resource } from "../../template/template.js";
import type { Subject } from "../subject.js";
import { Trail } from "../trail.js";
import { resourcesOf, viewOf, viewsThat } from "../view.js";
import type { World } from "../world.js";
import { LogGroup } from "./log-group.js";

/** A log group of the template that some trail sends its events to. */
export const TrailLogGroup: Subject<LogGroup> = {
  candidates: (graph) =>
    resourcesOf(Trail, graph).length === 0
      ? []
      : resourcesOf(LogGroup, graph).map((resource) => (world) => trailLogGroup(resource, world)),
};

function trailLogGroup(resource: Resource, world: World): LogGroup | undefined {
  const group = viewOf(LogGroup, resource, world);
  const trails = viewsThat(Trail, world, ({ logGroup }) => logGroup.target?.resource === resource);
  return trails.length > 0 ? group : undefined;
}

/** For how many days a log group certainly keeps events; for ever unless it is told otherwise. */
export function daysOfEvents({ retention }: LogGroup): number | undefined {
  if (retention.state === "absent" || retention.is(0)) return Number.POSITIVE_INFINITY;
  return retention.value;
}
