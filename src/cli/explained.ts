import type { ESLint, Linter } from "eslint";
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

/** How a finding came to be, where somebody wants to know. */
export function explanationIn(message: Linter.LintMessage): readonly string[] {
  return "explanation" in message ? (message as ExplainedMessage).explanation : [];
}
