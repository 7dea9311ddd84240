import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse } from "parse5";

type Node = DefaultTreeAdapterMap["node"];
export type Element = DefaultTreeAdapterMap["element"];

/** A page as browsers read it, and what they have to put up with. */
export interface Page {
  readonly elements: readonly Element[];
  readonly errors: readonly string[];
}

export function read(markup: string): Page {
  const errors: string[] = [];
  const document = parse(markup, { onParseError: ({ code }) => errors.push(code) });
  return { elements: elementsIn(document), errors };
}

function elementsIn(node: Node): readonly Element[] {
  const children = "childNodes" in node ? node.childNodes : [];
  const own = defaultTreeAdapter.isElementNode(node) ? [node] : [];
  return [...own, ...children.flatMap(elementsIn)];
}

export function attribute({ attrs }: Element, name: string): string | undefined {
  return attrs.find((each) => each.name === name)?.value;
}

export function textOf(node: Node): string {
  if (defaultTreeAdapter.isTextNode(node)) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}

/** The text without the line breaks and indents that only lay out the markup. */
export function wordsOf(node: Node): string {
  return textOf(node).replace(/\s+/g, " ").trim();
}

export function withClass({ elements }: Page, name: string): readonly Element[] {
  return elements.filter((each) => attribute(each, "class")?.split(" ").includes(name) === true);
}

export function tagged({ elements }: Page, ...names: readonly string[]): readonly Element[] {
  return elements.filter(({ tagName }) => names.includes(tagName));
}

export function within(element: Element): Page {
  return { elements: elementsIn(element).slice(1), errors: [] };
}
