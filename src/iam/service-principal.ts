import { partsOf } from "../graph/text.js";
import type { Value } from "../graph/value.js";
import { type Certainty, not, some } from "./certainty.js";
import { isEveryone, type Principal, type Principals } from "./principal.js";

const domain = /\.amazonaws\.com(\.cn)?$/;
const regionAndDomain = /^([a-z]+(-[a-z]+)+-\d\.)?amazonaws\.com(\.cn)?$/;

/**
 * Whether principals include a service, given as `cloudtrail.amazonaws.com`. A wildcard includes
 * the services: a Deny to `*` that is to spare them has to say so by `aws:PrincipalIsAWSService`.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function includesService(principals: Principals, service: string): Certainty {
  const isIncluded = (principal: Principal): Certainty =>
    some([isEveryone, namesService], (test) => test(principal, service));
  switch (principals.kind) {
    case "listed":
      return some(principals.principals, isIncluded, principals.gap);
    case "excepted":
      return not(some(principals.principals, isIncluded, principals.gap));
    case "missing":
      return false;
    case "unknown":
      return undefined;
  }
}

/** Whether a principal is this service, named as such. */
export function namesService(principal: Principal, service: string): Certainty {
  switch (principal.kind) {
    case "service":
      return isService(principal.value, service);
    case "unknown":
      return principal.type === undefined || principal.type === "Service" ? undefined : false;
    case "everyone":
    case "federated":
    case "canonicalUser":
    case "other":
    case "account":
    case "user":
    case "role":
    case "session":
      return false;
  }
}

/**
 * The name in front says which service it is: what follows is the domain of the partition, as in
 * `cloudtrail.amazonaws.com.cn` or `cloudtrail.${AWS::URLSuffix}`, maybe behind a Region.
 */
function isService(value: Value, service: string): Certainty {
  const name = service.replace(domain, ".");
  const parts = partsOf(value);
  const [start] = parts ?? [];
  if (parts === undefined || typeof start !== "string") return undefined;
  if (!start.startsWith(name)) {
    return parts.length > 1 && name.startsWith(start) ? undefined : false;
  }
  if (parts.length > 1) return true;
  return regionAndDomain.test(start.slice(name.length)) ? true : undefined;
}
