import type { Syntax, SyntaxProblem } from "./syntax.js";

/** A text to parse, and where in the file each of its characters stands. */
export interface Source {
  readonly text: string;
  /** The offset in the file of an index of the text, its length included. */
  readonly offsetOf: (index: number) => number;
}

/** What a text says; with a problem, nothing can be told from the syntax. */
export interface Parsed {
  readonly syntax: Syntax;
  readonly problems: readonly SyntaxProblem[];
}
