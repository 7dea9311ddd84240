import type { Node } from "../document/node.js";
import { resolve, textOf } from "./context.js";

/** What is written as an argument, as a text to compare, whatever way it is laid out. */
export function written(argument: Node): string {
  return textOf(argument) ?? partsOf(argument);
}

function partsOf(argument: Node): string {
  const node = resolve(argument);
  const tag = node.tag?.name ?? "";
  switch (node.kind) {
    case "Scalar":
      return `${tag}${JSON.stringify(node.text)}`;
    case "Sequence":
      return `${tag}[${node.items.map(partsOf).join()}]`;
    case "Mapping": {
      const entries = node.entries.map(({ key, value }) => `${key.text}:${partsOf(value)}`);
      return `${tag}{${[...entries, ...(node.gap === undefined ? [] : [node.gap])].join()}}`;
    }
  }
}

/** Whether a text in an argument contains something. */
export function mentions(argument: Node, text: string): boolean {
  const node = resolve(argument);
  switch (node.kind) {
    case "Scalar":
      return node.text.includes(text);
    case "Sequence":
      return node.items.some((item) => mentions(item, text));
    case "Mapping":
      return node.entries.some(({ value }) => mentions(value, text));
  }
}
