/** From the first character of something in a pattern to the one after its last. */
export type Range = readonly [from: number, to: number];

/** What a filter pattern asks of a log event. */
export type Pattern =
  /** The empty pattern: every event matches. */
  | { readonly kind: "everything" }
  | { readonly kind: "JSON"; readonly test: Test }
  /** Terms of plain text: an event that matches has one word of each of these lists. */
  | { readonly kind: "text"; readonly needs: readonly (readonly string[])[] }
  /** What CloudWatch Logs refuses. */
  | Unreadable;

export interface Unreadable {
  readonly kind: "unreadable";
  readonly reason: string;
  readonly at: number;
}

export type Test = Comparison | Is | Exists | Combination;

export interface Comparison {
  readonly kind: "comparison";
  readonly selector: Selector;
  readonly operator: Operator;
  readonly operand: Operand;
  readonly range: Range;
}

export type Operator = "=" | "!=" | "<" | "<=" | ">" | ">=";

export type Operand =
  /** Asterisks at its ends stand for any text, even between quotation marks. */
  | { readonly kind: "text"; readonly text: string; readonly quoted: boolean }
  | { readonly kind: "regular expression"; readonly text: string };

export interface Is {
  readonly kind: "is";
  readonly selector: Selector;
  readonly value: boolean | null;
  readonly range: Range;
}

export interface Exists {
  readonly kind: "exists";
  readonly selector: Selector;
  readonly negated: boolean;
  readonly range: Range;
}

export interface Combination {
  readonly kind: "and" | "or";
  /** At least two. */
  readonly tests: readonly Test[];
  readonly range: Range;
}

/** `$.users[0].name`: the way from an event to one of its values. */
export interface Selector {
  readonly steps: readonly Step[];
  readonly range: Range;
}

export type Step =
  | { readonly kind: "member"; readonly name: string }
  | { readonly kind: "element"; readonly index: number }
  /** Every member or element, one of which has to match. */
  | { readonly kind: "any" };
