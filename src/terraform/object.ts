import { readFor } from "./for.js";
import type { Reader } from "./reader.js";
import type { ObjectSyntax, Syntax } from "./syntax.js";

type ObjectEntry = ObjectSyntax["entries"][number];

/** `{ a = 1, "b": 2 }`, or what a `for` makes an object of. */
export function readObject(reader: Reader): Syntax {
  const { start } = reader.take();
  const outer = reader.regardNewlines(false);
  const object = reader.isAtWord("for") ? readFor(reader, start, "}") : readEntries(reader, start);
  reader.regardNewlines(outer);
  return object;
}

function readEntries(reader: Reader, start: number): Syntax {
  reader.regardNewlines(true);
  const entries: ObjectEntry[] = [];
  let isOpen = !isClosed(reader);
  while (isOpen) {
    entries.push(readEntry(reader));
    const hasComma = (reader.accept(",") ?? reader.accept("newline")) !== undefined;
    isOpen = !isClosed(reader);
    if (isOpen && !hasComma) {
      reader.fail("A comma, a new line or a '}' is missing here.");
      isOpen = false;
    }
  }
  return { kind: "Object", entries, span: reader.span(start) };
}

function isClosed(reader: Reader): boolean {
  while (reader.accept("newline"));
  return reader.accept("}") !== undefined;
}

function readEntry(reader: Reader): ObjectEntry {
  const { kind, start } = reader.peek();
  const isName = kind === "name";
  const key = reader.expression();
  if (isName && isReference(key)) {
    const place = { start, end: reader.position() };
    reader.fail("Put this key in quotes, or in parentheses if it is a reference.", place);
  }
  if (!reader.accept("=")) reader.expect(":", "A '=' is missing after a key.");
  const value = reader.expression();
  return { key: isName ? word(key) : key, value };
}

/** Bare words are no names here, and not even `true` is itself. */
function word(key: Syntax): Syntax {
  if (key.kind === "Name") return { kind: "Literal", value: key.name, span: key.span };
  return key.kind === "Literal" ? { ...key, value: String(key.value) } : key;
}

/** `a.b` looks like a text with a dot, so Terraform refuses it. */
function isReference(key: Syntax): boolean {
  let syntax = key;
  while (
    syntax.kind === "Attribute" ||
    (syntax.kind === "Index" && syntax.key.kind === "Literal")
  ) {
    syntax = syntax.object;
  }
  return syntax !== key && syntax.kind === "Name";
}
