import type { Entry, Mapping, Node, Scalar } from "../document/node.js";
import type { Expression, Field, Fields, Place } from "../template/expression.js";
import { type Context, entryOf, isComputed, placeOf, spelled, textOf } from "./context.js";
import { readIntrinsic } from "./intrinsics.js";
import { type Made, unroll } from "./loop.js";

/** Lets the names of a template be read in its expressions. */
export function contextOf(names: Omit<Context, "expression">): Context {
  const read = new Map<Node, Expression>();
  const context: Context = {
    ...names,
    expression(node) {
      const expression = read.get(node) ?? readNode(node, context);
      read.set(node, expression);
      return expression;
    },
  };
  return context;
}

function readNode(node: Node, context: Context): Expression {
  const place = placeOf(node);
  if (node.kind === "Alias") {
    const target = context.expression(node.target);
    return { ...target, place, source: target.source ?? target.place };
  }
  if (node.tag !== undefined && isComputed(node)) {
    const { tag, ...argument } = node;
    return readIntrinsic(tag.name.slice(1), argument, place, context);
  }
  switch (node.kind) {
    case "Scalar":
      return whereSpelled(readScalar(node, place), node);
    case "Sequence": {
      const items = node.items.map((item) => context.expression(item));
      return whereSpelled({ kind: "List", items, place }, node);
    }
    case "Mapping":
      return readMapping(node, place, context);
  }
}

/** Most is spelled where it takes effect, and is not copied. */
function whereSpelled<E extends Expression>(expression: E, node: Node): E {
  return node.origin === undefined ? expression : { ...expression, ...spelled(node) };
}

function readScalar({ value, text }: Scalar, place: Place): Expression {
  if (value === null) return { kind: "Absent", place };
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
  if (text.includes("{{resolve:")) {
    const reason = "a dynamic reference is resolved at deployment";
    return { kind: "Opaque", reason, identity: text, place };
  }
  return { kind: "Constant", value, text, place };
}

function readMapping(node: Mapping, place: Place, context: Context): Expression {
  const [entry, ...others] = node.entries;
  const { gap } = node;
  if (gap !== undefined && entry === undefined) return { kind: "Opaque", reason: gap, place };
  if (entry !== undefined && others.length === 0) {
    const name = functionName(entry, context);
    if (name !== undefined) return readIntrinsic(name, entry.value, place, context);
  }
  return readFields(node, context, place);
}

function functionName({ key, value }: Entry, context: Context): string | undefined {
  if (key.text.startsWith("Fn::ForEach")) return undefined;
  if (key.text.startsWith("Fn::")) return key.text.slice("Fn::".length);
  if (key.text === "Ref") return key.text;
  // A policy statement may have a key of this name too, but never the name of a condition in it.
  if (key.text !== "Condition") return undefined;
  const name = textOf(value);
  return name !== undefined && context.conditions.has(name) ? key.text : undefined;
}

function onlyIf(test: Expression, whenTrue: Expression): Expression {
  const { place } = whenTrue;
  return { kind: "Choice", test, whenTrue, whenFalse: { kind: "Absent", place }, place };
}

/** Why nothing is known where a macro is called. */
const macroGap = "a macro makes it";

/**
 * Why nobody knows what a mapping has besides its entries. A macro is given what is written beside
 * it, and returns what it likes.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-macros-overview.html
 */
export function gapIn(node: Mapping): string | undefined {
  return macroIn(node) ?? node.gap;
}

/** The same of what is written, where nothing is included. */
export function macroIn(node: Mapping): string | undefined {
  return entryOf(node, "Fn::Transform") === undefined ? undefined : macroGap;
}

/** Reads a mapping as an object, whatever its keys are called. */
export function readFields(node: Mapping, context: Context, place: Place = placeOf(node)): Fields {
  const { entries, gaps } = unroll(node, context);
  const functions = entries.filter(({ entry: { key } }) => key.text.startsWith("Fn::"));
  if (functions.some(({ entry: { key } }) => key.text === "Fn::Transform")) {
    return whereSpelled({ kind: "Fields", fields: [], place, gap: macroGap }, node);
  }
  const [unread] = functions;
  // Lists that are made at once take no more room than they need.
  const written =
    unread === undefined ? entries : entries.filter((each) => !functions.includes(each));
  const fields = written.map((each) => readField(each, context));
  const unknown = unread && `'${unread.entry.key.text}' is not expanded`;
  const gap = node.gap ?? gaps[0]?.reason ?? unknown;
  return whereSpelled({ kind: "Fields", fields, place, ...(gap !== undefined && { gap }) }, node);
}

function readField({ entry: { key, value }, condition }: Made, context: Context): Field {
  const written = context.expression(value);
  return {
    kind: "Field",
    name: key.text,
    key: key.span,
    value: condition === undefined ? written : onlyIf(condition, written),
  };
}
