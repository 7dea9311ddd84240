import type { Document, Mapping, Origin, Problem, Span } from "../document/node.js";
import type { Constant, Expression, Fields, Place } from "./expression.js";
import type { Apart, Gap } from "./gap.js";

/** One deployable unit, whatever language it is written in. */
export interface Template {
  readonly kind: "Template";
  readonly dialect: Dialect;
  readonly span: Span;
  readonly resources: ReadonlyMap<string, Resource>;
  /** What became of declarations that are created several times, by their address. */
  readonly repeated: ReadonlyMap<string, Repeated>;
  /** Parameters and variables by name, pseudo parameters included. */
  readonly inputs: ReadonlyMap<string, InputDeclaration>;
  /** Named expressions: conditions, local values. */
  readonly locals: ReadonlyMap<string, Expression>;
  /** What a named expression makes wait for besides what it is made of: `depends_on` of an output. */
  readonly waits?: ReadonlyMap<string, readonly Dependency[]>;
  /** Expressions other than locals that decide a choice. */
  readonly tests: readonly Expression[];
  /** What is never false where the template is deployed. */
  readonly assertions: readonly Expression[];
  /** It says what the values will be rather than how they are written. */
  readonly planned: boolean;
  /**
   * Where it is said that a whole deployment lacks something; nothing where the template may be a
   * part of one, such as a module that others call.
   */
  readonly whole?: Span;
  /** It is deployed to other accounts and Regions than the file says, nobody knows to which. */
  readonly elsewhere?: true;
  /** The ID of the account it is deployed to, which only a plan may tell. */
  readonly account?: string | undefined;
  /** What the deployment changes, which only a plan tells. */
  readonly changes: readonly Change[];
  /** Why the template may declare more than can be read: a macro, a remote include. */
  readonly gaps: readonly Gap[];
  /** Deployments of their own that may configure what it declares. @internal */
  readonly apart?: () => readonly Apart[];
  /** What is wrong with it as a template, each at its place. */
  readonly problems: readonly Problem[];
  /** What is too large to be read. */
  readonly unread?: readonly Problem[];
  /** The module of which it is one file. */
  readonly module?: Module;
}

/** The files of a folder, which have their names in common. */
export interface Module {
  /** Those that can be read, the one that is linted first. */
  readonly documents: readonly Document[];
  /** Names of the others. */
  readonly unread: readonly string[];
}

/** What the deployment does to a resource that exists. */
export interface Change {
  /** One that is replaced is deleted first, unless its successor is created before. */
  readonly kind: "delete" | "replace" | "succeed" | "update" | "forget";
  /** It has happened already, by other hands, and the deployment leaves it so. */
  readonly drifted?: true;
  /** The resource as it was. */
  readonly before: Resource;
  readonly place: Place;
}

export type Dialect = "cloudformation" | "terraform";

export interface Resource {
  readonly kind: "Resource";
  /** Logical ID or address. */
  readonly name: string;
  /** What its loop calls it, where a loop makes it: `Trail${Region}`. @internal */
  readonly declaration?: string;
  /** The characters of the name where the resource is declared. */
  readonly header: Span;
  readonly span: Span;
  readonly type: string;
  readonly dialect: Dialect;
  /** The resource exists only where this is true. @internal */
  readonly condition?: Expression;
  /** @internal */
  readonly properties: Fields;
  /** It is created once for each number below a count, or once for each key of a collection. @internal */
  readonly repetition?: Repetition;
  /** What repetition gave to this instance, by name. @internal */
  readonly bindings?: ReadonlyMap<string, Expression>;
  /** @internal */
  readonly dependsOn: readonly Dependency[];
  /** What it waits for besides: in a plan, what the configuration makes it wait for. @internal */
  readonly awaited?: Awaited;
  /** What the language says about the resource besides its properties: `DeletionPolicy`, `Metadata`. @internal */
  readonly attributes: ReadonlyMap<string, Expression>;
  /** Why more may be said about it than is written: a macro, an include. @internal */
  readonly gap?: string;
  /** The mapping that holds type and properties, for edits. @internal */
  readonly body: Mapping;
  /** Nobody wrote it: a transform makes it for another resource, in whose place it stands. @internal */
  readonly generated?: true;
  /** The file that declares it, where it is not the one that is linted. */
  readonly file?: string;
  /** Its name in the template that declares it, where that is a part of another. @internal */
  readonly localName?: string;
  /** What messages call it, where that is not its name. */
  readonly label?: string;
  /** Where its name is spelled, if an include brought it. */
  readonly origin?: Origin;
  /** Where its module is called, then where what calls that is called. @internal */
  readonly calls?: readonly Place[];
  /** What is deployed by itself and has it, where that is not what is linted. */
  readonly deployment?: OtherDeployment;
}

/** Something that is deployed by itself and read together with what is linted. */
export interface OtherDeployment {
  readonly name: string;
  /** Whether it is in the account of what is linted; undefined where nobody knows. */
  readonly isOneAccount: boolean | undefined;
  /** The ID of its account, where settings say it. */
  readonly account?: string | undefined;
  /** Whether it is there before what refers to it, and after what it refers to. */
  readonly isOrdered: boolean;
}

export interface Repetition {
  readonly kind: "count" | "for each";
  readonly over: Expression;
}

export interface Repeated {
  readonly kind: Repetition["kind"];
  /** Of every instance there is in some scenario; nothing where nobody can know. */
  readonly keys?: readonly (string | number)[];
  /** What the key of an instance is, where it is unknown: the same over the same collection. */
  readonly keyIdentity: string;
  /** What the collection is as a value. */
  readonly identity?: string;
}

/** Names of resources, and of modules for all that is in them. */
export interface Awaited {
  readonly names: readonly string[];
  /** Whether there are certainly no others. */
  readonly complete: boolean;
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
  /** It is true or false. */
  readonly boolean?: true;
  readonly limits?: Limits;
  /** What the user says that it is wherever the file is deployed as it is looked at. */
  readonly known?: string | undefined;
  readonly place?: Place;
  /** Its name in the template that declares it, where that is read together with others. */
  readonly pinnedAs?: string;
  /** The file that declares it, where that is not the one that is linted. */
  readonly file?: string;
}

/** What an input refuses, as far as that can be said without running anybody's pattern. */
export interface Limits {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minValue?: number;
  readonly maxValue?: number;
  /** Only numbers are accepted. */
  readonly numeric?: boolean;
  /** Whether a pattern accepts a text, where that can be told. */
  readonly accepts?: (text: string) => boolean | undefined;
}
