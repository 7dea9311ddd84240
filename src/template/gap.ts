import type { Span } from "../document/node.js";
import type { Expression } from "./expression.js";

/** Why there may be more than a template declares. */
export interface Gap {
  readonly reason: string;
  /** There is no gap where this is false: it is about what a loop goes through, for instance. */
  readonly condition?: Expression;
  /** The nested stack that leaves it, by the name of its resource, as long as nobody has read it. */
  readonly of?: string;
  readonly span: Span;
  /** What it is given, where it knows of nothing else. */
  readonly given?: readonly Expression[];
  /** The types of what it may add, where they are known. */
  readonly types?: ReadonlySet<string>;
}

/** What is deployed by itself: it may configure what it is given, and adds nothing else. */
export interface Apart {
  readonly given: readonly Expression[];
  /**
   * What it may add, found out when somebody asks.
   *
   * @param by What the text of a stack has that adds something of the kind that is asked for; nothing
   * where stacks have no such.
   */
  readonly gaps: (by: RegExp | undefined) => readonly Gap[];
}
