import { codePointName } from "../document/code-point.js";

/**
 * What a template says, for the log of a pipeline or a terminal, either of which would take some of it
 * for a command: a line that begins with `::`, an escape sequence, marks that turn the direction of
 * what is read and, wherever in a line they are, `##[` and `##vso[`.
 * Nor may they be in XML, nor U+FFFE and halves of characters: https://www.w3.org/TR/xml/#charsets
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 * https://learn.microsoft.com/en-us/azure/devops/pipelines/scripts/logging-commands
 */
export function printable(text: string): string {
  return text.replaceAll(commanding, (character) => `<${codePointName(character)}>`);
}

/** The same of what has a line of its own, before which space changes nothing; tabs are harmless. */
export function printableLine(line: string): string {
  const shown = line.split("\t").map(printable).join("\t");
  return shown.replace(/^(\s*):(?=:)/, `$1<${codePointName(":")}>`);
}

/** The runner of GitHub still obeys what it was told before it knew of `::`, in any part of a line. */
const commanding =
  /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff]|#(?=#\w*\[)/gu;

/** The same of JSON, which says as much when it writes characters by their numbers. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll(commanding, (character) =>
    character === "\n" ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
