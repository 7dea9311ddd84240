import type { Expression } from "../template/expression.js";
import type { Possible, PossibleText } from "../template/draft.js";
import type { Context } from "./context.js";

/** What may be in a collection. */
export function possibleItems(collection: Expression, context: Context): Possible {
  if (collection.kind === "List") {
    const texts = collection.items.flatMap((item) => literal(item) ?? []);
    if (texts.length === collection.items.length) {
      return { texts: distinct(texts), isWhole: true };
    }
  }
  // Who decides about names decides about all that has them, as the author of a condition does.
  context.tests.push(collection);
  return context.possible(collection);
}

/**
 * What something means by its name, where functions compute the name: it may mean something else in
 * each scenario. Nothing where nobody knows any name it may be.
 */
export function meantBy(
  name: Expression,
  context: Context,
  meaningOf: (name: string) => Expression,
): Expression | undefined {
  const { place } = name;
  const { texts } = possibleItems({ kind: "List", items: [name], place }, context);
  if (texts.length === 0) return undefined;
  const [first, ...others] = texts;
  if (first?.isCertain === true && others.length === 0) return meaningOf(first.text);
  const none: Expression = { kind: "Opaque", reason: "its name is unknown", place };
  return texts.reduceRight<Expression>((otherwise, text) => {
    const test: Expression = { kind: "Call", name: "equals", args: [name, text], place };
    return { kind: "Choice", test, whenTrue: meaningOf(text.text), whenFalse: otherwise, place };
  }, none);
}

function literal(expression: Expression): PossibleText | undefined {
  const { place } = expression;
  if (expression.kind === "Constant") {
    const { value, source = place } = expression;
    const text = typeof value === "boolean" ? String(value) : expression.text;
    return { kind: "Constant", value, text, place: source, isCertain: true };
  }
  if (expression.kind !== "Text") return undefined;
  const parts = expression.parts.map((part) => literal(part)?.text);
  if (parts.includes(undefined)) return undefined;
  const text = parts.join("");
  return { kind: "Constant", value: text, text, place, isCertain: true };
}

function distinct(texts: readonly PossibleText[]): readonly PossibleText[] {
  return [...new Map(texts.map((each) => [each.text, each])).values()];
}
