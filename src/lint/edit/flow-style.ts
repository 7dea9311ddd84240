import { remember, rememberMeanwhile } from "../../aws/remember.js";
import type { Document, Entry, Mapping } from "../../document/node.js";
import { levelOf, lineEndingOf } from "./indentation.js";
import { type Quotes, quotesOf, spellWord } from "./spelling.js";
import { nodesOf } from "./nodes.js";

/** How objects and lists between brackets are typed. */
export interface FlowStyle {
  /** A colon and the spaces around it. */
  readonly colon: string;
  readonly comma: string;
  /** What stands between a brace and what it encloses on one line. */
  readonly pad: string;
  /** The same for brackets. */
  readonly listPad: string;
  /** What begins a line and what a level is indented by, where fields have lines of their own. */
  readonly lines: { readonly ending: string; readonly level: string } | undefined;
  readonly keys: "plain" | Quotes;
  readonly strings: "plain" | Quotes;
  readonly quotes: Quotes;
  /** Spells what is no string. */
  readonly spell: (value: number | boolean) => string;
  /** The same for functions, which are often on one line where nothing else is. */
  readonly reference: Pick<FlowStyle, "lines" | "pad">;
}

/** The style of an object between braces, or what is usual in the document without one. */
export function flowStyleOf(model: Mapping | undefined, document: Document): FlowStyle {
  const { text } = document;
  const isJson = document.syntax === "json";
  const braces = model && bracesIn(document)(model);
  const colon = braces?.colon ?? ": ";
  const isTight = colon.endsWith(":");
  const usualPad = isTight ? "" : " ";
  const lines =
    isJson && model !== undefined && braces?.isSpread === true
      ? { ending: lineEndingOf(text, model.span[0]), level: levelOf(document) }
      : undefined;
  const style = model?.entries[0]?.key.style;
  const keys = isJson || style === "double" ? "double" : style === "single" ? "single" : "plain";
  const reference = referenceBraces(document);
  const neighbour = model === undefined ? anyBraces(document) : braces;
  return {
    colon,
    comma: isTight ? "," : ", ",
    pad: neighbour?.pad ?? usualPad,
    listPad: listPadOf(document),
    lines,
    keys,
    strings: keys,
    quotes: keys === "plain" ? quotesOf(document) : keys,
    spell: (value) => spellWord(value, document),
    reference: {
      lines: reference?.isSpread === true ? lines : undefined,
      pad: reference?.pad ?? usualPad,
    },
  };
}

interface Braces {
  readonly colon: string;
  /** Nothing where lines are between the braces and the entries. */
  readonly pad: string | undefined;
  /** Whether the first entry has a line of its own. */
  readonly isSpread: boolean;
}

/** All resources are entries of one mapping, beside each of which something may be typed. */
const bracesIn = remember(({ text }: Document) =>
  rememberMeanwhile((mapping: Mapping) => bracesOf(mapping, text)),
);

function bracesOf(mapping: Mapping, text: string): Braces | undefined {
  const [first] = mapping.entries;
  if (first === undefined) return undefined;
  const [start] = first.key.span;
  const gap = text.slice(text.lastIndexOf("{", start) + 1, start);
  const isSpread = gap.includes("\n");
  return {
    colon:
      mapping.entries.map((entry) => colonOf(entry, text)).find((c) => c !== undefined) ?? ": ",
    pad: isSpread ? undefined : gap === "" ? "" : " ",
    isSpread,
  };
}

/** The colon of an entry and at most one space on either side: more would align other lines. */
function colonOf({ key, value }: Entry, text: string): string | undefined {
  const between = text.slice(key.span[1], value.span[0]);
  if (value.span[0] === value.span[1] || !/^[ \t]*:[ \t]*$/.test(between)) return undefined;
  return between.replaceAll(/[ \t]+/g, " ");
}

function firstBraces(
  document: Document,
  isModel: (mapping: Mapping) => boolean,
): Braces | undefined {
  for (const node of nodesOf(document)) {
    if (node.kind !== "Mapping" || node.style !== "flow" || !isModel(node)) continue;
    const braces = bracesIn(document)(node);
    if (braces !== undefined) return braces;
  }
  return undefined;
}

/** What stands between a bracket and what it encloses on one line, by the first such list. */
const listPadOf = remember((document: Document): string => {
  const { text } = document;
  for (const node of nodesOf(document)) {
    if (node.kind !== "Sequence" || node.style !== "flow") continue;
    const [first] = node.items;
    const gap = first && text.slice(node.span[0], first.span[0]);
    if (gap !== undefined && /^\[[ \t]*$/.test(gap)) return gap.length > 1 ? " " : "";
  }
  return "";
});

const referenceBraces = remember((document: Document) => firstBraces(document, isReference));
const anyBraces = remember((document: Document) => firstBraces(document, () => true));

function isReference({ entries: [entry, ...others] }: Mapping): boolean {
  return others.length === 0 && /^(?:Ref|Fn::GetAtt)$/.test(entry?.key.text ?? "");
}
