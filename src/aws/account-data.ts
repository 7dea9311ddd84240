import type { Template } from "../template/template.js";
import { type Block, entriesOf } from "../terraform/configuration/blocks.js";
import { dataSourcesOf } from "./data-sources.js";
import { freeLabel } from "./free-name.js";

/**
 * The data sources of Terraform that know what CloudFormation's pseudo parameters are. Of a Region
 * `id` is what every version of the provider has.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/region
 */
const sources: ReadonlyMap<string, { readonly type: string; readonly attribute: string }> = new Map(
  [
    ["AWS::AccountId", { type: "data.aws_caller_identity", attribute: "account_id" }],
    ["AWS::Partition", { type: "data.aws_partition", attribute: "partition" }],
    ["AWS::Region", { type: "data.aws_region", attribute: "id" }],
  ],
);

/** A data source that says what a pseudo parameter is. */
export interface AccountData {
  readonly type: string;
  readonly label: string;
  readonly attribute: string;
  readonly isDeclared: boolean;
}

/**
 * How a module says what a pseudo parameter is: by the data source that it declares or, where none
 * of its files does, by one that it might. Nothing where a file that nobody can read may declare it.
 */
export function accountDataFor(name: string, template: Template): AccountData | undefined {
  const { module } = template;
  const source = sources.get(name);
  if (module === undefined || source === undefined) return undefined;
  const declared = [...dataSourcesOf(module)].filter(
    ([address, block]) => address.startsWith(`${source.type}.`) && isPlain(block),
  );
  const labels = declared.map(([address]) => address.slice(source.type.length + 1));
  const label = labels.find((each) => each === "current") ?? labels[0];
  if (label !== undefined) return { ...source, label, isDeclared: true };
  if (module.unread.length > 0) return undefined;
  return { ...source, label: freeLabel("current", [source.type], template), isDeclared: false };
}

/** Whether there is exactly one, of the account and Region that all the rest is in. */
function isPlain({ body }: Block): boolean {
  return entriesOf(body).length === 0;
}
