import type { Value } from "../graph/value.js";
import { includesAction, touchesAction } from "./action.js";
import { type Certainty, every } from "./certainty.js";
import { type Condition, conditionsOn } from "./condition.js";
import type { Pattern } from "./pattern.js";
import { type Policy, someStatement, type Statement } from "./policy.js";
import { includesResource } from "./resource.js";
import { includesService, namesService } from "./service-principal.js";

/** What a service does: `cloudtrail.amazonaws.com` does `s3:PutObject` on a resource. */
export interface ServiceRequest {
  readonly service: string;
  readonly action: string;
  readonly resource?: Pattern;
}

/**
 * Whether a policy allows a service what it asks for, as far as conditions let it. Unknown where
 * the policy may have more statements and none of those that are known does.
 */
export function allowsService(policy: Policy, request: ServiceRequest): Certainty {
  return someStatement(policy, (statement) => isAllowed(statement, request));
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
      (statement) =>
        isAllowed(statement, request) === true &&
        namesListed(statement, request.service) &&
        statement.conditions.gap === undefined &&
        statement.conditions.list.every(admits),
    )
  );
}

function namesListed({ principals }: Statement, service: string): boolean {
  return (
    principals.kind === "listed" &&
    principals.principals.some((each) => namesService(each, service) === true)
  );
}

/** An account that the template does not spell is its own. */
export function isOwnAccount(value: Value): boolean {
  return value.state === "unknown" && value.identity?.endsWith("AWS::AccountId") === true;
}

/** The statements that surely allow a service what it asks for, as far as conditions let it. */
export function statementsAllowing(policy: Policy, request: ServiceRequest): readonly Statement[] {
  return policy.statements.filter((statement) => isAllowed(statement, request) === true);
}

/** Whether a statement, be it an Allow or a Deny, is about a request but for its conditions. */
export function concernsService(statement: Statement, request: ServiceRequest): Certainty {
  const { service, action, resource } = request;
  return every(
    [
      () => includesService(statement.principals, service),
      () => includesAction(statement.actions, action),
      () => resource === undefined || includesResource(statement.resources, resource),
    ],
    (ask) => ask(),
  );
}

function isAllowed(statement: Statement, request: ServiceRequest): Certainty {
  const { effect } = statement;
  if (effect === "Deny") return false;
  const concerned = concernsService(statement, request);
  return effect === undefined && concerned === true ? undefined : concerned;
}
