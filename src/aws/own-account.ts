import type { World } from "./world.js";

/** The ID of the account that is deployed to: what the settings say, or what a plan was told. */
export function ownAccountIn({ settings, graph }: World): string | undefined {
  return settings.accountId ?? graph.template.account;
}
