import { readJson } from "./json.js";
import { limits } from "./limits.js";
import type { Document } from "./node.js";
import { hasSlashComment } from "./slash-comment.js";
import { readYaml } from "./yaml.js";

/** A comment is no JSON, but who begins with one means JSON. */
const jsonStart = /^\uFEFF?\s*(?:[[{]|\/[/*])/;

/** Reads a template as CloudFormation does, for which JSON is YAML with brackets. */
export function readDocument(text: string): Document {
  const nul = text.indexOf("\0");
  if (nul !== -1) return notText(text, nul);
  if (!jsonStart.test(text)) return readYaml(text);

  const json = readJson(text);
  if (json.problems.length === 0 || text.length > limits.flowYamlLength) return json;
  const yaml = readYaml(text);
  return yaml.problems.length === 0 && !hasSlashComment(yaml) ? yaml : json;
}

function notText(text: string, nul: number): Document {
  const message = "This is not UTF-8 text: it has NUL characters.";
  const problems = [{ message, span: [nul, nul + 1] }] as const;
  return { syntax: "yaml", text, roots: [], comments: [], problems };
}
