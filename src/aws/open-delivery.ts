import { confusedDeputy } from "../iam/confused-deputy.js";
import type { Statement } from "../iam/policy.js";
import type { DeliveryPolicy } from "./delivery-policy.js";
import type { Reportable } from "./property.js";
import { describe, nameOf, within } from "./statement.js";
import { ownAccount, sourceOf, type WantedStatement } from "./wanted-statements.js";

/** A statement that lets CloudTrail in on behalf of anybody, in the words of a message. */
export interface OpenDelivery {
  readonly at: Reportable;
  readonly statement: string;
  /** The condition that was to limit it, if there is one. */
  readonly condition: string | undefined;
  /** What would limit it, where it is for trails that are known. */
  readonly lacking: { readonly statement: Statement; readonly source: WantedStatement } | undefined;
}

export function openDeliveriesOf({
  statements,
  resource,
  trails,
}: DeliveryPolicy): readonly OpenDelivery[] {
  return statements.flatMap((each) => {
    const deputy = confusedDeputy(each, "cloudtrail.amazonaws.com");
    if (deputy.confused !== true) return [];
    const [shortfall] = deputy.shortfalls;
    const [trail, ...others] = trails;
    // The trail of an organization may be that of another account.
    const isOfAccount = trails.every(({ organization }) => organization.is(false));
    const isForOne = others.length === 0 && shortfall === undefined;
    return {
      at: within(resource, shortfall?.use ?? deputy.principal.use),
      statement: nameOf(each),
      condition: shortfall && describe(shortfall.condition),
      lacking:
        trail !== undefined && isOfAccount && isForOnePrincipal(each)
          ? { statement: each, source: isForOne ? sourceOf(trail) : ownAccount }
          : undefined,
    };
  });
}

/** What limits CloudTrail would shut out others that the statement is about. */
function isForOnePrincipal({ principals }: Statement): boolean {
  return (
    principals.kind === "listed" &&
    principals.gap === undefined &&
    principals.principals.length === 1
  );
}
