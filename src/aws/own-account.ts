import type { Text } from "../iam/arn.js";
import type { Certainty } from "../iam/certainty.js";
import { spokenAccountsIn } from "./spoken-accounts.js";
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
  if (resource.attributes.has("provider")) return undefined;
  const { isItself, numbers } = spokenAccountsIn(world.graph.template);
  return isItself && !numbers.has(account.text) ? true : undefined;
}
