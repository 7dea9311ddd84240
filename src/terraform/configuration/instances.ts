import type { Node } from "../../document/node.js";
import type { Expression } from "../../template/expression.js";
import type { Repetition } from "../../template/template.js";
import type { Found } from "./declared.js";
import type { ModuleFile } from "./module-file.js";
import { readRepetition } from "./resource.js";
import { type Bindings, nothingNamed, type Reading, type Scope } from "./scope.js";
import { readValue } from "./value.js";

/** One instance of a module or of a data source, told from others by its key. */
export interface Instance {
  /** Nothing where there are no others. */
  readonly key?: string | number;
}

/** Where local values are written, by their names. */
export type Locals = ReadonlyMap<string, { readonly node: Node; readonly file: ModuleFile }>;

/** Who calls one module more often than this has a program write it. */
const maxInstances = 50;

/**
 * The instances of a block, where their number or keys are written out, there or in a local value;
 * nothing where they are computed. Then all are read as one.
 */
export function instancesOf(block: Found, locals: Locals): readonly Instance[] | undefined {
  const names = new Set([...locals.keys()].map((name) => `local.${name}`));
  const scope: Scope = { ...nothingNamed(), locals: names };
  const inFile = (file: ModuleFile): Reading => ({ scope, file });
  const repetition = readRepetition(block, inFile);
  if (repetition === undefined) return [{}];
  const { kind, over } = repetition;
  const written = writtenOut(over, locals, scope);
  const keys = kind === "count" ? numbersBelow(written) : keysIn(written);
  if (keys === undefined || keys.length > maxInstances) return undefined;
  return keys.map((key) => ({ key }));
}

/** What `each.key`, `each.value` and `count.index` are of an instance. */
export function bindingsOf({ key }: Instance, repetition: Repetition | undefined): Bindings {
  if (key === undefined || repetition === undefined) return new Map();
  const { kind, over } = repetition;
  const { place } = over;
  const own: Expression = { kind: "Constant", value: key, text: String(key), place };
  if (kind === "count") return new Map([["count.index", own]]);
  const isSet = over.kind === "Call" && over.name === "toset";
  const item: Expression = { kind: "Lookup", collection: over, keys: [own], place };
  return new Map([
    ["each.key", own],
    ["each.value", isSet ? own : item],
  ]);
}

/** A local value is what is written there, which may name another. */
function writtenOut(over: Expression, locals: Locals, scope: Scope): Expression {
  const seen = new Set<string>();
  let next = over;
  while (next.kind === "Local" && !seen.has(next.name)) {
    seen.add(next.name);
    const found = locals.get(next.name.slice("local.".length));
    if (found === undefined) return next;
    next = readValue(found.node, { scope, file: found.file });
  }
  if (next.kind !== "Call" || next.name !== "toset") return next;
  return { ...next, args: next.args.map((arg) => writtenOut(arg, locals, scope)) };
}

type Keys = readonly (string | number)[];

function numbersBelow(count: Expression): Keys | undefined {
  if (count.kind !== "Constant") return undefined;
  const number = Number(count.text);
  if (!Number.isInteger(number) || number < 0 || number > maxInstances) return undefined;
  return Array.from({ length: number }, (_, index) => index);
}

function keysIn(collection: Expression): Keys | undefined {
  if (collection.kind === "Fields" && collection.gap === undefined) {
    return collection.fields.map(({ name }) => name);
  }
  if (collection.kind !== "Call" || collection.name !== "toset") return undefined;
  const [list] = collection.args;
  if (list?.kind !== "List") return undefined;
  const texts = list.items.flatMap((item) => (item.kind === "Constant" ? [item.text] : []));
  return texts.length === list.items.length ? [...new Set(texts)] : undefined;
}
