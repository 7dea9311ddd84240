import type { Span } from "../document/node.js";

/** An expression of Terraform's language as it is written; spans are offsets into the file. */
export type Syntax =
  | Literal
  | Template
  | Tuple
  | ObjectSyntax
  | Name
  | Attribute
  | Index
  | Splat
  | Conditional
  | FunctionCall
  | For;

interface Spelled {
  readonly span: Span;
}

/** A number, `true`, `false`, `null`, or a piece of text in a template. */
export interface Literal extends Spelled {
  readonly kind: "Literal";
  readonly value: string | number | boolean | null;
}

/** A text with at least one `${…}` or `%{ … }` in it, else it is a literal; always a string. */
export interface Template extends Spelled {
  readonly kind: "Template";
  readonly parts: readonly Syntax[];
}

export interface Tuple extends Spelled {
  readonly kind: "Tuple";
  readonly items: readonly Syntax[];
}

export interface ObjectSyntax extends Spelled {
  readonly kind: "Object";
  readonly entries: readonly {
    /** A bare word is a literal; `(name)` is the expression in the parentheses. */
    readonly key: Syntax;
    readonly value: Syntax;
  }[];
}

/** The first word of a traversal: `var`, `aws_s3_bucket`, `each`, the `x` of a `for`. */
export interface Name extends Spelled {
  readonly kind: "Name";
  readonly name: string;
}

/** `object.name`, the old `list.0` being an index. */
export interface Attribute extends Spelled {
  readonly kind: "Attribute";
  readonly object: Syntax;
  readonly name: string;
  readonly nameSpan: Span;
}

export interface Index extends Spelled {
  readonly kind: "Index";
  readonly object: Syntax;
  readonly key: Syntax;
}

/** `list[*].a[0].b` or `list.*.a`: `each` is what stands from the star on, done to `item`. */
export interface Splat extends Spelled {
  readonly kind: "Splat";
  readonly object: Syntax;
  /** A name that no program can write, which `each` contains once. */
  readonly item: string;
  readonly each: Syntax;
}

export interface Conditional extends Spelled {
  readonly kind: "Conditional";
  readonly test: Syntax;
  readonly whenTrue: Syntax;
  readonly whenFalse: Syntax;
}

/** A function, or an operator under the name of a function: see `operators.ts`. */
export interface FunctionCall extends Spelled {
  readonly kind: "Call";
  readonly name: string;
  readonly args: readonly Syntax[];
  /** The last argument is a list of arguments: `f(list...)`. */
  readonly expanded: boolean;
}

export interface For extends Spelled {
  readonly kind: "For";
  readonly keyName?: string;
  readonly itemName: string;
  readonly collection: Syntax;
  /** With a key the result is an object, without it a tuple. */
  readonly resultKey?: Syntax;
  readonly result: Syntax;
  readonly condition?: Syntax;
  /** `...` after the result: results of one key are put into a list. */
  readonly grouped: boolean;
}

/** What is wrong with an expression. */
export interface SyntaxProblem {
  readonly message: string;
  readonly span: Span;
}
