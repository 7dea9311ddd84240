import type { Problem } from "../../document/node.js";
import type { Expression } from "../../template/expression.js";
import type { Dependency, Gap, InputDeclaration, Resource } from "../../template/template.js";
import type { Block } from "./blocks.js";
import type { ModuleFile } from "./module-file.js";

/** What a module and the modules it calls declare, under their full addresses. */
export interface Declared {
  readonly resources: Map<string, Resource>;
  readonly inputs: Map<string, InputDeclaration>;
  readonly locals: Map<string, Expression>;
  readonly waits: Map<string, readonly Dependency[]>;
  readonly tests: Expression[];
  readonly assertions: Expression[];
  readonly gaps: Gap[];
  readonly problems: Problem[];
}

/** How a module is called; the root is called by nobody. */
export interface Called {
  readonly prefix: string;
  readonly path: string;
  /** What the call gives to the variables. */
  readonly given: ReadonlyMap<string, Expression>;
  /** Whether nobody knows which variables have their defaults. */
  readonly assigned: boolean;
  /** Whether the call creates the module at all. */
  readonly condition: Expression | undefined;
  /** What the calls wait for, and so does all that is in the module. */
  readonly dependsOn: readonly Dependency[];
  readonly calling: readonly string[];
  /** How many modules may still be read: those that call several others multiply. */
  readonly budget: { modules: number };
}

/** A block, and the file that it stands in. */
export interface Found extends Block {
  readonly file: ModuleFile;
  /** The blocks of override files that say something else. */
  readonly overrides: readonly Found[];
}
