import type { Token } from "./lexer.js";
import { readNumber } from "./number.js";
import type { Reader } from "./reader.js";
import type { Syntax } from "./syntax.js";

/** What follows a term that starts here: attributes, indexes and splats. */
export function readTraversals(reader: Reader, term: Syntax, start: number): Syntax {
  let syntax = term;
  for (;;) {
    const marker = reader.peek();
    if (marker.kind === ".") {
      reader.take();
      const isSplat = reader.accept("*") !== undefined;
      syntax = isSplat
        ? readAttributeSplat(reader, syntax, start, marker)
        : readStep(reader, syntax, start);
    } else if (marker.kind === "[") {
      reader.take();
      const outer = reader.regardNewlines(false);
      const isSplat = reader.accept("*") !== undefined;
      const key = isSplat ? undefined : reader.expression();
      reader.expect("]", "A ']' is missing here.");
      reader.regardNewlines(outer);
      syntax = key
        ? { kind: "Index", object: syntax, key, span: reader.span(start) }
        : readFullSplat(reader, syntax, start, marker);
    } else {
      return syntax;
    }
  }
}

/** `list[*]`: all that follows applies to each item. */
function readFullSplat(reader: Reader, object: Syntax, start: number, marker: Token): Syntax {
  let name = "";
  const span = reader.span(marker.start);
  const each = reader.splat((item) => {
    name = item;
    return readTraversals(reader, { kind: "Name", name, span }, marker.start);
  });
  return { kind: "Splat", object, item: name, each, span: reader.span(start) };
}

/** `list.*`: only what follows with a dot applies to each item. */
function readAttributeSplat(reader: Reader, object: Syntax, start: number, marker: Token): Syntax {
  let name = "";
  const span = reader.span(marker.start);
  const each = reader.splat((item) => {
    name = item;
    let syntax: Syntax = { kind: "Name", name, span };
    while (reader.accept(".")) syntax = readStep(reader, syntax, marker.start);
    return syntax;
  });
  return { kind: "Splat", object, item: name, each, span: reader.span(start) };
}

/** What follows a dot: a name, or the number of an item as it was once written. */
function readStep(reader: Reader, object: Syntax, start: number): Syntax {
  const token = reader.peek();
  const written = reader.text.slice(token.start, token.end);
  if (token.kind === "number") {
    if (written.includes(".")) {
      return reader.fail("Write these numbers in brackets, like '[0][1]'.");
    }
    return { kind: "Index", object, key: readNumber(reader), span: reader.span(start) };
  }
  reader.expect("name", "The name of an attribute is missing after a dot.");
  const nameSpan = reader.span(token.start);
  return { kind: "Attribute", object, name: written, nameSpan, span: reader.span(start) };
}
