import type { Expression } from "../../template/expression.js";
import { newSideTable } from "../../template/side-table.js";
import type { InputDeclaration, Template } from "../../template/template.js";
import { ofAccount } from "./nested.js";

/** A name as it is written, texts and inputs that supply the rest, or as it is known to be. */
export type NamePattern = readonly (string | Hole)[];

interface Hole {
  readonly input: InputDeclaration;
  readonly expression: Expression;
}

export type Inputs = ReadonlyMap<string, InputDeclaration>;
type Locals = Template["locals"];

interface Remembered {
  readonly inputs: Inputs;
  readonly locals: Locals | undefined;
  readonly pattern: NamePattern | undefined;
}

const remembered = newSideTable<Expression, Remembered>();

/** Reads a name; nothing where something else than inputs makes it what it is. */
export function patternOf(
  name: Expression,
  inputs: Inputs,
  locals?: Locals,
): NamePattern | undefined {
  const before = remembered.get(name);
  if (before?.inputs === inputs && before.locals === locals) return before.pattern;
  const pattern = readPattern(name, inputs, locals);
  remembered.set(name, { inputs, locals, pattern });
  return pattern;
}

function readPattern(name: Expression, inputs: Inputs, locals?: Locals): NamePattern | undefined {
  const parts = partsOf(name, locals)?.map((part): NamePattern[number] | undefined => {
    if (part.kind === "Constant") return part.text;
    const input = part.kind === "Input" ? inputs.get(part.name) : undefined;
    return input?.known ?? (input && { input, expression: part });
  });
  return parts?.every((part) => part !== undefined) === true ? merged(parts) : undefined;
}

/** More than any name is made of, unless it goes round. */
const maxParts = 1000;

function partsOf(name: Expression, locals?: Locals): readonly Expression[] | undefined {
  const parts: Expression[] = [];
  const pending = [name];
  for (let seen = 0; seen <= maxParts; seen++) {
    const each = pending.pop();
    if (each === undefined) return parts;
    const within = partsWithin(each, locals);
    if (within === undefined) parts.push(each);
    else for (const part of within.toReversed()) pending.push(part);
  }
  return undefined;
}

function partsWithin(name: Expression, locals?: Locals): readonly Expression[] | undefined {
  if (name.kind === "Text") return name.parts;
  if (name.kind === "Local") {
    const named = locals?.get(name.name);
    return named && [named];
  }
  if (name.kind !== "Call" || name.name !== "join") return undefined;
  const [delimiter, list, ...others] = name.args;
  if (delimiter === undefined || list?.kind !== "List" || others.length > 0) return undefined;
  return list.items.flatMap((item, index) => (index === 0 ? [item] : [delimiter, item]));
}

/** The same with each text as long as it is. */
export function merged<Unread>(parts: readonly (string | Unread)[]): readonly (string | Unread)[] {
  const all: (string | Unread)[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    const isContinued = typeof part === "string" && typeof last === "string";
    if (isContinued) all[all.length - 1] = last + part;
    else if (part !== "") all.push(part);
  }
  return all;
}

/** What the inputs of an exporting stack are where a name is one that it exports. */
export type Bindings = ReadonlyMap<string, Expression>;

/**
 * How an imported name can be an exported one: as it is written, if its inputs are what is imported,
 * perhaps, or not at all.
 */
export type Match =
  | { readonly kind: "exact" | "perhaps" | "never" }
  | { readonly kind: "bound"; readonly bindings: Bindings };

export function match(imported: NamePattern, exported: NamePattern): Match {
  const bound = aligned(imported, exported);
  if (bound !== undefined) {
    return bound.size === 0 ? { kind: "exact" } : { kind: "bound", bindings: bound };
  }
  const text = standardTextOf(imported);
  const only = text === undefined ? undefined : filled(text, exported);
  if (only !== undefined) {
    return only.size === 0 ? { kind: "exact" } : { kind: "bound", bindings: only };
  }
  return contradict(imported, exported) ? { kind: "never" } : { kind: "perhaps" };
}

/** What a name is where each of its inputs is what deploys, if they have defaults. */
export function standardTextOf(name: NamePattern): string | undefined {
  return joinedBy(name, ({ default: standard }) =>
    standard?.kind === "Constant" ? standard.text : undefined,
  );
}

/** What a name is spelled with where all inputs are the same. */
export function spellingOf(name: NamePattern): string | undefined {
  return joinedBy(name, (input) => `\${${input.name}}`);
}

/** What tells a name from others in all stacks of an account; nothing where a stack supplies it. */
export function wordsOf(name: NamePattern): string | undefined {
  return joinedBy(name, (input) => (ofAccount.has(input.name) ? `\${${input.name}}` : undefined));
}

function joinedBy(
  name: NamePattern,
  textOf: (input: InputDeclaration) => string | undefined,
): string | undefined {
  const texts = name.map((part) => (typeof part === "string" ? part : textOf(part.input)));
  return texts.includes(undefined) ? undefined : texts.join("");
}

/** Both are written alike, one's inputs in the places of the other's. */
function aligned(imported: NamePattern, exported: NamePattern): Bindings | undefined {
  if (imported.length !== exported.length) return undefined;
  const bindings = new Map<string, Expression>();
  for (const [index, there] of exported.entries()) {
    const here = imported[index];
    if (typeof there === "string" || typeof here === "string" || here === undefined) {
      if (here !== there) return undefined;
      continue;
    }
    const { name } = there.input;
    const isShared = ofAccount.has(name) || ofAccount.has(here.input.name);
    if (isShared && name !== here.input.name) return undefined;
    if (!isShared) bindings.set(name, here.expression);
  }
  return bindings;
}

/** A text is what one input of the exported name makes of that. */
function filled(text: string, exported: NamePattern): Bindings | undefined {
  const holes = exported.filter((part) => typeof part !== "string");
  const [hole, ...others] = holes;
  if (hole === undefined) return literalOf(exported) === text ? new Map() : undefined;
  const { name, allowed } = hole.input;
  if (others.length > 0 || ofAccount.has(name)) return undefined;
  const at = exported.indexOf(hole);
  const [before, after] = [literalOf(exported.slice(0, at)), literalOf(exported.slice(at + 1))];
  const value = text.slice(before.length, text.length - after.length);
  const isIt = value !== "" && text === before + value + after;
  const isAllowed = allowed === undefined || allowed.some((each) => each.text === value);
  if (!isIt || !isAllowed) return undefined;
  const { place } = hole.expression;
  return new Map([[name, { kind: "Constant", value, text: value, place }]]);
}

function literalOf(pattern: NamePattern): string {
  return pattern.filter((part) => typeof part === "string").join("");
}

/** Whether they certainly begin or end differently. */
export function contradict(a: readonly unknown[], b: readonly unknown[]): boolean {
  const ends = [
    [a[0], b[0], (one: string, other: string) => one.startsWith(other)],
    [a.at(-1), b.at(-1), (one: string, other: string) => one.endsWith(other)],
  ] as const;
  return ends.some(([one, other, agrees]) => {
    if (typeof one !== "string" || typeof other !== "string") return false;
    // What is whole is no longer than it is written.
    const mayBeLonger = (each: readonly unknown[]): boolean => each.length > 1 || one === other;
    return !((mayBeLonger(b) && agrees(one, other)) || (mayBeLonger(a) && agrees(other, one)));
  });
}
