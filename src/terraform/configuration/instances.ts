import type { Expression } from "../../template/expression.js";
import type { ModuleFile } from "./module-file.js";
import type { Found } from "./declared.js";
import { readRepetition } from "./resource.js";
import { type Bindings, nothingNamed, type Reading } from "./scope.js";

/** One instance of a module whose keys are written where it is called. */
export interface Instance {
  /** What tells it from others; nothing where the module is called once. */
  readonly key?: string | number;
  /** What `each.key`, `each.value` and `count.index` are. */
  readonly bindings: Bindings;
}

/** Who calls one module more often than this has a program write it. */
const maxInstances = 50;

/**
 * The instances of a module, where their number or keys are written out; nothing where they are
 * computed. Then all are read as one.
 */
export function instancesOf(call: Found): readonly Instance[] | undefined {
  const inFile = (file: ModuleFile): Reading => ({ scope: nothingNamed(), file });
  const repetition = readRepetition(call, inFile);
  if (repetition === undefined) return [{ bindings: new Map() }];
  const { kind, over } = repetition;
  const keys = kind === "count" ? numbersBelow(over) : namesIn(over);
  if (keys === undefined || keys.length > maxInstances) return undefined;
  return keys.map(([key, value]) => ({
    key,
    bindings: new Map(
      kind === "count"
        ? [["count.index", value]]
        : [
            ["each.key", constant(key, over)],
            ["each.value", value],
          ],
    ),
  }));
}

type Keys = readonly (readonly [key: string | number, value: Expression])[];

function numbersBelow(count: Expression): Keys | undefined {
  if (count.kind !== "Constant") return undefined;
  const number = Number(count.text);
  if (!Number.isInteger(number) || number < 0 || number > maxInstances) return undefined;
  return Array.from({ length: number }, (_, index) => [index, constant(index, count)]);
}

function namesIn(collection: Expression): Keys | undefined {
  if (collection.kind === "Fields" && collection.gap === undefined) {
    return collection.fields.map(({ name, value }) => [name, value]);
  }
  if (collection.kind !== "Call" || collection.name !== "toset") return undefined;
  const [list] = collection.args;
  if (list?.kind !== "List") return undefined;
  const texts = new Map<string, Expression>();
  for (const item of list.items) {
    if (item.kind !== "Constant") return undefined;
    texts.set(item.text, item);
  }
  return [...texts];
}

function constant(value: string | number, { place }: Expression): Expression {
  return { kind: "Constant", value, text: String(value), place };
}
