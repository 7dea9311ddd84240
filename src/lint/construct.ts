import { listed } from "../aws/listed.js";
import { declaredAs } from "../template/instance-name.js";
import type { Template } from "../template/template.js";
import type { Finding } from "./finding.js";

/** More names than a message has. */
const maxNames = 3;

/** What a message calls what is found, between quotation marks: of several nothing else is asked. */
export function labelIn(
  { data: { resource = "" }, others = [] }: Pick<Finding, "data" | "others">,
  template: Template,
): string {
  if (others.length === 0) return labelOf(resource, template);
  const names = [resource, ...others];
  const labels = names.map((name) => template.resources.get(name)?.label ?? name);
  const quoted = labels.slice(0, maxNames).map((label) => `'${label}'`);
  const left = names.length - maxNames;
  if (left > 0) quoted.splice(-1, 0, `${String(left)} more`);
  // The first and the last quotation mark are the message's.
  return listed(quoted).slice(1, -1);
}

/**
 * What a message calls a resource. Logical IDs that the CDK makes end with a hash, so it says of
 * each what construct it comes from: `AuditTrail1A2B3C4D (Stack/Audit/Trail)`.
 * https://docs.aws.amazon.com/cdk/v2/guide/identifiers.html#identifiers-paths
 */
function labelOf(name: string, { resources }: Template): string {
  const resource = resources.get(name);
  const label = resource === undefined ? labelOfAll(name, resources) : (resource.label ?? name);
  const metadata = resource?.attributes.get("Metadata");
  if (metadata?.kind !== "Fields") return label;
  const path = metadata.fields.findLast((field) => field.name === "aws:cdk:path")?.value;
  if (path?.kind !== "Constant" || !/^[^\s{}]{1,200}$/.test(path.text)) return label;
  // The resource of a construct, which people know by the construct.
  return `${label} (${path.text.replace(/\/Resource$/, "")})`;
}

/** The same of a declaration, of which there are only instances. */
function labelOfAll(name: string, resources: Template["resources"]): string {
  const instance = [...resources.values()].find((each) => declaredAs(each.name) === name);
  return instance?.label === undefined ? name : declaredAs(instance.label);
}
