import { partsOf } from "../graph/text.js";
import type { Value } from "../graph/value.js";
import type { Certainty } from "./certainty.js";

/** Text with the wildcards `*` and `?`, policy variables and, in a value, holes. */
export type Pattern = string | Value;

/** A character, a wildcard, or text that is fixed but unknown. */
type Token = string | typeof anyText | typeof anyCharacter | Hole;

interface Hole {
  readonly kind: "hole";
  readonly identity: string | undefined;
}

type Question = "covers" | "overlaps";

const anyText = { kind: "any text" } as const;
const anyCharacter = { kind: "any character" } as const;

/** Above this number of comparisons two patterns are not compared. */
const maxComparisons = 1_000_000;

/**
 * Whether every text that `other` stands for matches `pattern`. Where `other` has no wildcards,
 * this is whether it matches. A hole matches itself. Inside a text a hole is taken for fixed, as
 * nobody passes a wildcard in a piece of a name.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function covers(pattern: Pattern, other: Pattern, ignoreCase = false): Certainty {
  return compare(pattern, other, "covers", ignoreCase);
}

/** Whether some text matches both patterns. */
export function overlaps(pattern: Pattern, other: Pattern, ignoreCase = false): Certainty {
  return compare(pattern, other, "overlaps", ignoreCase);
}

function compare(a: Pattern, b: Pattern, question: Question, ignoreCase: boolean): Certainty {
  const tokensOfA = tokensOf(a, ignoreCase);
  const tokensOfB = tokensOf(b, ignoreCase);
  if (tokensOfA === undefined || tokensOfB === undefined) return undefined;
  const [left, right] = trimEqualEnds(tokensOfA, tokensOfB);
  if (isApart(left[0], right[0]) || isApart(left.at(-1), right.at(-1))) return false;
  if (left.length * right.length > maxComparisons) return undefined;
  if (aligns(left, right, question, false)) return true;
  if (!left.some(isHole) && !right.some(isHole)) return false;
  return aligns(left, right, question, true) ? undefined : false;
}

/** Characters that differ at the same end; most patterns that are compared do at the first. */
function isApart(a: Token | undefined, b: Token | undefined): boolean {
  return typeof a === "string" && typeof b === "string" && a !== b;
}

function tokensOf(pattern: Pattern, ignoreCase: boolean): Token[] | undefined {
  const parts = typeof pattern === "string" ? [pattern] : partsOf(pattern);
  return parts?.flatMap((part) =>
    typeof part === "string"
      ? tokensOfText(ignoreCase ? part.toLowerCase() : part)
      : [{ kind: "hole", identity: part.identity } as const],
  );
}

/**
 * A policy variable stands for text without wildcards; `${*}`, `${?}` and `${$}` are characters.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
function tokensOfText(text: string): Token[] {
  return [...text.matchAll(/\$\{([^}]*)\}|./gsu)].map(([token, variable]) => {
    if (variable !== undefined) {
      if (/^[*?$]$/.test(variable)) return variable;
      return { kind: "hole", identity: token.toLowerCase() };
    }
    if (token === "*") return anyText;
    return token === "?" ? anyCharacter : token;
  });
}

/** Only what is fixed on both sides goes, so the rest relates as the whole did. */
function trimEqualEnds(left: readonly Token[], right: readonly Token[]): [Token[], Token[]] {
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && isSameFixed(left[start], right[start])) start++;
  let end = 0;
  while (end < shorter - start && isSameFixed(left.at(-1 - end), right.at(-1 - end))) end++;
  return [left.slice(start, left.length - end), right.slice(start, right.length - end)];
}

function isSameFixed(a: Token | undefined, b: Token | undefined): boolean {
  if (typeof a !== "object" || typeof b !== "object") return a !== undefined && a === b;
  return (
    a.kind === "hole" && b.kind === "hole" && a.identity !== undefined && a.identity === b.identity
  );
}

/**
 * Whether two patterns can be laid side by side, from each end of both to their starts. `loose`
 * lets a hole be any text, so what does not even align loosely surely does not match.
 */
function aligns(
  left: readonly Token[],
  right: readonly Token[],
  question: Question,
  loose: boolean,
): boolean {
  const stretchesLeft = (token: Token): boolean => token === anyText || (loose && isHole(token));
  const stretchesRight = (token: Token): boolean =>
    (question === "overlaps" && token === anyText) || (loose && isHole(token));

  /** By how much of `right` is left: whether the rest of `left` aligns with it. */
  let below: readonly boolean[] = [];
  for (let i = left.length; i >= 0; i--) {
    const row = new Array<boolean>(right.length + 1).fill(false);
    const l = left[i];
    for (let j = right.length; j >= 0; j--) {
      const r = right[j];
      const skipLeft = l !== undefined && below[j] === true;
      const skipRight = r !== undefined && row[j + 1] === true;
      row[j] =
        (l === undefined && r === undefined) ||
        (l !== undefined && stretchesLeft(l) && (skipLeft || skipRight)) ||
        (r !== undefined && stretchesRight(r) && (skipLeft || skipRight)) ||
        (l !== undefined && r !== undefined && pairs(l, r, question) && below[j + 1] === true);
    }
    below = row;
  }
  return below[0] === true;
}

function pairs(left: Token, right: Token, question: Question): boolean {
  if (isSameFixed(left, right)) return true;
  if (left === anyCharacter) return right === anyCharacter || typeof right === "string";
  return question === "overlaps" && right === anyCharacter && typeof left === "string";
}

function isHole(token: Token): boolean {
  return typeof token === "object" && token.kind === "hole";
}
