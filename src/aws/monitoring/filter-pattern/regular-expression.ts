import type { Certainty } from "../../../iam/certainty.js";

/** What a regular expression asks for, as far as that can be told without running it. */
export interface Alternative {
  /** Texts that what matches has, in this order. */
  readonly runs: readonly string[];
  /** Whether they are all that is asked for, with what stands before and after. */
  readonly isLiteral: boolean;
  readonly isAtStart: boolean;
  readonly isAtEnd: boolean;
}

/** CloudWatch Logs knows no parentheses, so that every bar divides the whole. */
export function alternativesOf(expression: string): readonly Alternative[] {
  const parts: string[] = [""];
  for (const [token] of expression.matchAll(tokens)) {
    if (token === "|") parts.push("");
    else parts.push(`${parts.pop() ?? ""}${token}`);
  }
  return parts.map(readAlternative);
}

/** No class holds an opening bracket here, so that each character is looked at a few times only. */
const tokens = /\\[^]|\[\^?\]?(?:\\[^]|[^\][\\])*\]|\{[\d,]*\}|[^]/g;

function readAlternative(text: string): Alternative {
  const runs: string[] = [];
  let run = "";
  let isLiteral = true;
  const end = (): void => {
    isLiteral = false;
    if (run !== "") runs.push(run);
    run = "";
  };
  const isAtStart = text.startsWith("^");
  const isAtEnd = /(?:^|[^\\])\$$/.test(text);
  const inner = text.slice(isAtStart ? 1 : 0, isAtEnd ? -1 : undefined);
  for (const [token] of inner.matchAll(tokens)) {
    if (/^(?:[*?]|\{)/.test(token)) run = run.slice(0, -1);
    if (/^[\w\s:#=@/;,_-]$/.test(token) || /^\\[^\w]$/.test(token)) run += token.at(-1) ?? "";
    else end();
  }
  if (run !== "") runs.push(run);
  return { runs, isLiteral, isAtStart, isAtEnd };
}

/** Whether a text matches. Nothing is run, which may take for ever, so often nobody knows. */
export function matchesExpression(text: string, expression: string): Certainty {
  const verdicts = alternativesOf(expression).map((each) => matchesAlternative(text, each));
  return verdicts.includes(true) || (verdicts.includes(undefined) ? undefined : false);
}

function matchesAlternative(text: string, alternative: Alternative): Certainty {
  const { runs, isLiteral, isAtStart, isAtEnd } = alternative;
  if (!runs.every((run) => text.includes(run))) return false;
  if (!isLiteral) return undefined;
  const [literal = ""] = runs;
  if (isAtStart && isAtEnd) return text === literal;
  return isAtStart ? text.startsWith(literal) : !isAtEnd || text.endsWith(literal);
}
