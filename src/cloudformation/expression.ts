import type { Entry, Mapping, Node, Scalar } from "../document/node.js";
import type { Expression, Field, Fields, Place } from "../template/expression.js";
import { type Context, entryOf, isComputed, placeOf, spelled, textOf } from "./context.js";
import { readIntrinsic } from "./intrinsics.js";
import { unroll } from "./loop.js";

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
  const { tag, ...argument } = node;
  if (tag !== undefined && isComputed(node)) {
    return readIntrinsic(tag.name.slice(1), argument, place, context);
  }
  switch (node.kind) {
    case "Scalar":
      return readScalar(node);
    case "Sequence":
      return {
        kind: "List",
        items: node.items.map((item) => context.expression(item)),
        ...spelled(node),
      };
    case "Mapping":
      return readMapping(node, place, context);
  }
}

function readScalar(node: Scalar): Expression {
  if (node.value === null) return { kind: "Absent", ...spelled(node) };
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
  if (node.text.includes("{{resolve:")) {
    const reason = "a dynamic reference is resolved at deployment";
    return { kind: "Opaque", reason, identity: node.text, ...spelled(node) };
  }
  return { kind: "Constant", value: node.value, text: node.text, ...spelled(node) };
}

function readMapping(node: Mapping, place: Place, context: Context): Expression {
  const [entry, ...others] = node.entries;
  const { gap } = node;
  if (gap !== undefined && entry === undefined) return { kind: "Opaque", reason: gap, place };
  if (entry !== undefined && others.length === 0) {
    const name = functionName(entry, context);
    if (name !== undefined) return readIntrinsic(name, entry.value, place, context);
  }
  return readFields(node, context);
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
export function readFields(node: Mapping, context: Context): Fields {
  const fields: Field[] = [];
  const unrolled = unroll(node, context);
  const included = node.gap === undefined ? [] : [node.gap];
  const gaps = [...included, ...unrolled.gaps.map(({ reason }) => reason)];
  for (const { entry, condition } of unrolled.entries) {
    const name = entry.key.text;
    if (name === "Fn::Transform") {
      return { kind: "Fields", fields: [], ...spelled(node), gap: macroGap };
    }
    if (name.startsWith("Fn::")) gaps.push(`'${name}' is not expanded`);
    else {
      const written = context.expression(entry.value);
      const value = condition === undefined ? written : onlyIf(condition, written);
      fields.push({ kind: "Field", name, key: entry.key.span, value });
    }
  }
  const [gap] = gaps;
  return { kind: "Fields", fields, ...spelled(node), ...(gap === undefined ? {} : { gap }) };
}
