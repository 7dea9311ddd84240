import type { Template } from "../template/template.js";

/**
 * What a message calls a resource. Logical IDs that the CDK makes end with a hash, so it says of
 * each what construct it comes from: `AuditTrail1A2B3C4D (Stack/Audit/Trail)`.
 * https://docs.aws.amazon.com/cdk/v2/guide/identifiers.html#identifiers-paths
 */
export function labelOf(name: string, { resources }: Template): string {
  const metadata = resources.get(name)?.attributes.get("Metadata");
  if (metadata?.kind !== "Fields") return name;
  const path = metadata.fields.findLast((field) => field.name === "aws:cdk:path")?.value;
  if (path?.kind !== "Constant" || !/^[^\s{}]{1,200}$/.test(path.text)) return name;
  // The resource of a construct, which people know by the construct.
  return `${name} (${path.text.replace(/\/Resource$/, "")})`;
}
