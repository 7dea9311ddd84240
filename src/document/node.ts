/** A half-open range of UTF-16 offsets into the text, as in `text.slice(...span)`. */
export type Span = readonly [start: number, end: number];

/** A YAML tag as written, for instance `!If`. JSON has none. */
export interface Tag {
  readonly name: string;
  readonly span: Span;
}

/** Another file, and the characters of it that spell a node. */
export interface Origin {
  readonly path: string;
  readonly text: string;
  readonly span: Span;
}

interface NodeBase {
  /** The whole node, its tag and anchor included; of one that was included, what includes it. */
  readonly span: Span;
  /** Where it is spelled, if an include brought it here. */
  readonly origin?: Origin;
  readonly tag?: Tag;
  readonly anchor?: string;
}

export interface Scalar extends NodeBase {
  readonly kind: "Scalar";
  /** What the YAML core schema makes of it; a plain `yes`, `on`, `no` or `off` is a boolean as in YAML 1.1. */
  readonly value: string | number | boolean | null;
  /** The characters a string reader sees: `2012-10-17` and `0123` keep their spelling. */
  readonly text: string;
  readonly style: "plain" | "single" | "double" | "literal" | "folded";
  /** The scalar without tag and anchor, its quotes included. */
  readonly content: Span;
}

export interface Sequence extends NodeBase {
  readonly kind: "Sequence";
  readonly style: "block" | "flow";
  readonly items: readonly Node[];
}

export interface Mapping extends NodeBase {
  readonly kind: "Mapping";
  readonly style: "block" | "flow";
  readonly entries: readonly Entry[];
  /** Why there may be more entries, or something else if there are none: what cannot be included. */
  readonly gap?: string;
}

export interface Entry {
  readonly kind: "Entry";
  readonly key: Scalar;
  readonly value: Node;
  /** From the key to the end of the value. */
  readonly span: Span;
  /** `<<: *base`: the value's entries belong to the mapping unless it has the same key itself. */
  readonly merge: boolean;
}

/** `*name`: stands for a node spelled elsewhere. Never part of a cycle. */
export interface Alias extends NodeBase {
  readonly kind: "Alias";
  readonly name: string;
  readonly target: Scalar | Sequence | Mapping;
}

export type Node = Scalar | Sequence | Mapping | Alias;

export interface Comment {
  readonly kind: "Comment";
  /** Without the marker that begins it. */
  readonly text: string;
  readonly span: Span;
}

/** What is wrong with a text as YAML or JSON. */
export interface Problem {
  readonly message: string;
  readonly span: Span;
}

/** A file as YAML or JSON; a YAML file may hold several documents, hence several roots. */
export interface Document {
  readonly syntax: "yaml" | "json";
  readonly text: string;
  readonly roots: readonly Node[];
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
}
