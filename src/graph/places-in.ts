import type { Choice, Expression, Place } from "../template/expression.js";
import { newSideTable } from "../template/side-table.js";
import type { Resource } from "../template/template.js";

/** Something that a resource says, and how it is reached. */
export interface Found {
  readonly expression: Expression;
  readonly property: string;
  readonly choices: readonly Taken[];
}

/** A choice on the way to a place, and the side that leads there. */
interface Taken {
  readonly choice: Choice;
  readonly taken: boolean;
}

interface Places {
  readonly at: (place: Place) => Found | undefined;
}

/** More choices one in the other than anybody follows. */
const deepest = 20;

const remembered = newSideTable<Resource, Places>();

/** What stands where in the properties of a resource. */
export function placesIn(resource: Resource): Places {
  const before = remembered.get(resource);
  if (before !== undefined) return before;
  const found = new Map<string, Found>();
  const pending: Found[] = [{ expression: resource.properties, property: "", choices: [] }];
  const seen = new Set<Expression>();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (seen.has(next.expression)) continue;
    seen.add(next.expression);
    const key = keyOf(next.expression.place);
    // What encloses something in the same characters came first.
    if (!found.has(key)) found.set(key, next);
    for (const each of below(next)) pending.push(each);
  }
  const places: Places = { at: (place) => found.get(keyOf(place)) };
  remembered.set(resource, places);
  return places;
}

/** All that an include brings stands at the include. */
function keyOf({ span, file = "", origin }: Place): string {
  const spelled = origin === undefined ? "" : ` ${origin.path} ${origin.span.join("-")}`;
  return `${span.join("-")} ${file}${spelled}`;
}

function below({ expression, property, choices }: Found): readonly Found[] {
  switch (expression.kind) {
    case "Fields":
      return expression.fields.map(({ name, value }) => {
        const path = property === "" ? name : `${property}.${name}`;
        return { expression: value, property: path, choices };
      });
    case "List":
      return expression.items.map((item, index) => {
        return { expression: item, property: `${property}[${String(index)}]`, choices };
      });
    case "Choice":
      if (choices.length >= deepest) return [];
      return [true, false].map((taken) => ({
        expression: taken ? expression.whenTrue : expression.whenFalse,
        property,
        choices: [...choices, { choice: expression, taken }],
      }));
    // A policy may be encoded, and a text be put together.
    case "Call":
      return expression.args.map((arg) => ({ expression: arg, property, choices }));
    case "Text":
      return expression.parts.map((part) => ({ expression: part, property, choices }));
    default:
      return [];
  }
}
