import { some } from "./certainty.js";
import { type NarrowingKeys, narrowingOf, type Shortfall } from "./narrowing.js";
import type { Statement } from "./policy.js";
import type { Principal } from "./principal.js";
import { namesService } from "./service-principal.js";

/** Whether anybody's resources may make a service act on a statement. */
export type ConfusedDeputy =
  | {
      readonly confused: true;
      /** The service, as the statement names it. */
      readonly principal: Principal;
      /** The conditions on the source that do not fix it; none where nothing is said of it. */
      readonly shortfalls: readonly Shortfall[];
    }
  | { readonly confused: false | undefined };

/**
 * Whether an Allow that names a service, such as `cloudtrail.amazonaws.com`, leaves open for
 * whom the service acts: no condition fixes the resource, account or organization it acts for. An
 * ARN with a fixed account, `arn:aws:cloudtrail:*:111122223333:trail/*`, fixes it, as CloudTrail's
 * own guide has it.
 *
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cross-service-confused-deputy-prevention.html
 */
export function confusedDeputy(statement: Statement, service: string): ConfusedDeputy {
  const { effect } = statement;
  if (effect === "Deny") return { confused: false };
  const { principals } = statement;
  if (principals.kind === "unknown") return { confused: undefined };
  if (principals.kind !== "listed") return { confused: false };
  const named = some(principals.principals, (each) => namesService(each, service), principals.gap);
  if (named === false) return { confused: false };
  const { narrows, shortfalls } = narrowingOf(statement.conditions, keys);
  if (narrows === true) return { confused: false };
  const principal = principals.principals.find((each) => namesService(each, service) === true);
  if (effect === undefined || principal === undefined || narrows === undefined) {
    return { confused: undefined };
  }
  const ofSource = shortfalls.filter(({ fault }) => fault !== "key");
  return { confused: true, principal, shortfalls: ofSource };
}

const keys: NarrowingKeys = {
  shapes: new Map([
    ["aws:sourcearn", "ARN"],
    ["aws:sourceaccount", "name"],
    ["aws:sourceorgid", "name"],
    ["aws:sourceorgpaths", "organization path"],
    // A service can only pass the context of what it encrypts, so these fix the source as well:
    // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
    ["kms:encryptioncontext:aws:cloudtrail:arn", "ARN"],
    ["kms:encryptioncontext:aws:logs:arn", "ARN"],
  ]),
  doubtful: new Set(["aws:sourceowner", "kms:calleraccount", "kms:viaservice"]),
  // The owner of what the policy protects:
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourceaccount
  fixedVariables: new Set([
    "${aws:resourceaccount}",
    "${aws:resourceorgid}",
    "${aws:resourceorgpaths}",
  ]),
};
