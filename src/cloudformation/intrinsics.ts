import type { Node } from "../document/node.js";
import type { Expression, Lookup, Place } from "../template/expression.js";
import { mentions, written } from "./written.js";
import { type Context, entryOf, itemsOf, placeOf, resolve, textOf } from "./context.js";
import { readCondition, readGetAtt, readRef } from "./reference.js";
import { readContains, readEachMemberEquals, readEachMemberIn } from "./rules.js";
import { readSub } from "./sub.js";

/**
 * Reads a call of an intrinsic function by its name without `Fn::`; `argument` is what follows
 * the short tag or the long key. What AWS would refuse becomes opaque: validating is not our job.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export function readIntrinsic(
  name: string,
  argument: Node,
  place: Place,
  context: Context,
): Expression {
  const read = readers.get(name);
  if (read === undefined) return opaque(`'${name}' cannot be evaluated`, argument, place);
  return (
    read(argument, place, context) ?? opaque(`'${name}' has unexpected arguments`, argument, place)
  );
}

type Reader = (argument: Node, place: Place, context: Context) => Expression | undefined;

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["Ref", readRef],
  ["GetAtt", readGetAtt],
  ["Sub", unlessDynamic(readSub)],
  ["If", readIf],
  ["FindInMap", readFindInMap],
  ["Condition", readCondition],
  ["Join", unlessDynamic(pure("join", 2))],
  ["Select", pure("select", 2)],
  ["Split", pure("split", 2)],
  ["Equals", pure("equals", 2)],
  ["And", pure("and")],
  ["Or", pure("or")],
  ["Not", pure("not", 1)],
  ["Contains", readContains],
  ["EachMemberEquals", readEachMemberEquals],
  ["EachMemberIn", readEachMemberIn],
  ["Base64", pureOfOne("base64")],
  ["ToJsonString", pureOfOne("jsonEncode")],
  ["Length", pureOfOne("length")],
  ["Cidr", unreadable("the blocks of a network are not computed")],
  ["GetAZs", unreadable("the zones of a Region are known only at deployment")],
  ["ImportValue", pureOfOne("importValue")],
  ["GetStackOutput", pureOfOne("getStackOutput")],
  ["Transform", unreadable("a macro computes it")],
]);

function pure(name: string, count?: number): Reader {
  return (argument, place, context) => {
    const items = itemsOf(argument);
    if (items === undefined || (count !== undefined && items.length !== count)) return undefined;
    return { kind: "Call", name, args: items.map((item) => context.expression(item)), place };
  };
}

function pureOfOne(name: string): Reader {
  return (argument, place, context) => {
    return { kind: "Call", name, args: [context.expression(argument)], place };
  };
}

/** What writes a dynamic reference is as unknown as one that is written out. */
function unlessDynamic(read: Reader): Reader {
  return (argument, place, context) =>
    mentions(argument, "{{resolve:")
      ? opaque("a dynamic reference is resolved at deployment", argument, place)
      : read(argument, place, context);
}

function unreadable(reason: string): Reader {
  return (argument, place) => opaque(reason, argument, place);
}

/** The same call written twice is the same value, hence the identity. */
function opaque(reason: string, argument: Node, place: Place): Expression {
  return { kind: "Opaque", reason, identity: `${reason}: ${written(argument)}`, place };
}

function readIf(argument: Node, place: Place, context: Context): Expression | undefined {
  const [condition, whenTrue, whenFalse, ...others] = itemsOf(argument) ?? [];
  const isWhole = condition !== undefined && whenTrue !== undefined && whenFalse !== undefined;
  if (!isWhole || others.length > 0) return undefined;
  const isNamed = textOf(condition) !== undefined;
  const named = isNamed ? readCondition(condition, placeOf(condition), context) : undefined;
  const test = named ?? context.expression(condition);
  if (named === undefined) context.tests.push(test);
  return {
    kind: "Choice",
    test,
    whenTrue: context.expression(whenTrue),
    whenFalse: context.expression(whenFalse),
    place,
  };
}

/** `[Map, TopKey, SecondKey, { DefaultValue }]`, any of them computed. */
function readFindInMap(argument: Node, place: Place, context: Context): Lookup | undefined {
  const [map, top, second, last] = itemsOf(argument) ?? [];
  if (map === undefined || top === undefined || second === undefined) return undefined;
  const options = last && resolve(last);
  const fallback =
    options?.kind === "Mapping" ? entryOf(options, "DefaultValue")?.value : undefined;
  return {
    kind: "Lookup",
    collection: context.mappings,
    keys: [map, top, second].map((key) => context.expression(key)),
    ...(fallback === undefined ? {} : { fallback: context.expression(fallback) }),
    place,
  };
}
