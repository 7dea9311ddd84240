import type { Expression, Reference } from "../template/expression.js";
import type { Repeated } from "../template/template.js";
import type { Bindings } from "./bindings.js";
import { bindingsOf, instanceName } from "./instances.js";
import type { Scenario } from "./scenario.js";
import type { Unknown, Value } from "./value.js";

type Read = (expression: Expression, bindings: Bindings) => Value;

/**
 * What a reference to a resource supplies: its attribute as the declaration says, or a value known
 * only after deployment. Without a key, a resource that is created several times is a collection.
 */
export function refer(
  reference: Reference,
  scenario: Scenario,
  bindings: Bindings,
  read: Read,
): Value {
  const { resource: declared, key, path, place } = reference;
  const repeated = scenario.template.repeated.get(declared);
  if (repeated === undefined) return attributeOf(declared, reference, scenario, read);
  if (repeated.keys === undefined) {
    const at = key && read(key, bindings);
    const isOwn = at?.state === "unknown" && at.identity === repeated.keyIdentity;
    if (isOwn) return attributeOf(declared, reference, scenario, read);
    if (key === undefined && path.length === 0) {
      return openCollection(declared, repeated, reference);
    }
    return unknown(reference, `it is one of several '${declared}'`);
  }
  if (key === undefined) {
    const [only, ...others] = repeated.keys;
    if (path.length === 0) return collectionOf(declared, repeated.keys, reference);
    if (only === undefined || others.length > 0) {
      return unknown(reference, `it is one of several '${declared}'`);
    }
    return attributeOf(instanceName(declared, only), reference, scenario, read);
  }
  const at = read(key, bindings);
  if (at.state !== "known") return unknown(reference, `it is one of several '${declared}'`);
  const wanted = repeated.keys.find((each) => String(each) === at.text);
  return wanted === undefined
    ? { ...unknown(reference, `there is no '${declared}' of this key`), use: place }
    : attributeOf(instanceName(declared, wanted), reference, scenario, read);
}

function attributeOf(
  resource: string,
  { path, place, argument }: Reference,
  scenario: Scenario,
  read: Read,
): Value {
  const reference = { resource, path };
  const instance = scenario.template.resources.get(resource);
  if (argument !== undefined) {
    const value = read(argument, bindingsOf(instance, read));
    // An empty or missing argument is filled in by the provider.
    if (value.state !== "absent" && value.state !== "list" && value.state !== "record") {
      return { ...value, use: place, reference };
    }
    if (value.state !== "absent") return { ...value, use: place };
  }
  const identity = ["resource", resource, ...path].join(" ");
  return {
    ...unknown({ place }, `'${resource}' is known only after deployment`),
    identity,
    reference,
  };
}

function collectionOf(
  declared: string,
  keys: NonNullable<Repeated["keys"]>,
  { place }: Reference,
): Value {
  const items = new Map(
    keys.map((key) => {
      const resource = instanceName(declared, key);
      const reason = `'${resource}' is known only after deployment`;
      const identity = `resource ${resource}`;
      const reference = { resource, path: [] };
      return [String(key), { ...unknown({ place }, reason), identity, reference }];
    }),
  );
  if (keys.every((key) => typeof key === "number")) {
    return { state: "list", items: [...items.values()], use: place, source: place };
  }
  return {
    state: "record",
    names: [...items.keys()],
    get: (name) => items.get(name) ?? { state: "absent", use: place, source: place },
    key: () => undefined,
    use: place,
    source: place,
  };
}

/** Nobody knows how many there are, but who goes through them has their keys. */
function openCollection(declared: string, { identity }: Repeated, reference: Reference): Unknown {
  const collection = unknown(reference, `nobody knows how many '${declared}' there are`);
  return identity === undefined ? collection : { ...collection, identity };
}

function unknown({ place }: Pick<Reference, "place">, reason: string): Unknown {
  return { state: "unknown", reason, use: place, source: place };
}
