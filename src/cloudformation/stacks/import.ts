import type { Expression } from "../../template/expression.js";

/** A call that asks for what another stack puts out. */
export type Import = Extract<Expression, { kind: "Call" }>;

export function isImport(expression: Expression): expression is Import {
  if (expression.kind !== "Call") return false;
  return expression.name === "importValue" || expression.name === "getStackOutput";
}
