import { confusedDeputy } from "../iam/confused-deputy.js";
import type { DeliveryPolicy } from "./delivery-policy.js";
import type { Reportable } from "./property.js";
import { describe, nameOf, within } from "./statement.js";

/** A statement that lets CloudTrail in on behalf of anybody, in the words of a message. */
export interface OpenDelivery {
  readonly at: Reportable;
  readonly statement: string;
  /** The condition that was to limit it, if there is one. */
  readonly condition: string | undefined;
}

export function openDeliveriesOf({
  statements,
  resource,
}: DeliveryPolicy): readonly OpenDelivery[] {
  return statements.flatMap((each) => {
    const deputy = confusedDeputy(each, "cloudtrail.amazonaws.com");
    if (deputy.confused !== true) return [];
    const [shortfall] = deputy.shortfalls;
    return {
      at: within(resource, shortfall?.use ?? deputy.principal.use),
      statement: nameOf(each),
      condition: shortfall && describe(shortfall.condition),
    };
  });
}
