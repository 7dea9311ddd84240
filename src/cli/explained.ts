import { stripVTControlCharacters } from "node:util";
import type { ESLint, Linter } from "eslint";
import type { Format } from "./formatter.js";
import type { FileTally } from "./tally.js";

/** A message with how it came to be, for formats that hand on all there is. */
interface ExplainedMessage extends Linter.LintMessage {
  readonly explanation: readonly string[];
}

/** Results with how each finding came to be. */
export function explained(
  results: readonly ESLint.LintResult[],
  tallies: ReadonlyMap<string, FileTally>,
): ESLint.LintResult[] {
  return results.map((result) => {
    const explanations = tallies.get(result.filePath)?.explanations;
    const messages = result.messages.map((message): ExplainedMessage => {
      return { ...message, explanation: explanations?.take(message) ?? [] };
    });
    return { ...result, messages };
  });
}

/** A line that says where something is: `  12:5  error  …`. */
const finding = /^ +\d+:\d+ /;

/** Formats results for people, who read below each finding how it came to be. */
export function explaining(format: Format): Format {
  return async (results, linter, meta) => {
    const explanations = results.flatMap(({ messages }) => messages.map(explanationIn));
    const output = await format(results, linter, meta);
    return output
      .split("\n")
      .flatMap((line) => {
        if (!finding.test(stripVTControlCharacters(line))) return [line];
        return [line, ...(explanations.shift() ?? []).map((each) => `           ${each}`)];
      })
      .join("\n");
  };
}

function explanationIn(message: Linter.LintMessage): readonly string[] {
  return "explanation" in message ? (message as ExplainedMessage).explanation : [];
}
