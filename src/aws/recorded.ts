import { mayBeOfAnother } from "./own-deployment.js";
import { evaluate } from "../graph/evaluate.js";
import { same } from "../graph/text.js";
import type { Known } from "../graph/value.js";
import type { Certainty } from "../iam/certainty.js";
import type { Place } from "../template/expression.js";
import { managementEventsOf, mayRecordManagementEvents } from "./management-events.js";
import type { Trail } from "./trail.js";
import type { Extent, TrailRecord } from "./trail-record.js";
import { exists } from "./world.js";

export function recordOf(trail: Trail): TrailRecord {
  const { reads, writes } = managementEventsOf(trail);
  const { multiRegion } = trail;
  return {
    reads,
    writes,
    get mayRecord() {
      return mayRecordManagementEvents(trail);
    },
    get allRegions() {
      return multiRegion.is(true) ? true : multiRegion.is(false) ? false : undefined;
    },
    get globalServiceEvents() {
      return globalServiceEventsIn(trail, reads, writes);
    },
  };
}

/** They are management events, so a trail without those is not asked. */
function globalServiceEventsIn(
  trail: Trail,
  reads: Extent,
  writes: Extent,
): TrailRecord["globalServiceEvents"] {
  const { globalServiceEvents: flag, multiRegion, logging } = trail;
  if (logging.is(false) || (reads === "none" && writes === "none")) return "not asked";
  // Another configuration of the provider is for another Region, or another account.
  if (mayBeOfAnother(trail.resource)) return undefined;
  if (!multiRegion.is(true)) {
    const isInLeader = isInLeadingRegion(trail);
    if (isInLeader === false) return multiRegion.is(false) ? "not asked" : undefined;
    // What leaves them out does so wherever it is.
    if (isInLeader === undefined && !flag.is(false)) return undefined;
  }
  const mayRecordNothing = ![reads, writes].some((each) => each === "all" || each === "some");
  if (flag.state === "unknown" || logging.state === "unknown" || mayRecordNothing) return undefined;
  // The API refuses a multi-Region trail without them, so what will be deployed is not this.
  if (flag.is(false)) return multiRegion.is(false) ? false : undefined;
  const isSure =
    exists(trail.resource, trail.world) === true && reads !== "unknown" && writes !== "unknown";
  return isSure ? true : undefined;
}

/**
 * Since November 2021 a single-Region trail receives global service events in us-east-1 only; AWS does
 * not say which Region leads outside of its partition.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-create-and-update-a-trail-by-using-the-aws-cli-update-trail.html
 */
function isInLeadingRegion({ region: own, resource, world }: Trail): Certainty {
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
  return isElsewhere ? undefined : same(region, leader);
}
