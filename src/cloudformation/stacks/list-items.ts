import type { Expression, Lookup } from "../../template/expression.js";
import { listedTexts } from "../../template/listed-texts.js";
import type { InputDeclaration, Template } from "../../template/template.js";
import { fieldOf } from "./call.js";

/** What is known of a template wherever it is deployed as it is looked at. */
export interface Known {
  readonly inputs: ReadonlyMap<string, InputDeclaration>;
  readonly locals?: Template["locals"] | undefined;
}

/** More steps than anybody writes, unless they go round. */
const maxSteps = 20;

/** The items of a list, each as it is written; nothing where nobody knows them. */
export function itemsOf(
  written: Expression,
  known: Known,
  steps = 0,
): readonly Expression[] | undefined {
  const list = endOf(written, known, steps);
  if (list.kind === "List") return list.items;
  if (list.kind === "Input") {
    const input = known.inputs.get(list.name);
    const text = input?.list === true ? input.known : undefined;
    return text === undefined ? undefined : constants(listedTexts(text), list);
  }
  if (list.kind !== "Call" || list.name !== "split") return undefined;
  const [delimiter, text] = list.args.map((each) => endOf(each, known, steps));
  if (delimiter?.kind !== "Constant" || text === undefined) return undefined;
  const [by, joined] = text.kind === "Call" && text.name === "join" ? text.args : [];
  const isJoined = by?.kind === "Constant" && by.text === delimiter.text;
  if (isJoined && joined !== undefined) return itemsOf(joined, known, steps + 1);
  const texts = textOf(text, known)?.split(delimiter.text);
  return texts && constants(texts, list);
}

/** Where something is written that names it, selects it or looks it up; nothing where nobody knows. */
export function stepFrom(written: Expression, known: Known, steps = 0): Expression | undefined {
  switch (written.kind) {
    case "Local":
      return known.locals?.get(written.name);
    case "Lookup":
      return lookUp(written, known, steps);
    case "Call":
      return written.name === "select" ? select(written.args, known, steps) : undefined;
    default:
      return undefined;
  }
}

function endOf(written: Expression, known: Known, steps: number): Expression {
  const next = steps < maxSteps ? stepFrom(written, known, steps + 1) : undefined;
  return next === undefined ? written : endOf(next, known, steps + 1);
}

function lookUp(
  { collection, keys, fallback }: Lookup,
  known: Known,
  steps: number,
): Expression | undefined {
  let found: Expression | undefined = collection;
  for (const key of keys) {
    const name = textOf(endOf(key, known, steps), known);
    if (name === undefined || found?.kind !== "Fields" || found.gap !== undefined) return undefined;
    found = fieldOf(found, name);
  }
  // What may be taken back may leave the other.
  return fallback === undefined || found?.kind === "Constant" ? found : undefined;
}

/** An item that may be absent makes others the first. */
function select(
  [index, list]: readonly Expression[],
  known: Known,
  steps: number,
): Expression | undefined {
  if (index?.kind !== "Constant" || list === undefined || steps >= maxSteps) return undefined;
  const items = itemsOf(list, known, steps + 1) ?? [];
  const position = Number(index.text);
  const isCertain = (item: Expression): boolean => certain.has(endOf(item, known, steps + 1).kind);
  return items.slice(0, position + 1).every(isCertain) ? items[position] : undefined;
}

const certain: ReadonlySet<string> = new Set(["Constant", "Input", "Reference", "Text"]);

function textOf(written: Expression, { inputs }: Known): string | undefined {
  if (written.kind === "Constant") return written.text;
  return written.kind === "Input" ? inputs.get(written.name)?.known : undefined;
}

/** Texts that something spells together. */
export function constants(texts: readonly string[], { place }: Expression): readonly Expression[] {
  return texts.map((text) => ({ kind: "Constant", value: text, text, place }));
}
