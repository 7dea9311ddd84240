import { evaluate } from "../graph/evaluate.js";
import { same } from "../graph/text.js";
import type { Known } from "../graph/value.js";
import type { Certainty } from "../iam/certainty.js";
import type { Place } from "../template/expression.js";
import { managementEventsOf } from "./management-events.js";
import type { Trail } from "./trail.js";
import { exists } from "./world.js";
import { mayHaveUnseenTrails } from "./unseen-trails.js";

/**
 * Which trails of a template record the events of services that belong to no Region.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html#cloudtrail-concepts-global-service-events
 */
export interface GlobalServiceEvents {
  /** The trails that leave them out where no trail includes them. */
  readonly leftOutBy: readonly Trail[];
  /** The single-Region trails that need not include them, since others certainly do. */
  readonly includedTwice: readonly Duplicate[];
  /** The multi-Region trails that certainly record, whatever they say, what others do. */
  readonly recordedTwice: readonly Duplicate[];
}

interface Duplicate {
  readonly trail: Trail;
  readonly others: readonly Trail[];
  /** One of the others is another instance of the same declaration: what cures one cures both. */
  readonly isRepeated: boolean;
}

export function globalServiceEventsOf(trails: readonly Trail[]): GlobalServiceEvents {
  const judged = trails.map((trail) => ({ trail, records: records(trail) }));
  const including = judged.filter(({ records }) => records === true).map(({ trail }) => trail);
  const leaving = judged.filter(({ records }) => records === false).map(({ trail }) => trail);
  const mayBeIncluded = judged.some(
    ({ trail: { world }, records }) =>
      records === true || records === undefined || mayHaveUnseenTrails(world),
  );
  const everywhere = including.filter(({ multiRegion }) => multiRegion.is(true));
  const somewhere = including.filter(({ multiRegion }) => multiRegion.is(false));
  return {
    leftOutBy: mayBeIncluded ? [] : leaving,
    includedTwice: duplicatesOf(somewhere, including),
    recordedTwice: duplicatesOf(everywhere, everywhere),
  };
}

function duplicatesOf(trails: readonly Trail[], among: readonly Trail[]): readonly Duplicate[] {
  return trails.flatMap((trail) => {
    const others = among.filter((other) => other !== trail && overlap(trail, other));
    const { header } = trail.resource;
    const isRepeated = others.some((other) => other.resource.header === header);
    return others.length === 0 ? [] : [{ trail, others, isRepeated }];
  });
}

/**
 * Whether a trail records them, or undefined where nobody can know. They are management events, so
 * a trail without those is not asked; nor is one that would not receive them whatever it says.
 */
function records(trail: Trail): boolean | undefined | "not asked" {
  const { reads, writes } = managementEventsOf(trail);
  const { globalServiceEvents: flag, multiRegion, logging } = trail;
  if (logging.is(false) || (reads === "none" && writes === "none")) return "not asked";
  // Another configuration of the provider is for another Region, or another account.
  if (trail.resource.attributes.has("provider")) return undefined;
  if (!multiRegion.is(true)) {
    const isBeside = isBesideTheLeader(trail);
    if (isBeside === undefined) return undefined;
    if (isBeside) return multiRegion.is(false) ? "not asked" : undefined;
  }
  const mayRecordNothing = ![reads, writes].some((each) => each === "all" || each === "some");
  if (flag.state === "unknown" || logging.state === "unknown" || mayRecordNothing) return undefined;
  // The API refuses a multi-Region trail without them, so what will be deployed is not this.
  if (flag.is(false)) return multiRegion.is(false) ? false : undefined;
  const isSure =
    exists(trail.resource, trail.world) === true && reads !== "unknown" && writes !== "unknown";
  return isSure ? true : undefined;
}

/** Whether two trails certainly record some event both. */
function overlap(a: Trail, b: Trail): boolean {
  const [one, other] = [managementEventsOf(a), managementEventsOf(b)];
  return (
    (one.reads === "all" && other.reads === "all") ||
    (one.writes === "all" && other.writes === "all")
  );
}

/**
 * Since November 2021 a single-Region trail receives global service events in us-east-1 only, so a
 * template that tells Regions apart is judged in each of them. Where nothing tells them apart, the
 * trail counts as deployed there; AWS does not say which Region leads outside of its partition.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-create-and-update-a-trail-by-using-the-aws-cli-update-trail.html
 */
function isBesideTheLeader({ region: own, resource, world }: Trail): Certainty {
  const place: Place = { span: [0, 0] };
  // Terraform tells for which Region the provider is configured, though not always which one it is.
  const deployed = resource.attributes.get("region");
  const region = own.mayBeSet
    ? own.raw
    : evaluate(deployed ?? { kind: "Input", name: "AWS::Region", place }, world.scenario);
  const leader: Known = {
    state: "known",
    value: "us-east-1",
    text: "us-east-1",
    use: place,
    source: place,
  };
  const isElsewhere =
    region.state === "known" && /^(cn|us-gov|us-iso|eusc|eu-iso)/.test(region.text);
  const isLeader = same(region, leader);
  if ((own.mayBeSet || deployed !== undefined) && isLeader === undefined) return undefined;
  return isLeader === false && !isElsewhere;
}
