import { stepsOf, extended } from "./plan-address.js";
import type { ModuleCode } from "./plan-code.js";
import type { Planned } from "./plan-resources.js";

/** One instance of a module, and the code it runs. */
export interface ModuleInstance {
  readonly address: string;
  readonly name: string;
  /** In brackets; empty where the module is called once. */
  readonly key: string;
  readonly code: ModuleCode | undefined;
  /** The instance that calls it; nothing for the root module. */
  readonly parent: ModuleInstance | undefined;
}

/** What there is, by where it is declared and then by key. */
export interface Instances {
  readonly module: (address: string) => ModuleInstance;
  readonly modules: (parent: string, name: string) => ReadonlySet<string>;
  readonly resources: (module: string, declared: string) => ReadonlyMap<string, Planned>;
}

type ByKey = Map<string, Planned>;

const none: ReadonlyMap<string, Planned> = new Map();
const noKeys: ReadonlySet<string> = new Set();

/** Nobody nests modules like this; what is below is unknown. */
const deepest = 32;

export function instancesOf(planned: readonly Planned[], code: ModuleCode | undefined): Instances {
  const root = { address: "", name: "", key: "", code, parent: undefined };
  const modules = new Map<string, ModuleInstance>([["", root]]);
  const keys = new Map<string, Set<string>>();
  const resources = byDeclaration(planned);

  function module(address: string): ModuleInstance {
    const known = modules.get(address);
    if (known !== undefined) return known;
    const calls = callsIn(address);
    let each: ModuleInstance = calls.length > deepest ? { ...root, code: undefined } : root;
    for (const [name, key] of calls.length > deepest ? [] : calls) {
      const path = extended(extended(extended(each.address, "module"), name), key);
      each = modules.get(path) ?? moduleIn(each, path, name, key);
      modules.set(path, each);
    }
    modules.set(address, each);
    return each;
  }

  for (const address of new Set(planned.map((resource) => resource.module))) {
    for (let each = module(address); each.parent !== undefined; each = each.parent) {
      const called = `${each.parent.address} ${each.name}`;
      keys.set(called, (keys.get(called) ?? new Set()).add(each.key));
    }
  }

  return {
    module,
    modules: (parent, name) => keys.get(`${parent} ${name}`) ?? noKeys,
    resources: (address, declared) => resources.get(extended(address, declared)) ?? none,
  };
}

function moduleIn(
  parent: ModuleInstance,
  address: string,
  name: string,
  key: string,
): ModuleInstance {
  return { address, name, key, code: parent.code?.call(name)?.code, parent };
}

function byDeclaration(planned: readonly Planned[]): ReadonlyMap<string, ByKey> {
  const all = new Map<string, ByKey>();
  for (const resource of planned) {
    const path = extended(resource.module, resource.declared);
    const instances = all.get(path) ?? new Map<string, Planned>();
    all.set(path, instances.set(resource.key, resource));
  }
  return all;
}

/** The modules on the way to an address, each with its key. */
function callsIn(address: string): readonly (readonly [name: string, key: string])[] {
  const calls: [string, string][] = [];
  const steps = stepsOf(address);
  for (let at = 0; at + 1 < steps.length;) {
    const [, name = "", next = ""] = steps.slice(at, at + 3);
    const key = next.startsWith("[") ? next : "";
    calls.push([name, key]);
    at += key === "" ? 2 : 3;
  }
  return calls;
}
