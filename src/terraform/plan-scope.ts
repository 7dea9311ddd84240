import type { Node } from "../document/node.js";
import type { Instances, ModuleInstance } from "./plan-instances.js";
import { at } from "./plan-json.js";
import type { Planned } from "./plan-resources.js";

/** Where an expression is evaluated, and for which instance. */
export interface Scope {
  readonly module: ModuleInstance;
  /** The key of the instance, in brackets, and how many instances there are. */
  readonly key: string;
  readonly count: number;
  /** What it is repeated over. */
  readonly forEach: Node | undefined;
}

export function scopeOf({ module, declared, key }: Planned, instances: Instances): Scope {
  const inside = instances.module(module);
  const forEach = at(inside.code?.resource(declared), "for_each_expression");
  return { module: inside, key, count: instances.resources(module, declared).size, forEach };
}

/** That of the outputs of a module. */
export function insideOf(module: ModuleInstance): Scope {
  return { module, key: "", count: 1, forEach: undefined };
}

/** That in which a module is given its inputs. */
export function callOf(
  { parent, name, key }: ModuleInstance,
  instances: Instances,
): (Scope & { readonly body: Node | undefined }) | undefined {
  if (parent === undefined) return undefined;
  const body = parent.code?.call(name)?.body;
  const count = instances.modules(parent.address, name).size;
  return { module: parent, key, count, forEach: at(body, "for_each_expression"), body };
}

type Keys = Pick<ReadonlyMap<string, unknown>, "has" | "keys" | "size">;

/** Which of several instances a reference is to, given its key and the indexes beside it. */
export function chosenKey(
  keys: Keys,
  key: string,
  scope: Scope,
  indexes: readonly string[],
): string | undefined {
  if (key !== "") return keys.has(key) ? key : undefined;
  if (keys.size === 1) return [...keys.keys()][0];
  if (!keys.has(scope.key)) return undefined;
  const isByKey = indexes.includes("each.key") || indexes.includes("count.index");
  // Of a set, `each.value` is the key.
  return isByKey || (indexes.length > 0 && keys.size === scope.count) ? scope.key : undefined;
}
