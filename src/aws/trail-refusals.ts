import { managementEventsOf } from "./management-events.js";
import type { Property, Reportable } from "./property.js";
import type { InsightSelector } from "./selectors.js";
import type { Trail } from "./trail.js";

/** Something about a trail that the API does not accept. */
export interface Refusal {
  readonly at: Reportable;
  /** What is so about the trail, as a clause without a period. */
  readonly reason: string;
  /** The property that cures it when it is true. */
  readonly cure?: Property<boolean>;
}

/**
 * Everything about a trail that certainly makes its creation fail.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html
 */
export function refusalsOf(trail: Trail): readonly Refusal[] {
  return [
    lackingProperties,
    lackingGlobalEvents,
    logGroupAndRole,
    logStreams,
    selectors,
    insights,
  ].flatMap((find) => find(trail));
}

function lackingProperties({ logging, bucket, trailName, resource }: Trail): readonly Refusal[] {
  // CloudFormation makes up a name.
  const names = resource.dialect === "terraform" ? trailName.unset : [];
  const switches = logging.unset.filter(({ state }) => state === "absent");
  return [
    ...switches.map((at) => ({ at, reason: `it has no '${at.name}'`, cure: at })),
    ...names.map((at) => ({ at, reason: `it has no '${at.name}'` })),
    ...bucket.property.unset.map((at) => ({ at, reason: `it has no '${at.name}'` })),
  ];
}

/** Whether CloudTrail would refuse a trail as one of all Regions: that includes global service events. */
export function isRefusedInAllRegions({ globalServiceEvents }: Trail): boolean {
  return globalServiceEvents.is(false);
}

function lackingGlobalEvents(trail: Trail): readonly Refusal[] {
  const { multiRegion, globalServiceEvents } = trail;
  if (!multiRegion.is(true) || !isRefusedInAllRegions(trail)) return [];
  const reason = "it is multi-Region and leaves out global service events";
  return [{ at: globalServiceEvents, reason, cure: globalServiceEvents }];
}

function logGroupAndRole({ logGroup, logRole }: Trail): readonly Refusal[] {
  const pairs = [
    [logGroup.property, logRole],
    [logRole, logGroup.property],
  ] as const;
  return pairs.flatMap(([at, other]) =>
    at.isSet && other.unset.length > 0
      ? [{ at, reason: `it has '${at.name}' without '${other.name}'` }]
      : [],
  );
}

/**
 * Terraform hands on what it is given, and CloudTrail wants the ARN of all streams of a group.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudtrail#cloud_watch_logs_group_arn
 */
function logStreams({ logGroup: { property: at }, resource, world }: Trail): readonly Refusal[] {
  const { raw } = at;
  if (resource.dialect === "cloudformation" || raw.state === "absent") return [];
  const { resources, planned } = world.graph.template;
  const reference = raw.state === "unknown" ? raw.reference : undefined;
  const group = reference && resources.get(reference.resource);
  // A plan does not tell what is written around a reference.
  const isBare =
    !planned && group?.type === "aws_cloudwatch_log_group" && reference?.path.join() === "arn";
  const isGroup = raw.state === "known" && /:log-group:[^:]+$/.test(raw.text);
  const reason = `its '${at.name}' does not end with ':*'`;
  return isBare || isGroup ? [{ at, reason }] : [];
}

function selectors({ eventSelectors: basic, advancedEventSelectors }: Trail): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (basic.items.length > 0 && advancedEventSelectors.items.length > 0) {
    const reason = `it has both '${basic.name}' and '${advancedEventSelectors.name}'`;
    refusals.push({ at: advancedEventSelectors, reason });
  }
  if (basic.items.length > 5) {
    refusals.push({ at: basic, reason: "it has more than five event selectors" });
  }
  return refusals;
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-insights-events-with-cloudtrail.html */
function insights(trail: Trail): readonly Refusal[] {
  const { reads, writes } = managementEventsOf(trail);
  const selectors = trail.insightSelectors.items.filter(isAboutManagementEvents);
  return selectors.flatMap(({ type }) => {
    if (writes !== "none") return [];
    if (type.is("ApiCallRateInsight")) {
      return [{ at: type, reason: "it has ApiCallRateInsight without write management events" }];
    }
    const none = type.is("ApiErrorRateInsight") && reads === "none";
    return none
      ? [{ at: type, reason: "it has ApiErrorRateInsight without management events" }]
      : [];
  });
}

/** Terraform's insights are about nothing else. */
function isAboutManagementEvents({ eventCategories, resource }: InsightSelector): boolean {
  const isSelected = eventCategories.items.some((category) => category.is("Management"));
  return isSelected || eventCategories.state === "absent" || resource.dialect === "terraform";
}
