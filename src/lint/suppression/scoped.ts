import type { Span } from "../../document/node.js";
import type { Suppression } from "./read.js";
import type { Scope } from "./scopes.js";

/** A suppression, and what it is about. */
export interface Scoped extends Suppression {
  readonly scope: Scope;
  /** From where ESLint is told that the rule is off; what is reported above is listed there. */
  readonly mark: Span;
}
