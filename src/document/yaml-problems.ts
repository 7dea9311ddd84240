import type { YAMLParseError } from "yaml";

import { foreignText } from "./foreign-text.js";
import { limits } from "./limits.js";
import type { Problem, Span } from "./node.js";
import { contentStart } from "./yaml-content.js";
import { wordingOf } from "./yaml-messages.js";

type YamlError = Pick<YAMLParseError, "code" | "message" | "pos">;

/** Words the library's errors, the most telling first, without those that only follow others. */
export function yamlProblems(errors: readonly YamlError[], text: string): readonly Problem[] {
  const inOrder = [...errors].sort((a, b) => a.pos[0] - b.pos[0]);
  return inOrder
    .filter((error, index) => !follows(error, inOrder[index - 1], text))
    .filter((error) => !isGluedTag(error, text))
    .slice(0, limits.problems)
    .map((error) => {
      const span = spanOf(error, text);
      const { message, rank } = wordingOf(error.message, text.slice(...span));
      return { rank, problem: foreignText(text, span[0]) ?? { message, span } };
    })
    .filter(({ problem }) => problem.message !== "")
    .sort((a, b) => a.rank - b.rank)
    .map(({ problem }) => problem);
}

/** Once a document has ended by mistake, each further token is an error; so is a broken key's end. */
function follows(
  { message, pos: [start] }: YamlError,
  previous: YamlError | undefined,
  text: string,
): boolean {
  if (previous === undefined) return false;
  const isAfterEnd = message.includes(" in YAML stream");
  if (isAfterEnd && previous.message.includes(" in YAML stream")) return true;
  const canFollow = isAfterEnd || message.startsWith("Implicit map keys");
  return canFollow && !text.slice(previous.pos[0], start).includes("\n");
}

const longestTag = 128;

/** `!If[a, b]`: YAML wants a space after the tag, but CloudFormation reads it. */
function isGluedTag({ message, pos: [start] }: YamlError, text: string): boolean {
  if (!message.startsWith("Tags and anchors must be separated")) return false;
  if (text[start] !== "[" && text[start] !== "{") return false;
  return /![^!\s,[\]{}]*$/.test(text.slice(Math.max(0, start - longestTag), start));
}

const space = /[ \r\n]/;

/** The library often points at the space before what is wrong, and at one letter of a word. */
function spanOf({ code, pos }: YamlError, text: string): Span {
  const from = Math.min(pos[0], text.length);
  const to = Math.min(Math.max(pos[0] + 1, pos[1]), text.length);
  const first = text.charAt(from);
  const isBefore = code !== "TAB_AS_INDENT" && space.test(first);
  const isComment = code === "BAD_INDENT" && first === "#";
  const start = isBefore || isComment ? contentStart(text, from) : from;
  if (start >= text.length) return [from, to];
  const end = start === from ? to : start + 1;
  const wordEnd = start + text.slice(start).search(/[^\w-]|$/);
  return [start, end === start + 1 ? Math.max(end, wordEnd) : end];
}
