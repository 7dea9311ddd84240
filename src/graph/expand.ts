import { both } from "../template/both.js";
import type { Constant, Expression } from "../template/expression.js";
import { instanceName } from "../template/instance-name.js";
import type { Repeated, Repetition, Resource, Template } from "../template/template.js";
import { evaluate } from "./evaluate.js";
import { itemsOf } from "./presence.js";
import { inOrder } from "./repeating.js";
import type { Scenario } from "./scenario.js";
import type { Value } from "./value.js";

type Ask = <T>(template: Template, question: (scenario: Scenario) => T) => readonly T[] | undefined;
type Keys = readonly (string | number)[];

/** More instances of one declaration, or of all, than anybody writes keys for. */
const maxInstances = 1000;
const maxTotal = 5000;

/**
 * The template with an instance in place of each resource that is created several times, under
 * the condition that there are so many or that the collection has its key. Where the keys are
 * unknown, the declaration stands for all of its instances.
 */
export function expand(template: Template, ask: Ask): Template {
  if (![...template.resources.values()].some((resource) => resource.repetition)) return template;
  const repeated = new Map<string, Repeated>();
  const instances = new Map<string, readonly Resource[]>();
  const created = new Map(template.resources);

  for (const resource of inOrder(template)) {
    const { repetition, name } = resource;
    const soFar: Template = { ...template, resources: created, repeated };
    const asked = keysOf(repetition, (question) => ask(soFar, question));
    const found = created.size > template.resources.size + maxTotal ? uncounted(asked) : asked;
    repeated.set(name, found.repeated);
    const made = instancesOf(resource, repetition, found);
    instances.set(name, made);
    for (const instance of made) created.set(instance.name, instance);
  }

  const resources = [...template.resources.values()].flatMap(
    (resource) => instances.get(resource.name) ?? [resource],
  );
  // What is counted decides; the numbers and keys it is compared with here are nobody's.
  const deciding = [...template.resources.values()].flatMap(({ condition, repetition }) =>
    [condition, repetition?.over].filter((each) => each !== undefined),
  );
  return {
    ...template,
    resources: new Map(resources.map((resource) => [resource.name, resource])),
    repeated,
    tests: [...template.tests, ...deciding],
  };
}

/** Where there are too many, the declaration stands for all of its instances. */
function uncounted(found: Found): Found {
  const { kind, keyIdentity } = found.repeated;
  return { ...found, repeated: { kind, keyIdentity } };
}

interface Found {
  readonly repeated: Repeated;
  /** Whether in some scenario it is certain how often it is created. */
  readonly isDecided: boolean;
  /** Of a set the value of each item is its key. */
  readonly isSet: boolean;
}

function keysOf(
  { kind, over }: Repetition,
  ask: <T>(question: (scenario: Scenario) => T) => readonly T[] | undefined,
): Found {
  const answers = ask((scenario) => {
    const value = evaluate(over, scenario);
    return { value, keys: kind === "count" ? numbersBelow(value) : keysIn(value) };
  });
  const found = answers?.map(({ keys }) => keys) ?? [undefined];
  const known = [...new Set(found.flatMap((each) => each ?? []))];
  // In scenarios in which nobody can tell there may be the same, or others.
  const keys = found.includes(undefined) && known.length === 0 ? undefined : known;
  const [first] = answers ?? [];
  const identity = first?.value.state === "unknown" ? first.value.identity : undefined;
  const unknown = identity ?? `of ${String(over.place.file)} ${over.place.span.join("-")}`;
  const isSet = answers?.some(({ value }) => value.state === "list") === true;
  const repeated: Repeated = {
    kind,
    ...(keys === undefined || keys.length > maxInstances ? {} : { keys }),
    keyIdentity: `key ${unknown}`,
    ...(identity === undefined ? {} : { identity }),
  };
  const isDecided = found.some((each) => each !== undefined);
  return { repeated, isDecided, isSet };
}

function numbersBelow(count: Value): Keys | undefined {
  const number = count.state === "known" ? Number(count.text) : Number.NaN;
  const isCount = Number.isInteger(number) && number >= 0 && number <= maxInstances;
  return isCount ? Array.from({ length: number }, (_, index) => index) : undefined;
}

function keysIn(collection: Value): Keys | undefined {
  if (collection.state === "record") {
    return collection.gap === undefined ? collection.names : undefined;
  }
  const items = itemsOf(collection);
  const texts = items?.flatMap((item) => (item.state === "known" ? [item.text] : []));
  return texts?.length === items?.length ? texts : undefined;
}

function instancesOf(
  resource: Resource,
  repetition: Repetition,
  { repeated: { keys, keyIdentity }, isDecided, isSet }: Found,
): readonly Resource[] {
  const declared = withoutRepetition(resource);
  const { over, kind } = repetition;
  const { place } = over;
  const { label } = resource;
  if (keys === undefined) {
    const reason = "nobody knows how often it is created";
    const key: Expression = { kind: "Opaque", reason, identity: keyIdentity, place };
    const none: Constant = { kind: "Constant", value: 0, text: "0", place };
    const many: Expression =
      kind === "count" ? over : { kind: "Call", name: "lengthWithNulls", args: [over], place };
    const created: Expression = isDecided
      ? { kind: "Call", name: "greater", args: [many, none], place }
      : { kind: "Opaque", reason, place };
    // An instance needs the module it is in as well.
    const condition = both(resource.condition, created);
    return [{ ...declared, condition, bindings: bindings(repetition, isSet, key) }];
  }
  return keys.map((each): Resource => {
    const key: Constant = { kind: "Constant", value: each, text: String(each), place };
    const created: Expression =
      kind === "count"
        ? { kind: "Call", name: "greater", args: [over, key], place }
        : { kind: "Call", name: "hasKey", args: [over, key], place };
    const isCertain = over.kind === "Constant" || over.kind === "Fields";
    return {
      ...declared,
      name: instanceName(resource.name, each),
      ...(label !== undefined && { label: instanceName(label, each) }),
      ...(isCertain ? {} : { condition: both(resource.condition, created) }),
      bindings: bindings(repetition, isSet, key),
    };
  });
}

function withoutRepetition(resource: Resource): Resource {
  const copy: { -readonly [K in keyof Resource]: Resource[K] } = { ...resource };
  delete copy.repetition;
  return copy;
}

function bindings(
  { kind, over }: Repetition,
  isSet: boolean,
  key: Expression,
): ReadonlyMap<string, Expression> {
  if (kind === "count") return new Map([["count.index", key]]);
  const { place } = over;
  // The instances of a resource are gone through by their own keys, even where nobody knows them.
  const isResource = over.kind === "Reference" && over.path.length === 0 && over.key === undefined;
  const item: Expression = isResource
    ? { ...over, key }
    : { kind: "Lookup", collection: over, keys: [key], place };
  const value = isSet ? key : item;
  return new Map<string, Expression>([
    ["each.key", key],
    ["each.value", value],
  ]);
}
