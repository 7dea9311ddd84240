import type { Span } from "../document/node.js";
import type { Home, Place } from "../template/expression.js";

/**
 * What an expression is in one scenario. Every value knows two places: `use`, where it takes
 * effect and is reported, and `source`, where it is spelled and can be edited.
 */
export type Value = Known | TextValue | ListValue | RecordValue | AbsentValue | Unknown;

interface Placed {
  readonly use: Place;
  readonly source: Place;
}

interface Textual extends Placed {
  /** What the text encodes as JSON, where that is known better than the text. */
  readonly encoded?: Value;
  /** The resource, or its attribute, that supplies the value. */
  readonly reference?: ResourceReference;
}

export interface Known extends Textual {
  readonly state: "known";
  readonly value: string | number | boolean;
  /** As the service reads it where it wants a string. */
  readonly text: string;
}

/** A text some of whose parts are unknown. Never all literal, never one hole alone. */
export interface TextValue extends Textual {
  readonly state: "text";
  readonly parts: readonly (string | Unknown)[];
}

/** Items are evaluated when first read. */
export interface ListValue extends Placed {
  readonly state: "list";
  /** Without those that are certainly absent. */
  readonly items: readonly Value[];
  /** It has no positions: the key of an item is the item. */
  readonly isSet?: true;
  /** With them, where there may be any: an item keeps its position in every scenario. */
  readonly written?: readonly Value[];
}

/** Fields are evaluated when first read, so an unread field never splits a scenario. */
export interface RecordValue extends Placed {
  readonly state: "record";
  /** As written, certainly absent ones included. */
  readonly names: readonly string[];
  /** Why there may be more fields than these. */
  readonly gap?: string;
  /** Absent for a field that is not written, unknown where the record has a gap. */
  readonly get: (name: string) => Value;
  /** The characters of the key of a written field. */
  readonly key: (name: string) => Span | undefined;
}

export interface AbsentValue extends Placed {
  readonly state: "absent";
  /** What would have to be written; nothing where the value is taken back explicitly. */
  readonly missing?: Home;
}

export interface Unknown extends Textual {
  readonly state: "unknown";
  readonly reason: string;
  /** Two unknowns of one identity are the same value. */
  readonly identity?: string;
  /** Whether it may be absent: a choice that nobody can make takes it back on one side. */
  readonly mayBeAbsent?: true;
  /** It is some text, but not the empty one. */
  readonly isFilled?: true;
  /** Stands for every text but these; two such with one family and different identities differ. */
  readonly other?: { readonly family: string; readonly than: ReadonlySet<string> };
}

interface ResourceReference {
  readonly resource: string;
  readonly path: readonly string[];
}
