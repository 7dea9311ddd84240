import type { Mapping } from "../document/node.js";
import { at, textOf } from "./plan-json.js";
import { isConfiguredOnce } from "./plan-provider-config.js";
import { plannedIn } from "./plan-resources.js";

/**
 * The account that is deployed to, where the plan was made with a data source that asked for it.
 * What was read before planning is among the values of the state before.
 * https://developer.hashicorp.com/terraform/internals/json-format#plan-representation
 */
export function accountOf(root: Mapping): string | undefined {
  // Another configuration of the provider may ask in another account.
  if (!isConfiguredOnce("aws", at(root, "configuration", "provider_config"))) return undefined;
  const before = plannedIn(at(root, "prior_state", "values", "root_module"));
  const accounts = before
    .filter(({ isData, type }) => isData && type === "aws_caller_identity")
    .map(({ values }) => textOf(at(values, "account_id")));
  const [account] = accounts;
  return accounts.every((each) => each === account) ? account : undefined;
}
