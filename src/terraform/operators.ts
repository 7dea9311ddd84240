import type { TokenKind } from "./lexer.js";

/** The function that an operator is read as. */
export interface Operator {
  readonly name: string;
  /** Of two operators the one of the higher level takes an operand between them. */
  readonly level: number;
  /** Whether it is the opposite of its function. */
  readonly negated?: boolean;
}

export const binaryOperators: ReadonlyMap<TokenKind, Operator> = new Map<TokenKind, Operator>([
  ["||", { name: "or", level: 1 }],
  ["&&", { name: "and", level: 2 }],
  ["==", { name: "equals", level: 3 }],
  ["!=", { name: "equals", level: 3, negated: true }],
  ["<", { name: "less", level: 4 }],
  ["<=", { name: "lessOrEqual", level: 4 }],
  [">", { name: "greater", level: 4 }],
  [">=", { name: "greaterOrEqual", level: 4 }],
  ["+", { name: "add", level: 5 }],
  ["-", { name: "subtract", level: 5 }],
  ["*", { name: "multiply", level: 6 }],
  ["/", { name: "divide", level: 6 }],
  ["%", { name: "modulo", level: 6 }],
]);

export const unaryOperators: ReadonlyMap<TokenKind, string> = new Map<TokenKind, string>([
  ["!", "not"],
  ["-", "negate"],
]);
