import { confusedDeputy } from "../iam/confused-deputy.js";
import type { Statement } from "../iam/policy.js";
import { type DeliveryPolicy, deliveryTo, trailsWith } from "./delivery-policy.js";
import type { Key } from "./key.js";
import type { Reportable } from "./property.js";
import { describe, nameOf, within } from "./statement.js";
import type { Trail } from "./trail.js";
import { accountOf, sourceOf, type WantedStatement } from "./wanted-statements.js";

/** A statement, and what would limit it to some trails. */
export interface Lacking {
  readonly statement: Statement;
  readonly source: WantedStatement;
}

/** A statement that lets CloudTrail in on behalf of anybody, in the words of a message. */
export interface OpenDelivery {
  readonly at: Reportable;
  readonly statement: string;
  /** The condition that was to limit it, if there is one. */
  readonly condition: string | undefined;
  /** What would limit it, where it is for trails that are known. */
  readonly lacking: Lacking | undefined;
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
    const isLimitable = trail !== undefined && isOfAccount && isForOnePrincipal(each);
    const source = isLimitable ? (isForOne ? sourceOf(trail) : accountOf(trails)) : undefined;
    return {
      at: within(resource, shortfall?.use ?? deputy.principal.use),
      statement: nameOf(each),
      condition: shortfall && describe(shortfall.condition),
      lacking: source && { statement: each, source },
    };
  });
}

/**
 * What has to be limited in the policy of a key once a trail uses it; nothing where that is not
 * possible. Of a key in use it is said already.
 */
export function limitsOn(key: Key, trail: Trail): readonly Lacking[] | undefined {
  if (trailsWith(key).length > 0) return [];
  const open = openDeliveriesOf({ ...deliveryTo(key), trails: [trail] });
  const limits = open.flatMap(({ lacking }) => lacking ?? []);
  return limits.length === open.length ? limits : undefined;
}

/** What limits CloudTrail would shut out others that the statement is about. */
function isForOnePrincipal({ principals }: Statement): boolean {
  return (
    principals.kind === "listed" &&
    principals.gap === undefined &&
    principals.principals.length === 1
  );
}
