import type { Node } from "../document/node.js";
import type { Expression, Place } from "../template/expression.js";
import { type Context, isComputed, itemsOf, resolve, textOf } from "./context.js";
import { meantBy } from "./possible.js";

/**
 * The name may be computed, too.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-languageextensions.html
 */
export function readRef(argument: Node, place: Place, context: Context): Expression | undefined {
  const name = textOf(argument);
  if (name !== undefined) return refer(name, place, context);
  return mayBeText(argument)
    ? meantBy(context.expression(argument), context, (text) => refer(text, place, context))
    : undefined;
}

/** The logical ID and attribute, as `Logs.Arn` or as a list, whose items may be computed. */
export function readGetAtt(argument: Node, place: Place, context: Context): Expression | undefined {
  const dotted = textOf(argument);
  if (dotted !== undefined) return getAttribute(dotted, place, context);
  const items = itemsOf(argument) ?? [];
  const names = items.map(textOf);
  if (names.length < 2) return undefined;
  if (!names.includes(undefined)) return getAttribute(names.join("."), place, context);
  if (!items.every(mayBeText)) return undefined;
  const between: Expression = { kind: "Constant", value: ".", text: ".", place };
  const parts = items.flatMap((item) => [between, context.expression(item)]).slice(1);
  return meantBy({ kind: "Text", parts, place }, context, (text) =>
    getAttribute(text, place, context),
  );
}

/** A text, or a function that may return one. */
function mayBeText(node: Node): boolean {
  const written = resolve(node);
  return written.kind !== "Sequence" || isComputed(written);
}

export function readCondition(
  argument: Node,
  place: Place,
  context: Context,
): Expression | undefined {
  const name = textOf(argument);
  if (name === undefined) return undefined;
  if (context.conditions.has(name)) return { kind: "Local", name, place };
  return undeclared(`condition '${name}'`, name, place);
}

/** What `Ref` and the `${Name}` of a `Sub` mean. */
export function refer(name: string, place: Place, context: Context): Expression {
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/pseudo-parameter-reference.html
  if (name === "AWS::NoValue") return { kind: "Absent", place };
  if (context.inputs.has(name)) return { kind: "Input", name, place };
  if (context.resources.has(name)) return { kind: "Reference", resource: name, path: [], place };
  return undeclared(`'${name}'`, name, place);
}

/** What `GetAtt` and the `${Name.Attribute}` of a `Sub` mean. */
export function getAttribute(dotted: string, place: Place, context: Context): Expression {
  const [resource = "", ...path] = dotted.split(".");
  if (!context.resources.has(resource)) return undeclared(`'${resource}'`, dotted, place);
  return { kind: "Reference", resource, path, place };
}

/** A macro may declare it later: SAM makes the roles of its functions so. */
function undeclared(what: string, name: string, place: Place): Expression {
  const reason = `${what} is not declared in the template`;
  return { kind: "Opaque", reason, identity: `undeclared ${name}`, place };
}
