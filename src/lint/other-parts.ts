import { listed } from "../aws/listed.js";
import { isInOtherFile } from "../aws/other-files.js";
import type { Template } from "../template/template.js";
import type { Finding } from "./finding.js";

/**
 * Names what other files have of the chain that leads to a finding, where its message does not, the first
 * of each: whoever reads it in one of them is to find all the others.
 *
 * @param said What the message says otherwise.
 * @param file The path of the file that reports it, where places in others have one.
 */
export function otherPartsText(
  { witness }: Finding,
  { resources }: Template,
  said: Finding["data"],
  file: string | undefined,
): string {
  const text = Object.values(said)
    .map((each) => `'${each}' ${each}`)
    .join(" ");
  const names = new Map<string, string>();
  for (const part of witness?.parts.links ?? []) {
    const resource = resources.get(part.resource.name);
    if (resource === undefined || !isInOtherFile({ resource }, { file })) continue;
    const { name, label = name, file: other = "" } = resource;
    // Of what the CDK makes messages say the path, too.
    const isSaid = text.includes(`'${label}'`) || text.includes(`'${label} (`);
    if (!isSaid && !names.has(other)) names.set(other, `'${label}'`);
  }
  return names.size === 0 ? "" : ` (see ${listed([...names.values()])})`;
}
