import type { Mapping, Node } from "../document/node.js";
import type { Expression, Place } from "../template/expression.js";
import { type Context, entriesOf, entryOf, itemsOf, resolve } from "./context.js";

/**
 * What the section Rules demands of the parameters, each as something that is never false.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html
 */
export function readAssertions(rules: Mapping, context: Context): readonly Expression[] {
  return entriesOf(rules).flatMap(({ value }) => {
    const rule = resolve(value);
    if (rule.kind !== "Mapping") return [];
    const when = entryOf(rule, "RuleCondition")?.value;
    const assertions = entryOf(rule, "Assertions")?.value;
    return (assertions === undefined ? [] : (itemsOf(assertions) ?? [])).flatMap((item) => {
      const body = resolve(item);
      const assert = body.kind === "Mapping" ? entryOf(body, "Assert")?.value : undefined;
      if (assert === undefined) return [];
      const asserted = context.expression(assert);
      return when === undefined ? [asserted] : [implied(context.expression(when), asserted)];
    });
  });
}

function implied(when: Expression, then: Expression): Expression {
  const { place } = then;
  return either([{ kind: "Call", name: "not", args: [when], place }, then], place);
}

/** `[texts, text]`: the text is one of them. */
export function readContains(
  argument: Node,
  place: Place,
  context: Context,
): Expression | undefined {
  const [list, value, ...others] = itemsOf(argument) ?? [];
  if (list === undefined || value === undefined || others.length > 0) return undefined;
  const items = itemsOf(list);
  if (items === undefined) return undecided("contains", [list, value], place, context);
  return isOneOf(context.expression(value), items, place, context);
}

/** `[texts, texts]`: each of the first is one of the second. */
export function readEachMemberIn(
  argument: Node,
  place: Place,
  context: Context,
): Expression | undefined {
  const written = itemsOf(argument) ?? [];
  const [members, list] = written.map((each) => itemsOf(each));
  if (written.length !== 2) return undefined;
  if (members === undefined || list === undefined) {
    return undecided("each member in", written, place, context);
  }
  const args = members.map((each) => isOneOf(context.expression(each), list, place, context));
  return { kind: "Call", name: "and", args, place };
}

/** `[texts, text]`: each of them is the text. */
export function readEachMemberEquals(
  argument: Node,
  place: Place,
  context: Context,
): Expression | undefined {
  const [list, value, ...others] = itemsOf(argument) ?? [];
  if (list === undefined || value === undefined || others.length > 0) return undefined;
  const items = itemsOf(list);
  if (items === undefined) return undecided("each member equals", [list, value], place, context);
  const wanted = context.expression(value);
  const args = items.map((item) => isEqual(context.expression(item), wanted, place));
  return { kind: "Call", name: "and", args, place };
}

/** Of a list that is not written out nobody knows the members, but the inputs it depends on. */
function undecided(
  name: string,
  args: readonly Node[],
  place: Place,
  context: Context,
): Expression {
  return { kind: "Call", name, args: args.map((arg) => context.expression(arg)), place };
}

function isOneOf(
  value: Expression,
  items: readonly Node[],
  place: Place,
  context: Context,
): Expression {
  return either(
    items.map((item) => isEqual(value, context.expression(item), place)),
    place,
  );
}

function isEqual(a: Expression, b: Expression, place: Place): Expression {
  return { kind: "Call", name: "equals", args: [a, b], place };
}

function either(args: readonly Expression[], place: Place): Expression {
  return { kind: "Call", name: "or", args, place };
}
