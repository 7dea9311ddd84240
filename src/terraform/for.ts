import type { Reader } from "./reader.js";
import type { For, Syntax } from "./syntax.js";

/** `for k, v in c`, of an expression or a directive. */
export type ForEach = Pick<For, "keyName" | "itemName" | "collection">;

/** `[for x in c : x if t]` or `{for k, v in c : k => v... if t}` after its bracket. */
export function readFor(reader: Reader, start: number, close: "]" | "}"): Syntax {
  const each = readForEach(reader);
  reader.expect(":", "A colon is missing after the collection of a 'for'.");
  const first = reader.expression();
  const second = readSecond(reader, close);
  const ellipsis = reader.accept("...");
  if (ellipsis && close === "]") reader.fail("Only the results of an object's 'for' are grouped.");
  const condition = reader.isAtWord("if") ? (reader.take(), reader.expression()) : undefined;
  reader.expect(close, `A '${close}' is missing after a 'for'.`);
  return {
    kind: "For",
    ...each,
    ...(second === undefined ? { result: first } : { resultKey: first, result: second }),
    ...(condition === undefined ? {} : { condition }),
    grouped: ellipsis !== undefined,
    span: reader.span(start),
  };
}

function readSecond(reader: Reader, close: "]" | "}"): Syntax | undefined {
  if (close === "]") return undefined;
  reader.expect("=>", "A '=>' is missing after the key of a 'for'.");
  return reader.expression();
}

/** From the word `for` on. */
export function readForEach(reader: Reader): ForEach {
  reader.take();
  const first = readVariable(reader);
  const second = reader.accept(",") && readVariable(reader);
  if (!reader.isAtWord("in")) reader.fail("The word 'in' is missing after the names of a 'for'.");
  reader.take();
  const collection = reader.expression();
  if (second === undefined) return { itemName: first, collection };
  return { keyName: first, itemName: second, collection };
}

function readVariable(reader: Reader): string {
  const { start, end } = reader.expect("name", "A name is missing in a 'for'.");
  return reader.text.slice(start, end);
}
