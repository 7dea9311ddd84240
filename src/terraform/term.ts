import { excerpt } from "../document/excerpt.js";
import { readCall } from "./call.js";
import { readFor } from "./for.js";
import type { Token } from "./lexer.js";
import { readNumber } from "./number.js";
import { readObject } from "./object.js";
import type { Reader } from "./reader.js";
import type { Syntax } from "./syntax.js";
import { readHeredoc, readQuoted } from "./template.js";

const words: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/** An operand without what follows it. */
export function readTerm(reader: Reader): Syntax {
  const token = reader.peek();
  switch (token.kind) {
    case "number":
      return readNumber(reader);
    case "name":
      return readName(reader);
    case '"':
      return readQuoted(reader);
    case "heredoc":
      return readHeredoc(reader);
    case "(":
      return readParenthesized(reader);
    case "[":
      return readTuple(reader);
    case "{":
      return readObject(reader);
    case "end":
      return reader.fail("An expression is missing at the end.");
    default:
      return reader.fail(`An expression is missing before this '${written(reader, token)}'.`);
  }
}

function readName(reader: Reader): Syntax {
  const token = reader.take();
  const { kind } = reader.peek();
  if (kind === "(" || kind === "::") return readCall(reader, token);
  const name = written(reader, token);
  const value = words.get(name);
  const span = reader.span(token.start);
  return value === undefined ? { kind: "Name", name, span } : { kind: "Literal", value, span };
}

function readParenthesized(reader: Reader): Syntax {
  reader.take();
  const outer = reader.regardNewlines(false);
  const syntax = reader.expression();
  reader.expect(")", "A ')' is missing here.");
  reader.regardNewlines(outer);
  return syntax;
}

function readTuple(reader: Reader): Syntax {
  const { start } = reader.take();
  const outer = reader.regardNewlines(false);
  const tuple = reader.isAtWord("for") ? readFor(reader, start, "]") : readItems(reader, start);
  reader.regardNewlines(outer);
  return tuple;
}

function readItems(reader: Reader, start: number): Syntax {
  const items: Syntax[] = [];
  let isOpen = reader.accept("]") === undefined;
  while (isOpen) {
    items.push(reader.expression());
    const hasComma = reader.accept(",") !== undefined;
    isOpen = hasComma && reader.peek().kind !== "]";
    if (!isOpen) reader.expect("]", "A comma or a ']' is missing here.");
  }
  return { kind: "Tuple", items, span: reader.span(start) };
}

function written({ text }: Reader, { start, end }: Token): string {
  return excerpt(text.slice(start, end));
}
