import { readJson } from "./json.js";
import { limits } from "./limits.js";
import type { Document } from "./node.js";
import { hasSlashComment } from "./slash-comment.js";
import { readYaml } from "./yaml.js";

/** A comment is no JSON, but who begins with one means JSON. */
const jsonStart = /^\uFEFF?\s*(?:[[{]|\/[/*])/;

/** Reads a template as CloudFormation does, for which JSON is YAML with brackets. */
export function readDocument(text: string): Document {
  const refused = refusedText(text);
  if (refused !== undefined) return refused;
  if (!jsonStart.test(text)) return readYaml(text);

  const json = readJson(text);
  if (json.problems.length === 0 || text.length > limits.flowYamlLength) return json;
  const yaml = readYaml(text);
  return yaml.problems.length === 0 && !hasSlashComment(yaml) ? yaml : json;
}

/** What there is of a text that nobody should read; nothing of any other. */
export function refusedText(text: string, most?: number): Document | undefined {
  const nul = text.indexOf("\0");
  if (nul !== -1) return unread(text, nul, "This is not UTF-8 text: it has NUL characters.");
  if (most === undefined || text.length <= most) return undefined;
  return unread(text, 0, `This is not read: it has more than ${String(most)} characters.`);
}

function unread(text: string, at: number, message: string): Document {
  const problems = [{ message, span: [at, at + 1] }] as const;
  return { syntax: "yaml", text, roots: [], comments: [], problems };
}
