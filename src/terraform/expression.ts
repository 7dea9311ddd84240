import type { Span } from "../document/node.js";
import { binaryOperators, type Operator, unaryOperators } from "./operators.js";
import type { Reader } from "./reader.js";
import type { FunctionCall, Syntax } from "./syntax.js";
import { readTerm } from "./term.js";
import { readTraversals } from "./traversal.js";

/** `a ? b : c`, or what has no question mark. */
export function readExpression(reader: Reader): Syntax {
  const { start } = reader.peek();
  const test = readOperations(reader);
  if (reader.accept("?") === undefined) return test;
  const whenTrue = reader.expression();
  reader.expect(":", "A colon is missing here, after the first result of a '?'.");
  const whenFalse = reader.expression();
  return { kind: "Conditional", test, whenTrue, whenFalse, span: reader.span(start) };
}

/** An operator that waits for the operand behind it. */
interface Pending {
  readonly left: Syntax;
  readonly operator: Operator;
  readonly start: number;
}

/** Operands and the operators between them; a call for each level would exhaust the stack. */
function readOperations(reader: Reader): Syntax {
  const pending: Pending[] = [];
  for (;;) {
    let { start } = reader.peek();
    let operand = readOperand(reader);
    const operator = binaryOperators.get(reader.peek().kind);
    const level = operator?.level ?? 0;
    for (let last = pending.at(-1); last && last.operator.level >= level; last = pending.at(-1)) {
      pending.pop();
      start = last.start;
      operand = operation(last.operator, last.left, operand, reader.span(start));
    }
    if (operator === undefined) return operand;
    reader.take();
    pending.push({ left: operand, operator, start });
  }
}

function readOperand(reader: Reader): Syntax {
  const { kind, start } = reader.peek();
  const operator = unaryOperators.get(kind);
  if (operator === undefined) return readTraversals(reader, readTerm(reader), start);
  reader.take();
  const operand = reader.nested(() => readOperand(reader));
  return call(operator, [operand], reader.span(start));
}

function operation(operator: Operator, left: Syntax, right: Syntax, span: Span): Syntax {
  const { name, negated = false } = operator;
  const test = name === "equals" ? nullTest(left, right, span) : undefined;
  const result = test ?? call(name, [left, right], span);
  return negated ? call("not", [result], span) : result;
}

/** Nothing equals null but null, whatever type the other side has. */
function nullTest(left: Syntax, right: Syntax, span: Span): Syntax | undefined {
  if (isNull(right)) return call("isNull", [left], span);
  return isNull(left) ? call("isNull", [right], span) : undefined;
}

function isNull(syntax: Syntax): boolean {
  return syntax.kind === "Literal" && syntax.value === null;
}

function call(name: string, args: readonly Syntax[], span: Span): FunctionCall {
  return { kind: "Call", name, args, expanded: false, span };
}
