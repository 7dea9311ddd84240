import { childrenOf } from "../../src/terraform/children.js";
import { parseExpression, parseTemplate } from "../../src/terraform/parser.js";
import type { Parsed, Source } from "../../src/terraform/source.js";
import type { Syntax } from "../../src/terraform/syntax.js";

/** A text that stands at the beginning of its file. */
export function sourceOf(text: string): Source {
  return { text, offsetOf: (index) => index };
}

/** What an expression is, in one line, or what is wrong with it. */
export function expressionIn(text: string): string {
  return shownParsed(parseExpression(sourceOf(text)));
}

/** What a template is, in one line, or what is wrong with it. */
export function templateIn(text: string): string {
  return shownParsed(parseTemplate(sourceOf(text)));
}

function shownParsed({ syntax, problems }: Parsed): string {
  return problems[0] === undefined ? shown(syntax) : `problem: ${problems[0].message}`;
}

function shown(syntax: Syntax): string {
  switch (syntax.kind) {
    case "Literal":
      return JSON.stringify(syntax.value);
    case "Template":
      return `(template ${syntax.parts.map(shown).join(" ")})`;
    case "Tuple":
      return `[${syntax.items.map(shown).join(", ")}]`;
    case "Object":
      return `{${syntax.entries.map(({ key, value }) => `${shown(key)}: ${shown(value)}`).join(", ")}}`;
    case "Name":
      return syntax.name;
    case "Attribute":
      return `${shown(syntax.object)}.${syntax.name}`;
    case "Index":
      return `${shown(syntax.object)}[${shown(syntax.key)}]`;
    case "Splat":
      return `(each ${syntax.item} of ${shown(syntax.object)}: ${shown(syntax.each)})`;
    case "Conditional":
      return `(${shown(syntax.test)} ? ${shown(syntax.whenTrue)} : ${shown(syntax.whenFalse)})`;
    case "Call":
      return `${syntax.name}(${syntax.args.map(shown).join(", ")}${syntax.expanded ? "..." : ""})`;
    case "For": {
      const { keyName, itemName, collection, resultKey, result, condition, grouped } = syntax;
      const names = keyName === undefined ? itemName : `${keyName}, ${itemName}`;
      const key = resultKey === undefined ? "" : `${shown(resultKey)} => `;
      const end = condition === undefined ? "" : ` if ${shown(condition)}`;
      const results = `${key}${shown(result)}${grouped ? "..." : ""}`;
      return `(for ${names} in ${shown(collection)}: ${results}${end})`;
    }
  }
}

/** The kind and the characters in the file of an expression and of all in it, outermost first. */
export function piecesOf(syntax: Syntax, file: string): readonly (readonly [string, string])[] {
  return [
    [syntax.kind, file.slice(...syntax.span)],
    ...childrenOf(syntax).flatMap((child) => piecesOf(child, file)),
  ];
}
