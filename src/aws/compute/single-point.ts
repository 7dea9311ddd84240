import { same } from "../../graph/text.js";
import type { Value } from "../../graph/value.js";
import { Subnet } from "../network/subnet.js";
import type { Reportable } from "../property.js";
import type { Subject } from "../subject.js";
import { resourcesOf, viewOf } from "../view.js";
import type { World } from "../world.js";
import { AutoScalingGroup } from "./auto-scaling-group.js";
import { Instance, SpotInstance } from "./instance.js";

/** Where a service stops when one instance or one zone does. */
export interface SinglePoint {
  readonly of: "alone" | "oneInstance" | "oneZone";
  readonly at: Reportable;
}

/** Instances and Auto Scaling groups, one at a time. */
export const SinglePoints: Subject<readonly SinglePoint[]> = {
  candidates: (graph) => [
    ...[Instance, SpotInstance].flatMap((kind) =>
      resourcesOf(kind, graph).map((resource) => (world: World) => {
        const instance = viewOf(kind, resource, world);
        return instance && [{ of: "alone", at: instance } as const];
      }),
    ),
    ...resourcesOf(AutoScalingGroup, graph).map((resource) => (world: World) => {
      const group = viewOf(AutoScalingGroup, resource, world);
      return group && inGroup(group);
    }),
  ],
};

function inGroup({ maxSize, zones, subnets, world }: AutoScalingGroup): readonly SinglePoint[] {
  const oneInstance = maxSize.is(1) ? [{ of: "oneInstance", at: maxSize } as const] : [];
  const inOneZone = isOneZone(zones.raw) ? zones : isOneSubnet(subnets.raw, world) ? subnets : [];
  return [...oneInstance, ...[inOneZone].flat().map((at) => ({ of: "oneZone", at }) as const)];
}

/** Names in a text are separated by commas: what is not known may be several. */
function isOneZone(zones: Value): boolean {
  const [only, ...others] = zones.state === "list" ? zones.items : [];
  return others.length === 0 && only?.state === "known" && isSingle(only.text);
}

function isSingle(text: string): boolean {
  return text !== "" && !text.includes(",");
}

/** A subnet is in one zone, and so are several that are declared to be in the same. */
function isOneSubnet(subnets: Value, world: World): boolean {
  const written = subnets.state === "list" ? subnets.items : [subnets];
  const [only] = written.length === 1 ? written : [];
  if (only?.state === "known") return isSingle(only.text);
  const found = written.flatMap((each) => subnetOf(each, world) ?? []);
  const [first, ...others] = found;
  if (first === undefined || found.length < written.length) return false;
  return others.every(({ zone }) => same(zone.raw, first.zone.raw) === true);
}

function subnetOf(written: Value, world: World): Subnet | undefined {
  const name = written.state === "unknown" ? written.reference?.resource : undefined;
  const resource = name === undefined ? undefined : world.graph.template.resources.get(name);
  return resource && viewOf(Subnet, resource, world);
}
