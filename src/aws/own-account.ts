import { mayBeOfAnother } from "./own-deployment.js";
import { same } from "../graph/text.js";
import type { Value } from "../graph/value.js";
import type { Text } from "../iam/arn.js";
import type { Certainty } from "../iam/certainty.js";
import type { Condition } from "../iam/condition.js";
import { spokenAccountsAround } from "./spoken-accounts.js";
import type { View } from "./view.js";
import type { World } from "./world.js";

/** What IDs of accounts look like. */
export const accountIds: { readonly pattern: RegExp; readonly called: string } = {
  pattern: /^\d{12}$/,
  called: "IDs of accounts",
};

/** The ID of the account that is deployed to: what the settings say, or what a plan was told. */
export function ownAccountIn({ settings, graph }: World): string | undefined {
  return settings.accountId ?? graph.template.account;
}

/** The ID of the account that is deployed to, or what stands for it where nobody says which it is. */
export function ownAccount(world: World, { use, source }: Pick<Value, "use" | "source">): Value {
  const text = ownAccountIn(world);
  return text === undefined
    ? { state: "unknown", reason: "it is this account", identity: itself, use, source }
    : { state: "known", value: text, text, use, source };
}

/** Whether a value surely is the ID of the account that is deployed to. */
export function isOwnAccount(value: Value, world: World): boolean {
  return same(value, ownAccount(world, value)) === true || standsForOwnAccount(value);
}

/** Whether a value is what stands for that ID in a template. */
export function standsForOwnAccount(value: Value): boolean {
  return value.state === "unknown" && value.identity === itself;
}

const itself = "input AWS::AccountId";

/** Whether a condition lets a service in that acts for the account that is deployed to. */
export function isOfOwnAccount({ key, operator, values }: Condition, world: World): boolean {
  const isSource = key.toLowerCase() === "aws:sourceaccount";
  return isSource && !operator.negated && values.some((each) => isOwnAccount(each, world));
}

/**
 * Whether an account that somebody is in is another than the resource's own. A number may be that of
 * the own account, unless it is known which one that is or the template speaks of it without: who
 * writes `AWS::AccountId` does not write the number too, unless it stands in other places as well,
 * such as names of buckets, as it does where a program wrote the template.
 */
export function isForeign(
  account: Text,
  { resource, world }: Pick<View, "resource" | "world">,
): Certainty {
  // Anything but a number is a placeholder, which names nobody.
  if (account.state !== "known" || !accountIds.pattern.test(account.text)) return undefined;
  const own = ownAccountIn(world);
  if (own !== undefined) return account.text !== own;
  // Another configuration of Terraform's provider may be for another account.
  if (mayBeOfAnother(resource)) return undefined;
  const { isItself, numbers, complete } = spokenAccountsAround(resource, world.graph.template);
  return isItself && complete && !numbers.has(account.text) ? true : undefined;
}
