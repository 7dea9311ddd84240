import { mayBeOfAnother } from "./own-deployment.js";
import { partsOf } from "../graph/text.js";
import type { Unknown } from "../graph/value.js";
import { ownAccount } from "./own-account.js";
import type { Trail } from "./trail.js";

type Part = string | Unknown;

/** The trail of an organization is one of its management account, which nobody has to name. */
export function accountOf(trail: Trail): readonly Part[] {
  const isElsewhere = trail.world.graph.template.elsewhere === true;
  if (isElsewhere || !trail.organization.is(false)) {
    return [unknown("it is another account", trail)];
  }
  // Another configuration of Terraform's provider may be for another account.
  if (mayBeOfAnother(trail.resource)) {
    return [trail.resource.deployment?.account ?? unknown("it may be another", trail)];
  }
  const { use, world } = trail;
  return partsOf(ownAccount(world, { use, source: use })) ?? [];
}

/**
 * Whose folder a trail writes to: that of its account, or of its organization.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html#cloudtrail-find-log-files
 */
export function ownerOf(trail: Trail): readonly Part[] {
  const hole = unknown("its ID is known only at deployment", trail);
  const { organizationId } = trail.world.settings;
  if (trail.organization.is(true)) {
    return organizationId === undefined ? ["o-", hole] : [organizationId];
  }
  return trail.organization.is(false) ? accountOf(trail) : [hole];
}

function unknown(reason: string, { use }: Trail): Unknown {
  return { state: "unknown", reason, use, source: use };
}
