import type { Document, Mapping, Scalar } from "../../document/node.js";
import { colonOf } from "./flow-style.js";
import { levelOf, listLevelOf } from "./indentation.js";
import { type Quotes, quotesOf, spell } from "./spelling.js";
import { hasParts } from "./term-of.js";
import type { Term } from "./term.js";

/** How objects and lists are typed whose structure is their indentation. */
export interface BlockStyle {
  /** A colon, after a space where that is the custom. */
  readonly colon: string;
  readonly keys: "plain" | Quotes;
  readonly quotes: Quotes;
  readonly level: string;
  /** What a list is indented by below its key. */
  readonly listLevel: string;
}

/** The style of an object, or of a word beside which others are typed, or that of the document. */
export function blockStyleOf(model: Mapping | Scalar | undefined, document: Document): BlockStyle {
  const [first] = model?.kind === "Mapping" ? model.entries : [];
  const style = model?.kind === "Scalar" ? model.style : first?.key.style;
  const colon = first === undefined ? undefined : colonOf(first, document.text);
  return {
    colon: colon?.trimEnd() ?? ":",
    keys: style === "double" || style === "single" ? style : "plain",
    quotes: quotesOf(document),
    level: levelOf(document),
    listLevel: listLevelOf(document),
  };
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
  const head = spellKey(key, style) + style.colon;
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
  if (typeof term.value !== "string") return String(term.value);
  // Whoever puts keys in quotes does so with strings.
  if (style.keys !== "plain") return spell(term.value, style.keys, style.keys);
  return isName.test(term.value) ? term.value : spell(term.value, "plain", style.quotes);
}

/** `AWS::S3::BucketPolicy`, `s3:PutObject` and `aws:SourceArn` need no quotes on lines of their own. */
const isName = /^[A-Za-z][\w-]*(?:::?[A-Za-z][\w-]*)+$/;

function spellKey(key: string, { keys, quotes }: BlockStyle): string {
  return keys === "plain" && isName.test(key) ? key : spell(key, keys, quotes);
}
