import type { Constant, Expression } from "../template/expression.js";
import type { Repeated, Repetition, Resource, Template } from "../template/template.js";
import { evaluate } from "./evaluate.js";
import { instanceName } from "./instances.js";
import type { Scenario } from "./scenario.js";
import type { Value } from "./value.js";

type Ask = <T>(template: Template, question: (scenario: Scenario) => T) => readonly T[] | undefined;
type Keys = readonly (string | number)[];

/** More instances of one declaration than anybody writes a key for. */
const maxInstances = 1000;

/**
 * The template with an instance in place of each resource that is created several times, under
 * the condition that there are so many or that the collection has its key. Where the keys are
 * unknown, the declaration stands for all of its instances.
 */
export function expand(template: Template, ask: Ask): Template {
  if (![...template.resources.values()].some((resource) => resource.repetition)) return template;
  const repeated = new Map<string, Repeated>();
  const resources = new Map<string, Resource>();
  const tests: Expression[] = [...template.tests];
  for (const resource of template.resources.values()) {
    const { repetition } = resource;
    if (repetition === undefined) {
      resources.set(resource.name, resource);
      continue;
    }
    const soFar: Template = { ...template, repeated };
    const found = keysOf(repetition, (question) => ask(soFar, question));
    repeated.set(resource.name, found.repeated);
    for (const instance of instancesOf(resource, repetition, found)) {
      resources.set(instance.name, instance);
      if (instance.condition !== undefined) tests.push(instance.condition);
    }
  }
  return { ...template, resources, repeated, tests };
}

interface Found {
  readonly repeated: Repeated;
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
  const keys = found.includes(undefined)
    ? undefined
    : [...new Set(found.flatMap((each) => each ?? []))];
  const [first] = answers ?? [];
  const identity = first?.value.state === "unknown" ? first.value.identity : undefined;
  const unknown = identity ?? `of ${String(over.place.file)} ${over.place.span.join("-")}`;
  const isSet = answers?.some(({ value }) => value.state === "list") === true;
  const repeated: Repeated = {
    ...(keys === undefined || keys.length > maxInstances ? {} : { keys }),
    keyIdentity: `key ${unknown}`,
    ...(identity === undefined ? {} : { identity }),
  };
  return { repeated, isSet };
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
  if (collection.state !== "list") return undefined;
  const texts = collection.items.flatMap((item) => (item.state === "known" ? [item.text] : []));
  return texts.length === collection.items.length ? texts : undefined;
}

function instancesOf(
  resource: Resource,
  repetition: Repetition,
  { repeated: { keys, keyIdentity }, isSet }: Found,
): readonly Resource[] {
  const declared = withoutRepetition(resource);
  const { over, kind } = repetition;
  const { place } = over;
  if (keys === undefined) {
    const reason = "nobody knows how often it is created";
    const key: Expression = { kind: "Opaque", reason, identity: keyIdentity, place };
    const condition: Expression = { kind: "Opaque", reason, place };
    return [{ ...declared, condition, bindings: bindings(repetition, isSet, key) }];
  }
  return keys.map((each): Resource => {
    const key: Constant = { kind: "Constant", value: each, text: String(each), place };
    const condition: Expression =
      kind === "count"
        ? { kind: "Call", name: "greater", args: [over, key], place }
        : { kind: "Call", name: "hasKey", args: [over, key], place };
    const isCertain = over.kind === "Constant" || over.kind === "Fields";
    return {
      ...declared,
      name: instanceName(resource.name, each),
      ...(isCertain ? {} : { condition }),
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
  const value: Expression = isSet ? key : { kind: "Lookup", collection: over, keys: [key], place };
  return new Map<string, Expression>([
    ["each.key", key],
    ["each.value", value],
  ]);
}
