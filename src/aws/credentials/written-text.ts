import type { Expression, Fields, Place } from "../../template/expression.js";
import { childrenOf } from "../../template/walk.js";
import { hole } from "./access-key.js";

/** A text as it is written: pieces one after the other, and its name where it is a value of one. */
export interface WrittenText {
  readonly pieces: readonly Piece[];
  readonly name: string | undefined;
}

export interface Piece {
  readonly text: string;
  readonly place: Place;
  /** What is not known of the text. */
  readonly unknown?: Expression;
}

interface Named {
  readonly expression: Expression;
  readonly name: string | undefined;
}

/** What the names in an expression stand for. */
export interface Meaning {
  readonly locals: ReadonlyMap<string, Expression>;
  /** Those that repetition gives. */
  readonly bindings?: ReadonlyMap<string, Expression> | undefined;
}

/**
 * Every text in an expression that is not left out, in whatever branch it stands: who reads a
 * template reads all of it.
 */
export function* textsIn(
  written: Named,
  meaning: Meaning,
  isLeftOut: (expression: Expression) => boolean,
): Generator<WrittenText> {
  const seen = new Set<Expression>();
  const pending = [written];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (seen.has(next.expression) || isLeftOut(next.expression)) continue;
    seen.add(next.expression);
    const pieces = piecesOf(next.expression);
    if (pieces !== undefined) yield { pieces, name: next.name };
    const below =
      pieces === undefined
        ? partsOf(next, meaning)
        : pieces.flatMap(({ unknown }) => (unknown === undefined ? [] : unnamed(unknown)));
    for (const each of below.toReversed()) pending.push(each);
  }
}

/** The pieces of what is certainly a text, be it encoded or not. */
function piecesOf(expression: Expression): readonly Piece[] | undefined {
  switch (expression.kind) {
    case "Constant":
      return [{ text: expression.text, place: expression.place }];
    case "Text":
      return expression.parts.flatMap(pieceOrHole);
    case "Call": {
      const { name, args } = expression;
      const [first, second] = args;
      if (first !== undefined && name.startsWith("base64")) return pieceOrHole(first);
      const isJoin = name === "join" && first?.kind === "Constant" && second?.kind === "List";
      return isJoin
        ? second.items.flatMap((item, index) => [
            ...(index === 0 ? [] : pieceOrHole(first)),
            ...pieceOrHole(item),
          ])
        : undefined;
    }
    default:
      return undefined;
  }
}

function pieceOrHole(part: Expression): readonly Piece[] {
  return piecesOf(part) ?? [{ text: hole, place: part.place, unknown: part }];
}

function partsOf({ expression, name }: Named, { locals, bindings }: Meaning): readonly Named[] {
  switch (expression.kind) {
    case "Fields":
      return valuesOf(expression);
    case "Local":
    case "Bound": {
      const named = (expression.kind === "Local" ? locals : bindings)?.get(expression.name);
      return named === undefined ? [] : [{ expression: named, name }];
    }
    case "Choice":
      return childrenOf(expression).map((child) => ({ expression: child, name }));
    default:
      return childrenOf(expression).map(unnamed);
  }
}

function unnamed(expression: Expression): Named {
  return { expression, name: undefined };
}

/** Some have variables as an object, others as a list of objects with a name and a value each. */
function valuesOf({ fields }: Fields): readonly Named[] {
  const named = fields.find(({ name }) => /^(?:option)?name$/i.test(name))?.value;
  const given = named?.kind === "Constant" ? named.text : undefined;
  return fields.map(({ name, value }) => {
    return { expression: value, name: /^value$/i.test(name) ? (given ?? name) : name };
  });
}
