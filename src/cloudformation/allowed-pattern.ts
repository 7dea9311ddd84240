/** Whether a pattern accepts a text; undefined where that cannot be told. */
export type Accepts = (text: string) => boolean | undefined;

const longest = 200;

/**
 * What the `AllowedPattern` of a parameter accepts. Patterns are Java's, and running one that the
 * template brings could take forever: only alternatives without groups, in which Java and we agree
 * and at most two repetitions have no end, are run, on short texts.
 */
export function readPattern(pattern: string): Accepts {
  const alternatives = alternativesOf(pattern);
  if (alternatives === undefined) return () => undefined;
  const compiled = alternatives.map((each) => new RegExp(`^${each}$`, "u"));
  return (text) => (text.length > longest ? undefined : compiled.some((each) => each.test(text)));
}

/** The texts that a pattern lists, if that is all it does: `^(dev|prod)$`. */
export function textsIn(pattern: string): readonly string[] | undefined {
  const alternatives = alternativesOf(pattern);
  const isLiteral = alternatives?.every((each) => /^[A-Za-z0-9 _/:;,@#%&=~'"<>!-]*$/.test(each));
  return isLiteral === true ? alternatives : undefined;
}

/** One character, written as itself, by an escape, as a class or as any. */
const atom = String.raw`(?:[A-Za-z0-9 _/:;,@#%&=~'"<>!-]|\\[-.\/dswDSW+*?(){}|^$\\\[\]@:]|\[\^?\]?(?:[^\[\]\\&]|\\[-.\/dswDSW+*?(){}|^$\\\[\]@:])+\]|\.)`;
const quantifier = String.raw`(?:\?|\*|\+|\{\d{1,4}(?:,\d{0,4})?\})?`;
const simple = new RegExp(String.raw`^\^?((?:${atom}${quantifier})*)\$?$`, "u");
const endless = /[*+]|,\}/g;

function alternativesOf(pattern: string): readonly string[] | undefined {
  if (pattern.length > longest) return undefined;
  const grouped = /^\^?\((?:\?:)?([^()]*)\)\$?$/.exec(pattern);
  const parts = (grouped?.[1] ?? pattern).split("|");
  const read = parts.map((part) => simple.exec(part)?.[1]);
  const isSafe = read.every(
    (each) => each !== undefined && (each.match(endless)?.length ?? 0) <= 2 && compiles(each),
  );
  return isSafe ? (read as string[]) : undefined;
}

/** A class such as `[z-a]` is refused by Java, too. */
function compiles(pattern: string): boolean {
  try {
    return new RegExp(`^${pattern}$`, "u").source !== "";
  } catch {
    return false;
  }
}
