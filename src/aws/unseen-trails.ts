import { makersOf } from "./elsewhere.js";
import { isOpen, mayAdd } from "./gap.js";
import { Trail } from "./trail.js";
import type { World } from "./world.js";

/**
 * Whether the account may have trails that no template shows: one of its organization, or
 * one that a macro, a module, a loop or another template adds, here or elsewhere. What no trail of the template does, they may do.
 */
export function mayHaveUnseenTrails(world: World): boolean {
  const { graph, settings, estate } = world;
  return (
    (settings.organizationTrail ?? estate?.mayBeInOrganization) === true ||
    graph.template.gaps.some(
      (gap) => mayAdd("AWS::CloudTrail::Trail", gap) && isOpen(gap, world),
    ) ||
    makersOf(Trail, graph).some(({ by }) => by === "template") ||
    estate?.mayHaveMore === true
  );
}
