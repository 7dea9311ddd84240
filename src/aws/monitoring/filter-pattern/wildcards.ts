import type { Certainty } from "../../../iam/certainty.js";

/**
 * Whether a text is what an operand says. An asterisk before or after a term stands for any text;
 * AWS's guide once said that one within a term is an asterisk, and no longer says so.
 *
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function isLike(text: string, operand: string): Certainty {
  let start = 0;
  let end = operand.length;
  while (operand[start] === "*") start++;
  if (start === end) return start > 0 || text === "";
  while (operand[end - 1] === "*") end--;
  const term = operand.slice(start, end);
  const isOpen = { start: start > 0, end: end < operand.length };
  if (holds(text, [term], isOpen)) return true;
  return term.includes("*") && holds(text, term.split("*"), isOpen) ? undefined : false;
}

interface Open {
  readonly start: boolean;
  readonly end: boolean;
}

/** Whether a text holds terms one after the other, from its start to its end unless they are open. */
function holds(text: string, terms: readonly string[], { start, end }: Open): boolean {
  let from = 0;
  for (const [index, term] of terms.entries()) {
    const isFirst = index === 0;
    const isLast = index === terms.length - 1;
    if (isLast && !end) {
      const at = text.length - term.length;
      return at >= from && text.endsWith(term) && (start || !isFirst || at === 0);
    }
    const at = isFirst && !start ? (text.startsWith(term) ? 0 : -1) : text.indexOf(term, from);
    if (at < 0) return false;
    from = at + term.length;
  }
  return true;
}
