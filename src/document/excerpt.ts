import { codePointName } from "./code-point.js";

const longest = 40;

/** A piece of text for a message: on one line, not too long, and visible. */
export function excerpt(text: string): string {
  const visible = text
    .slice(0, longest)
    .replace(/[ \t\r\n]+/g, " ")
    .replace(/[^ \p{L}\p{M}\p{N}\p{P}\p{S}]/gu, (character) => `<${codePointName(character)}>`);
  return text.length > longest ? `${visible}…` : visible;
}
