import type { Expression } from "../../template/expression.js";
import type { Problem } from "../../document/node.js";
import type { ModuleFile } from "./module-file.js";

/** What the names of a module mean while its expressions are read. */
export interface Scope {
  /** What the addresses of the module begin with: `module.audit.`, empty for the root. */
  readonly prefix: string;
  /** Variables that are inputs of the deployment; others are named expressions. */
  readonly inputs: Set<string>;
  /** The names, prefix included, of what else can be named: variables, local values, outputs. */
  readonly locals: ReadonlySet<string>;
  /** Resources by their address in the module, each with the arguments that are written. */
  readonly resources: ReadonlyMap<string, ReadonlySet<string>>;
  /** Data sources that are about another account or Region than the one of the deployment. */
  readonly elsewhere: ReadonlySet<string>;
  /** Arguments of resources that something refers to. */
  readonly referenced: Set<string>;
  /** What `each.key`, `each.value` and `count.index` are where an instance of a module is called. */
  readonly bindings: Bindings;
  /** Names that a dynamic block gives to its content. */
  readonly iterators: ReadonlySet<string>;
  /** Conditions that are written where they decide. */
  readonly tests: Expression[];
  readonly problems: Problem[];
}

export type Bindings = ReadonlyMap<string, Expression>;

/** Where nothing has a name, and what is written is all there is to know. */
export function nothingNamed(): Scope {
  return {
    prefix: "",
    inputs: new Set(),
    locals: new Set(),
    resources: new Map(),
    elsewhere: new Set(),
    referenced: new Set(),
    bindings: new Map(),
    iterators: new Set(),
    tests: [],
    problems: [],
  };
}

/** A scope, and the file in which something is written. */
export interface Reading {
  readonly scope: Scope;
  readonly file: ModuleFile;
}

/** The reading of what stands in a file of the module. */
export type InFile = (file: ModuleFile) => Reading;
