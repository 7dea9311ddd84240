import type { Node } from "../document/node.js";
import type { PlannedChange } from "./plan-changes.js";
import type { ProviderConfig } from "./plan-provider-config.js";
import type { Referable } from "./plan-references.js";
import type { Planned } from "./plan-resources.js";

/** What is known about all resources of a plan while one is read. */
export interface Plan extends Referable {
  readonly changes: ReadonlyMap<string, PlannedChange>;
  /** Whether it is a state, in which everything is known. */
  readonly isState: boolean;
  /** How the provider of a resource is configured, given its code. */
  readonly providerOf: (resource: Node | undefined) => ProviderConfig;
  readonly managed: readonly Planned[];
  /** Which resources each argument of a type names, as far as they were counted. */
  readonly named: Map<string, ReadonlyMap<Planned | string, number>>;
  /** The policy documents that something refers to, by the names under which they will be read. */
  readonly documents: Map<string, Planned>;
}
