import type { FlowStyle } from "./flow-style.js";
import { spell } from "./spelling.js";
import type { Term } from "./term.js";

/** Types a term between brackets, on a line that is indented so. */
export function flowText(term: Term, style: FlowStyle, indentation: string): string {
  switch (term.kind) {
    case "Word":
      return typeof term.value === "string"
        ? spell(term.value, style.strings, style.quotes)
        : style.spell(term.value);
    case "Short":
      return term.text;
    case "List": {
      const typed = (inner: string): readonly string[] =>
        term.items.map((item) => flowText(item, style, inner));
      return enclose("[", typed, "]", { ...style, pad: style.listPad }, indentation);
    }
    case "Fields": {
      const own = term.isReference ? { ...style, ...style.reference } : style;
      const typed = (inner: string): readonly string[] =>
        term.fields.map(([key, value]) => flowEntry(key, value, own, inner));
      return enclose("{", typed, "}", own, indentation);
    }
  }
}

/** Types an entry of an object. */
export function flowEntry(key: string, value: Term, style: FlowStyle, indentation: string): string {
  return spell(key, style.keys, style.quotes) + style.colon + flowText(value, style, indentation);
}

function enclose(
  opener: string,
  typed: (indentation: string) => readonly string[],
  closer: string,
  { lines, comma, pad }: FlowStyle,
  indentation: string,
): string {
  const inner = lines === undefined ? indentation : indentation + lines.level;
  const pieces = typed(inner);
  if (pieces.length === 0) return opener + closer;
  if (lines === undefined) return opener + pad + pieces.join(comma) + pad + closer;
  const start = lines.ending + inner;
  return opener + start + pieces.join(`,${start}`) + lines.ending + indentation + closer;
}
