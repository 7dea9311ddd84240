import type { Mapping, Problem, Span } from "../document/node.js";
import type { Constant, Expression, Fields, Place } from "./expression.js";

/** One deployable unit, whatever language it is written in. */
export interface Template {
  readonly kind: "Template";
  readonly dialect: Dialect;
  readonly span: Span;
  readonly resources: ReadonlyMap<string, Resource>;
  /** Parameters and variables by name, pseudo parameters included. */
  readonly inputs: ReadonlyMap<string, InputDeclaration>;
  /** Named expressions: conditions, local values. */
  readonly locals: ReadonlyMap<string, Expression>;
  /** Expressions other than locals that decide a choice. */
  readonly tests: readonly Expression[];
  /** What is never false where the template is deployed. */
  readonly assertions: readonly Expression[];
  /** Why the template may declare more than can be read: a macro, a remote include. */
  readonly gaps: readonly Gap[];
  /** What is wrong with it as a template, each at its place. */
  readonly problems: readonly Problem[];
}

export type Dialect = "cloudformation" | "terraform";

export interface Gap {
  readonly reason: string;
  readonly span: Span;
}

export interface Resource {
  readonly kind: "Resource";
  /** Logical ID or address. */
  readonly name: string;
  /** The characters of the name where the resource is declared. */
  readonly header: Span;
  readonly span: Span;
  readonly type: string;
  readonly dialect: Dialect;
  /** The resource exists only where this is true. */
  readonly condition?: Expression;
  readonly properties: Fields;
  readonly dependsOn: readonly Dependency[];
  /** What the language says about the resource besides its properties: `DeletionPolicy`, `Metadata`. */
  readonly attributes: ReadonlyMap<string, Expression>;
  /** The mapping that holds type and properties, for edits. */
  readonly body: Mapping;
}

export interface Dependency {
  readonly name: string;
  readonly span: Span;
}

export interface InputDeclaration {
  readonly name: string;
  readonly kind: "parameter" | "pseudo parameter" | "variable";
  /** A list of texts rather than one. */
  readonly list: boolean;
  readonly default?: Expression;
  readonly allowed?: readonly Constant[];
  readonly limits?: Limits;
  readonly place?: Place;
}

/** What an input refuses, as far as that can be said without running anybody's pattern. */
export interface Limits {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minValue?: number;
  readonly maxValue?: number;
  /** Only numbers are accepted. */
  readonly numeric?: boolean;
}
