import type { Comprehension, Expression, Field, Place } from "../../template/expression.js";
import type { ObjectSyntax, Splat, Syntax } from "../syntax.js";
import { spanPlace } from "./module-file.js";
import type { Reading } from "./scope.js";
import { traverse } from "./traverse.js";

/** Reads what is written in Terraform's language as an expression of any dialect. */
export function lower(
  syntax: Syntax,
  reading: Reading,
  bound: ReadonlySet<string> = new Set(),
): Expression {
  const place = spanPlace(reading.file, syntax.span);
  const read = (part: Syntax): Expression => lower(part, reading, bound);
  switch (syntax.kind) {
    case "Literal":
      return syntax.value === null
        ? { kind: "Absent", place }
        : { kind: "Constant", value: syntax.value, text: String(syntax.value), place };
    case "Template":
      return { kind: "Text", parts: syntax.parts.map(read), place };
    case "Tuple":
      return { kind: "List", items: syntax.items.map(read), place };
    case "Object":
      return readObject(syntax, place, read);
    case "Name":
    case "Attribute":
    case "Index":
      return traverse(syntax, reading, bound, read);
    case "Splat":
      return readSplat(syntax, place, reading, bound);
    case "Conditional": {
      const test = read(syntax.test);
      reading.scope.tests.push(test);
      const [whenTrue, whenFalse] = [read(syntax.whenTrue), read(syntax.whenFalse)];
      return { kind: "Choice", test, whenTrue, whenFalse, place };
    }
    case "Call": {
      const { name, expanded } = syntax;
      if (expanded) {
        return { kind: "Opaque", reason: `the arguments of '${name}' are a list`, place };
      }
      return { kind: "Call", name: renamed.get(name) ?? name, args: syntax.args.map(read), place };
    }
    case "For": {
      const { keyName, itemName, condition, resultKey, result, grouped } = syntax;
      const names = new Set([...bound, itemName, ...(keyName === undefined ? [] : [keyName])]);
      const inside = (part: Syntax): Expression => lower(part, reading, names);
      const comprehension: Comprehension = {
        kind: "Comprehension",
        collection: read(syntax.collection),
        itemName,
        result: inside(result),
        grouped,
        place,
        ...(keyName === undefined ? {} : { keyName }),
        ...(condition === undefined ? {} : { condition: inside(condition) }),
        ...(resultKey === undefined ? {} : { resultKey: inside(resultKey) }),
      };
      return comprehension;
    }
  }
}

/** Where both dialects have a function of one name, these differ from CloudFormation's. */
const renamed: ReadonlyMap<string, string> = new Map([
  ["equals", "equalsTyped"],
  ["length", "lengthWithNulls"],
]);

function readObject(
  { entries }: ObjectSyntax,
  place: Place,
  read: (part: Syntax) => Expression,
): Expression {
  const fields = entries.flatMap(({ key, value }): Field[] =>
    key.kind === "Literal" && key.value !== null
      ? [{ kind: "Field", name: String(key.value), key: key.span, value: read(value) }]
      : [],
  );
  const gap = fields.length < entries.length ? { gap: "the name of a field is computed" } : {};
  return { kind: "Fields", fields, place, ...gap };
}

function readSplat(
  { object, item, each }: Splat,
  place: Place,
  reading: Reading,
  bound: ReadonlySet<string>,
): Expression {
  return {
    kind: "Comprehension",
    collection: lower(object, reading, bound),
    itemName: item,
    wraps: true,
    result: lower(each, reading, new Set([...bound, item])),
    grouped: false,
    place,
  };
}
