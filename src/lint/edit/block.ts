import type { Document, Mapping, Scalar } from "../../document/node.js";
import { levelOf, listLevelOf } from "./indentation.js";
import { type Quotes, quotesOf, spell, spellWord } from "./spelling.js";
import { hasParts } from "./term-of.js";
import type { Term } from "./term.js";

/** How objects and lists are typed whose structure is their indentation. */
export interface BlockStyle {
  /** A colon, after a space where that is the custom. */
  readonly colon: string;
  readonly keys: "plain" | Quotes;
  readonly quotes: Quotes;
  /** Spells what is no string. */
  readonly spell: (value: number | boolean) => string;
  readonly level: string;
  /** What a list is indented by below its key. */
  readonly listLevel: string;
}

/** The style of an object, or of a word beside which others are typed, or that of the document. */
export function blockStyleOf(model: Mapping | Scalar | undefined, document: Document): BlockStyle {
  const [first] = model?.kind === "Mapping" ? model.entries : [];
  const style = model?.kind === "Scalar" ? model.style : first?.key.style;
  // The value of a key may begin on the next line, as its colon never does.
  const after = first === undefined ? "" : document.text.slice(first.key.span[1]);
  const isSpaced = /^[ \t]+:/.test(after);
  return {
    colon: isSpaced ? " :" : ":",
    keys: style === "double" || style === "single" ? style : "plain",
    quotes: quotesOf(document),
    spell: (value) => spellWord(value, document),
    level: inSpaces(levelOf(document)),
    listLevel: inSpaces(listLevelOf(document)),
  };
}

/** What is within braces may be indented by tabs, but no structure is. */
function inSpaces(indentation: string): string {
  return indentation.replaceAll("\t", "  ");
}

/** Types a term that has parts, line by line, without the indentation they share. */
export function blockLines(term: Term, style: BlockStyle): readonly string[] {
  switch (term.kind) {
    case "Word":
    case "Short":
      return [blockWord(term, style)];
    case "List":
      if (term.items.length === 0) return ["[]"];
      return term.items.flatMap((item) =>
        blockLines(item, style).map((line, index) => (index === 0 ? "- " : "  ") + line),
      );
    case "Fields":
      if (term.fields.length === 0) return ["{}"];
      return term.fields.flatMap(([key, value]) => blockEntry(key, value, style));
  }
}

/** Types an entry of an object, line by line. */
export function blockEntry(key: string, value: Term, style: BlockStyle): readonly string[] {
  const head = spell(key, style.keys, style.quotes) + style.colon;
  const lines = blockLines(value, style);
  if (!hasParts(value)) return [`${head} ${lines.join("")}`];
  return [head, ...lines.map((line) => levelBelow(value, style) + line)];
}

/** What the lines of a term are indented by below their key. */
export function levelBelow(term: Term, style: BlockStyle): string {
  return term.kind === "List" ? style.listLevel : style.level;
}

function blockWord(term: Term & { readonly kind: "Word" | "Short" }, style: BlockStyle): string {
  if (term.kind === "Short") return term.text;
  if (typeof term.value !== "string") return style.spell(term.value);
  // Whoever puts keys in quotes does so with strings.
  if (style.keys !== "plain") return spell(term.value, style.keys, style.keys);
  return spell(term.value, "plain", style.quotes);
}
