import { hasPlanKeys } from "./plan-keys.js";
import { topLevelKeys } from "./top-level-keys.js";

/** An anchor, a comment or a block scalar may stand between the key and the type it names. */
const resourceType =
  /(?:^|[\s{,'"])Type["']?\s{0,8}:(?:[^:{}]{0,200}[\s"'!])?["'!]?[A-Za-z0-9]+::[A-Za-z0-9]/;

const aliasedType = /(?:^|[\s{,])Type:\s{1,8}\*/;

/** Functions of cfn-include may bring the resources, or the whole template. */
const inclusion = /(?:Fn::|!|AWS::)(?:Include|Merge|DeepMerge|Map|ApplyTags)\b/;
const mergingKeys = ["Fn::Merge", "Fn::DeepMerge"];
const mergingTag = /^(?:\s|#.*\n|---)*!(?:Deep)?Merge\b/;

export type TemplateKind = "CloudFormation" | "Terraform configuration" | "Terraform plan";

/**
 * What kind of infrastructure template a text is, however broken, and nothing for anything else that
 * is YAML or JSON: it is not worth parsing. One pass over the text, without recursion.
 */
export function kindOf(text: string, path: string | undefined): TemplateKind | undefined {
  // UTF-16, as some shells write it, is told from its ASCII characters, to be complained about.
  const plain = text.includes("\0") ? text.replaceAll(/[\0\ufffd\ufeff]/g, "") : text;
  const keys = topLevelKeys(plain);
  if (isCloudFormation(plain, keys)) return "CloudFormation";
  if (hasPlanKeys(keys)) return "Terraform plan";
  return isConfiguration(plain, keys, path) ? "Terraform configuration" : undefined;
}

function isCloudFormation(text: string, keys: ReadonlySet<string>): boolean {
  if (keys.has("AWSTemplateFormatVersion")) return true;
  if (mergingKeys.some((key) => keys.has(key))) return true;
  if (!keys.has("Resources")) {
    return mergingTag.test(text) || (keys.has("Transform") && /\bAWS::Include\b/.test(text));
  }
  const isWritten = resourceType.test(text) || aliasedType.test(text);
  return keys.has("Transform") || isWritten || inclusion.test(text);
}

const json = /^\uFEFF?\s*[[{]/;
const blocks = ["resource", "data", "module", "variable", "locals", "output", "provider"];
const terraformResource =
  /"resource"\s{0,64}:\s{0,64}(?:\[\s{0,64})?\{\s{0,64}"[a-z][a-z0-9]*_[a-z0-9_]+"\s{0,64}:\s{0,64}[[{]/;

/** Other JSON has a `data` or a `module` too, so what is not named so must declare a resource. */
function isConfiguration(
  text: string,
  keys: ReadonlySet<string>,
  path: string | undefined,
): boolean {
  if (!json.test(text)) return false;
  if (path?.endsWith(".tf.json") === true) return blocks.some((block) => keys.has(block));
  return keys.has("resource") && terraformResource.test(text);
}
