import type { Expression, Field, Lookup } from "../template/expression.js";
import type { Template } from "../template/template.js";
import { childrenOf, walk } from "../template/walk.js";
import { textOf } from "./text.js";

/** Inputs that tests compare with one another, and the constants they are compared with. */
export interface Compared {
  /** The name of one of them. */
  readonly name: string;
  readonly inputs: ReadonlySet<string>;
  readonly constants: ReadonlySet<string>;
}

interface Group {
  readonly name: string;
  readonly inputs: Set<string>;
  readonly constants: Set<string>;
}

type Locals = Template["locals"];

/** What the tests of a template compare each input with, by the input's name. */
export function comparedIn({ locals, tests, assertions }: Template): ReadonlyMap<string, Compared> {
  const groups = new Map<string, Group>();
  const suppliersOf = suppliersIn(locals);
  for (const test of [...locals.values(), ...tests, ...assertions]) {
    for (const part of walk([test])) {
      if (part.kind === "Call" && !logical.has(part.name)) {
        unite(suppliersOf(part), groups);
      }
      if (part.kind === "Lookup") {
        for (const [index, key] of part.keys.entries()) {
          const { inputs, constants } = suppliersOf(key);
          unite({ inputs, constants: [...constants, ...namesAt(part, index, locals)] }, groups);
        }
      }
    }
  }
  return groups;
}

const logical: ReadonlySet<string> = new Set(["and", "or", "not"]);

/** Functions whose first argument says how, not what. */
const directed: ReadonlySet<string> = new Set(["join", "select", "split"]);

interface Suppliers {
  readonly inputs: readonly string[];
  readonly constants: readonly string[];
}

const none: Suppliers = { inputs: [], constants: [] };

/** How many named expressions may build on one another to be looked through. */
const maxDepth = 400;

/**
 * Finds the inputs and constants that make up a value, without those that only choose among them.
 * A named expression is looked through once, however many others build on it.
 */
function suppliersIn(locals: Locals): (expression: Expression) => Suppliers {
  const remembered = new Map<string, Suppliers>();
  let depth = 0;

  function suppliersOf(expression: Expression): Suppliers {
    const inputs = new Set<string>();
    const constants = new Set<string>();
    const found = new Set([expression]);
    for (const each of found) {
      if (each.kind === "Input") inputs.add(each.name);
      if (each.kind === "Constant") constants.add(textOf(each));
      if (each.kind === "Local") {
        const named = ofLocal(each.name);
        for (const input of named.inputs) inputs.add(input);
        for (const constant of named.constants) constants.add(constant);
      } else {
        for (const part of partsOf(each, locals)) found.add(part);
      }
    }
    return { inputs: [...inputs], constants: [...constants] };
  }

  function ofLocal(name: string): Suppliers {
    const before = remembered.get(name);
    if (before !== undefined) return before;
    const written = locals.get(name);
    if (written === undefined || depth >= maxDepth) return none;
    // What refers to itself adds nothing to itself.
    remembered.set(name, none);
    depth++;
    const suppliers = suppliersOf(written);
    depth--;
    remembered.set(name, suppliers);
    return suppliers;
  }

  return suppliersOf;
}

function partsOf(expression: Expression, locals: Locals): readonly Expression[] {
  switch (expression.kind) {
    case "Choice":
      return [expression.whenTrue, expression.whenFalse];
    case "Lookup": {
      const leaves = levelAt(expression, expression.keys.length, locals);
      return expression.fallback === undefined ? leaves : [...leaves, expression.fallback];
    }
    case "Text":
      return withoutAffixes(expression.parts);
    case "Call": {
      const { name, args } = expression;
      if (!directed.has(name)) return args;
      const [, whole] = args;
      return name === "join" && whole?.kind === "List"
        ? withoutAffixes(whole.items)
        : args.slice(1);
    }
    default:
      return childrenOf(expression);
  }
}

/** Nothing is equal to a constant that is only a piece of a text. */
function withoutAffixes(parts: readonly Expression[]): readonly Expression[] {
  return parts.length > 1 ? parts.filter((part) => part.kind !== "Constant") : parts;
}

/** The names that a key of a lookup may have. */
function namesAt(lookup: Lookup, index: number, locals: Locals): readonly string[] {
  return levelAt(lookup, index, locals).flatMap((each) =>
    fieldsOf(each, locals).map((field) => field.name),
  );
}

/** What the first keys of a lookup may lead to. */
function levelAt(lookup: Lookup, depth: number, locals: Locals): readonly Expression[] {
  return lookup.keys.slice(0, depth).reduce<readonly Expression[]>(
    (level, key) =>
      level
        .flatMap((each) => fieldsOf(each, locals))
        .filter((field) => key.kind !== "Constant" || field.name === textOf(key))
        .map((field) => field.value),
    [lookup.collection],
  );
}

function fieldsOf(expression: Expression, locals: Locals): readonly Field[] {
  const written = expression.kind === "Local" ? locals.get(expression.name) : expression;
  return written?.kind === "Fields" ? written.fields : [];
}

function unite({ inputs, constants }: Suppliers, groups: Map<string, Group>): void {
  const [first] = inputs;
  if (first === undefined) return;
  const united = groups.get(first) ?? { name: first, inputs: new Set(), constants: new Set() };
  for (const input of inputs) {
    const group = groups.get(input);
    united.inputs.add(input);
    if (group === undefined || group === united) continue;
    for (const member of group.inputs) united.inputs.add(member);
    for (const constant of group.constants) united.constants.add(constant);
  }
  for (const constant of constants) united.constants.add(constant);
  for (const member of united.inputs) groups.set(member, united);
}
