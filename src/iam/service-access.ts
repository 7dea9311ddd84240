import { includesAction } from "./action.js";
import { type Certainty, every } from "./certainty.js";
import type { Pattern } from "./pattern.js";
import { type Policy, someStatement, type Statement } from "./policy.js";
import { includesResource } from "./resource.js";
import { includesService } from "./service-principal.js";

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
