import type { Problem } from "../../document/node.js";
import type { Expression, Place } from "../../template/expression.js";
import type { Apart, Gap } from "../../template/gap.js";
import type { Dependency, InputDeclaration, Resource } from "../../template/template.js";
import type { Block } from "./blocks.js";
import type { Deployment, Deployments } from "./deployments.js";
import type { Assigned, ModuleFile } from "./module-file.js";

/** What a module and the modules it calls declare, under their full addresses. */
export interface Declared {
  readonly resources: Map<string, Resource>;
  readonly inputs: Map<string, InputDeclaration>;
  readonly locals: Map<string, Expression>;
  /** What root modules put out, by what it is known by. */
  readonly outputs: Map<string, Expression>;
  /** What the outputs of modules wait for. */
  readonly waits: Map<string, readonly Dependency[]>;
  readonly tests: Expression[];
  readonly assertions: Expression[];
  readonly gaps: Gap[];
  readonly apart: Apart[];
  readonly problems: Problem[];
}

/** How a module is called; the root is called by nobody. */
export interface Called {
  /** The one of whose root module it is called, which may be that root module. */
  readonly deployment: Deployment;
  /** All that take part. */
  readonly deployments: Deployments;
  readonly prefix: string;
  readonly path: string;
  /** What the call gives to the variables. */
  readonly given: ReadonlyMap<string, Expression>;
  readonly assigned: Assigned;
  /** Whether the call creates the module at all. */
  readonly condition: Expression | undefined;
  /** Where it is called, then where what calls it is called. */
  readonly calls: readonly Place[];
  readonly providers: Providers;
  /** The Region of the standard provider, where that is written. */
  readonly region: Expression | undefined;
  /** What everything in the module waits for. */
  readonly dependsOn: readonly Dependency[];
  readonly calling: readonly string[];
  /** How many modules may still be read: those that call several others multiply. */
  readonly budget: { modules: number };
}

/** Whether a module is called by nobody. */
export function isRoot({ prefix, deployment }: Called): boolean {
  return prefix === deployment.prefix;
}

/** What the providers of a module are called in the root: `aws` may be `aws.ireland`. */
export type Providers = ReadonlyMap<string, string>;

/** A block, and the file that it stands in. */
export interface Found extends Block {
  readonly file: ModuleFile;
  /** The blocks of override files that say something else. */
  readonly overrides: readonly Found[];
}
