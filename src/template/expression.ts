import type { Mapping, Node, Origin, Span } from "../document/node.js";

/** Where something is spelled: its characters and, where one node spells exactly it, that node. */
export interface Place {
  readonly span: Span;
  /** @internal */
  readonly node?: Node;
  /** The file, where it is not the one that is linted: another file of its module. */
  readonly file?: string;
  /** Where the characters really are, of what is included there. */
  readonly origin?: Origin;
}

/** The one language that every dialect is read into. Expressions form an immutable, acyclic graph. */
export type Expression =
  | Constant
  | List
  | Fields
  | Absent
  | Input
  | Reference
  | Local
  | Text
  | Choice
  | Lookup
  | Bound
  | Comprehension
  | Call
  | Opaque;

interface Spelled {
  readonly place: Place;
  /** Where the text of an aliased node really stands, when that is not `place`. */
  readonly source?: Place;
}

export interface Constant extends Spelled {
  readonly kind: "Constant";
  readonly value: string | number | boolean;
  readonly text: string;
}

interface List extends Spelled {
  readonly kind: "List";
  readonly items: readonly Expression[];
}

/** An object. Of two fields with one name the last counts. */
export interface Fields extends Spelled {
  readonly kind: "Fields";
  readonly fields: readonly Field[];
  /** Why there may be more fields than are written: a transform, a dynamic block. */
  readonly gap?: string;
  /** Where a first field would be written, of an object that is not written at all. */
  readonly home?: MappingHome;
}

/** Where something that is not written would be: the keys one inside the other, and in what. */
export type Home = MappingHome | NewResource;

export interface MappingHome {
  readonly owner: Mapping;
  readonly path: readonly string[];
}

/** A resource of its own that nobody declared yet, which names the resource that it configures. */
export interface NewResource {
  readonly type: string;
  /** The argument that names the other one. */
  readonly naming: string;
  readonly path: readonly string[];
}

export interface Field {
  readonly kind: "Field";
  readonly name: string;
  /** The key as written; of a dotted attribute, the characters that name it. */
  readonly key: Span;
  readonly value: Expression;
}

/** A value that is taken back: `AWS::NoValue`, a null. */
interface Absent extends Spelled {
  readonly kind: "Absent";
}

/** A parameter, pseudo parameter or variable. */
interface Input extends Spelled {
  readonly kind: "Input";
  readonly name: string;
}

/** What a resource returns: the resource itself (empty path) or one of its attributes. */
export interface Reference extends Spelled {
  readonly kind: "Reference";
  readonly resource: string;
  /** Which instance, of a resource that is declared once and created several times. */
  readonly key?: Expression;
  readonly path: readonly string[];
  /** What the declaration of the resource says the attribute is. */
  readonly argument?: Expression;
}

/** A named expression of the template: a condition, a local value. */
export interface Local extends Spelled {
  readonly kind: "Local";
  readonly name: string;
}

/** Parts written one after the other. */
export interface Text extends Spelled {
  readonly kind: "Text";
  readonly parts: readonly Expression[];
}

export interface Choice extends Spelled {
  readonly kind: "Choice";
  readonly test: Expression;
  readonly whenTrue: Expression;
  readonly whenFalse: Expression;
}

/** Steps into an object or list by keys: a mapping, an index. */
export interface Lookup extends Spelled {
  readonly kind: "Lookup";
  readonly collection: Expression;
  readonly keys: readonly Expression[];
  readonly fallback?: Expression;
}

/** What repetition gives to what is repeated: `each.key`, the `x` of `for x in …`. */
interface Bound extends Spelled {
  readonly kind: "Bound";
  readonly name: string;
}

/** A list or, where there is a key for each result, an object made from the items of a collection. */
export interface Comprehension extends Spelled {
  readonly kind: "Comprehension";
  readonly collection: Expression;
  /** The names under which key and item are bound. */
  readonly keyName?: string;
  readonly itemName: string;
  /** A splat: what is no list is a list of itself, and nothing is an empty one. */
  readonly wraps?: true;
  /** Items of which it is false are left out. */
  readonly condition?: Expression;
  readonly resultKey?: Expression;
  readonly result: Expression;
  /** Results of one key are put into a list. */
  readonly grouped: boolean;
}

/** A pure function of its arguments. */
interface Call extends Spelled {
  readonly kind: "Call";
  readonly name: string;
  readonly args: readonly Expression[];
}

/** What cannot be known from the template. Two of the same identity are the same value. */
export interface Opaque extends Spelled {
  readonly kind: "Opaque";
  readonly reason: string;
  readonly identity?: string;
}
