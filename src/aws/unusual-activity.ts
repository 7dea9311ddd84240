import { managementEventsOf, surelyRecordsManagementEvents } from "./management-events.js";
import type { Trail } from "./trail.js";
import { mayHaveUnseenTrails } from "./unseen-trails.js";

/**
 * The trails that could detect unusual activity where no trail does. One that does is enough:
 * CloudTrail charges each trail for its insights. They are drawn from management events.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-insights-events-with-cloudtrail.html
 */
export function inattentiveTrailsOf(trails: readonly Trail[]): readonly Trail[] {
  return trails.some(mayDetect) ? [] : trails.filter(surelyRecordsManagementEvents);
}

/** What a trail can detect: the rate of calls is that of writes. */
export function insightsFor(trail: Trail): readonly Insight[] {
  const isReadOnly = managementEventsOf(trail).writes === "none";
  return [
    ...(isReadOnly ? [] : [{ type: "ApiCallRateInsight" } as const]),
    { type: "ApiErrorRateInsight" },
  ];
}

interface Insight {
  readonly type: "ApiCallRateInsight" | "ApiErrorRateInsight";
}

function mayDetect({ insightSelectors, logging, world }: Trail): boolean {
  const { items, complete } = insightSelectors;
  const mayHaveInsights = items.length > 0 || !complete;
  return (mayHaveInsights && !logging.is(false)) || mayHaveUnseenTrails(world);
}
