import { topLevelKeys } from "./top-level-keys.js";

/** An anchor, a comment or a block scalar may stand between the key and the type it names. */
const resourceType =
  /(?:^|[\s{,'"])Type["']?\s{0,8}:(?:[^:{}]{0,200}[\s"'!])?["'!]?[A-Za-z0-9]+::[A-Za-z0-9]/;

/**
 * Whether a text is worth parsing: an infrastructure template, however broken, and nothing else
 * that is YAML or JSON. One pass over the text, without recursion.
 */
export function looksLikeTemplate(text: string): boolean {
  return looksLikeCloudFormation(text);
}

function looksLikeCloudFormation(text: string): boolean {
  const keys = topLevelKeys(text);
  if (keys.has("AWSTemplateFormatVersion")) return true;
  return keys.has("Resources") && (keys.has("Transform") || resourceType.test(text));
}
