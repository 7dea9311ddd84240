import { codePointName } from "./code-point.js";
import { limits } from "./limits.js";
import type { Problem } from "./node.js";

const control = /[^\t\n\r -\uffff]/g;

/** The characters of a text that YAML forbids even in quotes, such as the escapes of a terminal. */
export function controlCharacters(text: string): readonly Problem[] {
  const problems: Problem[] = [];
  for (const { 0: character, index } of text.matchAll(control)) {
    const message = `The character ${codePointName(character)} is not allowed in YAML.`;
    problems.push({ message, span: [index, index + 1] });
    if (problems.length === limits.problems) break;
  }
  return problems;
}
