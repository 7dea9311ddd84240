import type { Expression, Lookup } from "../../template/expression.js";
import { listedTexts } from "../../template/listed-texts.js";
import type { InputDeclaration, Template } from "../../template/template.js";
import { fieldOf } from "./call.js";

/** What is known of a template wherever it is deployed as it is looked at. */
export interface Known {
  readonly inputs: ReadonlyMap<string, InputDeclaration>;
  readonly locals?: Template["locals"] | undefined;
}

/** More names for one thing than anybody has, unless they go round. */
const maxSteps = 20;

/** The items of a list that is written out, or that one text spells; nothing where nobody knows them. */
export function itemsOf(written: Expression, known: Known): readonly Expression[] | undefined {
  const list = named(written, known);
  if (list.kind === "List") return list.items;
  const input = list.kind === "Input" ? known.inputs.get(list.name) : undefined;
  const text = input?.list === true ? input.known : undefined;
  return text === undefined ? undefined : constants(listedTexts(text), list);
}

/**
 * What a name stands for, or what is selected or looked up; nothing where nobody knows. Whoever looks for a
 * name looks for its text in files first, so that nothing is read here that no text or setting spells whole.
 */
export function stepFrom(written: Expression, known: Known): Expression | undefined {
  switch (written.kind) {
    case "Local":
      return known.locals?.get(written.name);
    case "Lookup":
      return lookUp(written, known);
    case "Call":
      return written.name === "select" ? select(written.args, known) : undefined;
    default:
      return undefined;
  }
}

function named(written: Expression, { locals }: Known): Expression {
  let found = written;
  for (let step = 0; step < maxSteps && found.kind === "Local"; step++) {
    const next = locals?.get(found.name);
    if (next === undefined) return found;
    found = next;
  }
  return found;
}

function lookUp({ collection, keys, fallback }: Lookup, known: Known): Expression | undefined {
  let found: Expression | undefined = collection;
  for (const key of keys) {
    const name = textOf(named(key, known), known);
    if (name === undefined || found?.kind !== "Fields") return undefined;
    found = fieldOf(found, name);
  }
  // What may be taken back may leave the other.
  return fallback === undefined || found?.kind === "Constant" ? found : undefined;
}

function textOf(written: Expression, { inputs }: Known): string | undefined {
  if (written.kind === "Constant") return written.text;
  return written.kind === "Input" ? inputs.get(written.name)?.known : undefined;
}

/** An item that may be absent makes others the first. */
function select([index, list]: readonly Expression[], known: Known): Expression | undefined {
  if (index?.kind !== "Constant" || list === undefined) return undefined;
  const items = itemsOf(list, known) ?? [];
  const position = Number(index.text);
  const isCertain = items.slice(0, position + 1).every(({ kind }) => certain.has(kind));
  return isCertain ? items[position] : undefined;
}

const certain: ReadonlySet<string> = new Set(["Constant", "Input", "Reference", "Text"]);

/** Texts that something spells together. */
export function constants(
  texts: readonly string[],
  { place }: Pick<Expression, "place">,
): readonly Expression[] {
  return texts.map((text) => ({ kind: "Constant", value: text, text, place }));
}
