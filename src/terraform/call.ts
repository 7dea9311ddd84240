import type { Token } from "./lexer.js";
import type { Reader } from "./reader.js";
import type { Syntax } from "./syntax.js";

/** `f(a, b...)` or `provider::aws::f(a)` after its first name. */
export function readCall(reader: Reader, first: Token): Syntax {
  const names = [reader.text.slice(first.start, first.end)];
  while (reader.accept("::")) {
    const { start, end } = reader.expect("name", "The name of a function is missing after a '::'.");
    names.push(reader.text.slice(start, end));
  }
  const outer = reader.regardNewlines(false);
  reader.expect("(", "A '(' is missing after the name of a function.");
  const args: Syntax[] = [];
  let expanded = false;
  let isOpen = reader.accept(")") === undefined;
  while (isOpen) {
    args.push(reader.expression());
    expanded = reader.accept("...") !== undefined;
    const hasComma = !expanded && reader.accept(",") !== undefined;
    isOpen = hasComma && reader.peek().kind !== ")";
    if (!isOpen) reader.expect(")", `A ${expanded ? "" : "comma or a "}')' is missing here.`);
  }
  reader.regardNewlines(outer);
  return { kind: "Call", name: names.join("::"), args, expanded, span: reader.span(first.start) };
}
