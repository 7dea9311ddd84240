import type { Text } from "./arn.js";
import { type Certainty, some } from "./certainty.js";
import type { Condition } from "./condition.js";
import { conditionDemandsMfa, isAboutMfa } from "./mfa.js";
import { type NarrowingKeys, narrowingOf } from "./narrowing.js";
import type { Statement } from "./policy.js";
import type { Principal } from "./principal.js";

/** Someone of an account, of whom a trust policy says in which account it is. */
export interface Trusted {
  readonly principal: Principal;
  readonly account: Text;
}

/** Those whom a statement names by account, be it the account itself or someone in it. */
export function accountsIn({ principals }: Statement): readonly Trusted[] {
  if (principals.kind !== "listed") return [];
  return principals.principals.flatMap((principal) =>
    "account" in principal ? [{ principal, account: principal.account }] : [],
  );
}

/**
 * Whether those whom a statement names have to prove more than who they are: an ID that they and
 * the account agreed on, a second factor, or that they belong to the organization. What a company
 * is trusted with, it does for whoever tells it the ARN of the role, unless it has to say for whom.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export function demandsProof({ conditions }: Statement, organizationId?: string): Certainty {
  const isProofHere = (each: Condition): Certainty =>
    !isOfOthers(each, organizationId) && isProof(each);
  return some(conditions.list, isProofHere, conditions.gap);
}

/** Whether it is about another organization than one's own, whose members prove nothing by that. */
function isOfOthers({ key, operator, values }: Condition, own: string | undefined): boolean {
  if (own === undefined || key.toLowerCase() !== "aws:principalorgid") return false;
  if (operator.test !== "StringEquals" || operator.negated) return false;
  return values.some((value) => value.state === "known" && value.text !== own);
}

function isProof(condition: Condition): Certainty {
  const key = condition.key.toLowerCase();
  if (isAboutMfa(condition)) return conditionDemandsMfa(condition);
  if (keys.shapes.has(key)) {
    return narrowingOf({ list: [condition], gap: undefined }, keys).narrows;
  }
  // Any other may keep the others out in a way of its own.
  return provesNothing.has(key) ? false : undefined;
}

const keys: NarrowingKeys = {
  shapes: new Map([
    ["aws:principalorgid", "name"],
    ["aws:principalorgpaths", "organization path"],
    ["sts:externalid", "shared word"],
  ]),
  doubtful: new Set(),
};

/** What everybody can say. */
const provesNothing: ReadonlySet<string> = new Set([
  "aws:currenttime",
  "aws:epochtime",
  "aws:requestedregion",
  "aws:securetransport",
  "aws:useragent",
]);
