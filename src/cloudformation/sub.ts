import type { Node, Scalar } from "../document/node.js";
import type { Expression, Place, Text } from "../template/expression.js";
import { type Context, entriesOf, isComputed, itemsOf, resolve } from "./context.js";
import { getAttribute, refer } from "./reference.js";

/**
 * `Sub` with a text, or with a text and the values of its own variables.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html
 */
export function readSub(argument: Node, place: Place, context: Context): Text | undefined {
  const whole = scalarOf(argument);
  if (whole !== undefined) return substitute(whole, new Map(), place, context);
  const [template, mapping, ...others] = itemsOf(argument) ?? [];
  const text = template && scalarOf(template);
  const values = mapping && resolve(mapping);
  if (text === undefined || values?.kind !== "Mapping" || others.length > 0) return undefined;
  const variables = new Map(
    entriesOf(values).map((entry) => [entry.key.text, context.expression(entry.value)]),
  );
  return substitute(text, variables, place, context);
}

function scalarOf(node: Node): Scalar | undefined {
  const scalar = resolve(node);
  return scalar.kind === "Scalar" && !isComputed(scalar) ? scalar : undefined;
}

const variable = /\$\{(!?)([^{}]*)\}/g;

function substitute(
  scalar: Scalar,
  variables: ReadonlyMap<string, Expression>,
  place: Place,
  context: Context,
): Text {
  const parts: Expression[] = [];
  const locate = locator(scalar, context.text);
  let end = 0;
  const literal = (text: string): void => {
    if (text !== "") parts.push({ kind: "Constant", value: text, text, place });
  };
  for (const match of scalar.text.matchAll(variable)) {
    const [written, escaped = "", inner = ""] = match;
    literal(scalar.text.slice(end, match.index));
    end = match.index + written.length;
    const at = locate(written) ?? place;
    const name = inner.trim();
    if (escaped === "!") literal(`\${${inner}}`);
    else parts.push(variables.get(name) ?? readVariable(name, at, context));
  }
  literal(scalar.text.slice(end));
  return { kind: "Text", parts, place };
}

function readVariable(name: string, place: Place, context: Context): Expression {
  return name.includes(".") ? getAttribute(name, place, context) : refer(name, place, context);
}

/** Finds pieces of a scalar in the file, one after the other, whatever way it is quoted. */
function locator(scalar: Scalar, text: string): (piece: string) => Place | undefined {
  const to = scalar.content[1];
  let from = scalar.content[0];
  return (piece) => {
    const start = text.indexOf(piece, from);
    if (start < 0 || start + piece.length > to) return undefined;
    from = start + piece.length;
    return { span: [start, from] };
  };
}
