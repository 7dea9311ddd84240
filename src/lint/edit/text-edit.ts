import type { Span } from "../../document/node.js";

/** One replacement in the text of a document. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}
