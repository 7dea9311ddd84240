import type { Expression, Reference } from "../template/expression.js";
import { instanceName } from "../template/instance-name.js";
import type { Repeated } from "../template/template.js";
import { attributeOf } from "./attribute.js";
import { type Bindings, unbound } from "./bindings.js";
import { listWith, recordWith, unknown } from "./make-value.js";
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
  const { resource: declared, key, path, argument, place } = reference;
  const placed = { use: place, source: place };
  const oneOfSeveral = (): Unknown => unknown(placed, `it is one of several '${declared}'`);
  const of = (resource: string): Value =>
    attributeOf({ resource, path, written: argument }, place, scenario, read);

  const repeated = scenario.template.repeated.get(declared);
  if (repeated === undefined) return of(declared);
  const { keys } = repeated;
  if (key === undefined && path.length === 0) {
    return collectionOf(declared, repeated, reference, scenario, read);
  }
  const at = key && read(key, bindings);
  if (keys === undefined) {
    const isOwn = at?.state === "unknown" && at.identity === repeated.keyIdentity;
    return isOwn ? of(declared) : oneOfSeveral();
  }
  if (at === undefined) {
    const [only, ...others] = keys;
    return only === undefined || others.length > 0
      ? oneOfSeveral()
      : of(instanceName(declared, only));
  }
  if (at.state !== "known") return oneOfSeveral();
  const wanted = keys.find((each) => String(each) === at.text);
  const name = wanted === undefined ? undefined : instanceName(declared, wanted);
  const isThere = name === undefined ? false : isCreated(name, scenario, read);
  if (name === undefined || isThere === false) {
    return unknown(placed, `there is no '${declared}' of this key`);
  }
  const value = of(name);
  // An instance that may be missing makes an error of the whole expression.
  return isThere === undefined && value.state === "unknown"
    ? { ...value, mayBeAbsent: true }
    : value;
}

/** Whether there is an instance in this scenario. */
function isCreated(name: string, scenario: Scenario, read: Read): boolean | undefined {
  const condition = scenario.template.resources.get(name)?.condition;
  if (condition === undefined) return true;
  const value = scenario.test(() => read(condition, unbound));
  return value.state === "known" ? value.text === "true" : undefined;
}

/** The instances there are: a list below a count, an object by key. */
function collectionOf(
  declared: string,
  repeated: Repeated,
  { place }: Reference,
  scenario: Scenario,
  read: Read,
): Value {
  const placed = { use: place, source: place };
  const instances = repeated.keys?.map((key) => {
    const name = instanceName(declared, key);
    return { key, name, isThere: isCreated(name, scenario, read) };
  });
  if (instances === undefined || instances.some(({ isThere }) => isThere === undefined)) {
    // Nobody knows how many there are, but who goes through them has their keys.
    const { identity } = repeated;
    const open = unknown(placed, `nobody knows how many '${declared}' there are`);
    return identity === undefined ? open : { ...open, identity };
  }
  const items = new Map(
    instances
      .filter(({ isThere }) => isThere)
      .map(({ key, name: resource }) => [
        String(key),
        attributeOf({ resource, path: [], written: undefined }, place, scenario, read),
      ]),
  );
  if (repeated.kind === "count") return listWith(placed, [...items.values()]);
  return recordWith(placed, {
    names: items.keys(),
    read: (name) => items.get(name) ?? unknown(placed, "it has no such key"),
  });
}
