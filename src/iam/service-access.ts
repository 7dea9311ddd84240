import { includesAction, touchesAction } from "./action.js";
import { type Condition, conditionsOn } from "./condition.js";
import type { Policy } from "./policy.js";
import type { Principals } from "./principal.js";
import { namesService } from "./service-principal.js";

/** What a service does: `cloudtrail.amazonaws.com` does `kms:GenerateDataKey`. */
interface ServiceRequest {
  readonly service: string;
  readonly action: string;
}

/**
 * Whether a policy lets a service in whoever it acts for in this account: by a statement that names
 * it, under no condition but what admits it, while nothing denies what is not asked for without
 * encryption.
 */
export function surelyAllowsService(
  policy: Policy,
  request: ServiceRequest,
  admits: (condition: Condition) => boolean,
): boolean {
  const isDenied = policy.statements.some(
    ({ effect, actions, conditions }) =>
      effect !== "Allow" &&
      touchesAction(actions, request.action) !== false &&
      conditionsOn(conditions, "aws:SecureTransport").length === 0,
  );
  return (
    !isDenied &&
    policy.gap === undefined &&
    policy.statements.some(
      ({ effect, principals, actions, conditions }) =>
        effect === "Allow" &&
        namesListed(principals, request.service) &&
        includesAction(actions, request.action) === true &&
        conditions.gap === undefined &&
        conditions.list.every(admits),
    )
  );
}

function namesListed(principals: Principals, service: string): boolean {
  return (
    principals.kind === "listed" &&
    principals.principals.some((each) => namesService(each, service) === true)
  );
}
