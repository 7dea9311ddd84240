import type { Expression } from "../../template/expression.js";
import type { Resource, Template } from "../../template/template.js";
import { partsOf } from "../../template/walk.js";
import { accountNameOf } from "./account-name.js";
import { mentionsIn, nameOf } from "./mentions.js";

/**
 * What is said of a resource of a template, said of all that have to do with it, directly or through
 * others. Of several that have to do with one, the first counts.
 */
export function spread<T>(
  said: ReadonlyMap<string, T>,
  template: Template,
): ReadonlyMap<string, T> {
  const beside = neighboursIn(template);
  const all = new Map([...said].filter(([name]) => beside.has(name)));
  for (const [name, value] of all) {
    for (const other of beside.get(name) ?? []) if (!all.has(other)) all.set(other, value);
  }
  return all;
}

/** The resources that each one refers to or calls by their names, and those that do so to it. */
function neighboursIn(template: Template): ReadonlyMap<string, ReadonlySet<string>> {
  const { resources } = template;
  const beside = new Map([...resources.keys()].map((name) => [name, new Set<string>()] as const));
  const connect = (one: string, other: string): void => {
    beside.get(one)?.add(other);
    beside.get(other)?.add(one);
  };
  for (const resource of resources.values()) {
    for (const other of referencesOf(resource, template)) connect(resource.name, other);
  }
  const named = [...resources.values()].flatMap((each) => {
    const name = nameOf(each, template);
    return name === undefined ? [] : [[name, each.name] as const];
  });
  const byName = new Map(named);
  for (const { kind, written, resource } of mentionsIn(template)) {
    const name = accountNameOf(kind, written, template);
    const other = name && byName.get(name);
    if (other !== undefined) connect(resource, other);
  }
  return beside;
}

function referencesOf(
  { properties, attributes, condition, dependsOn }: Resource,
  template: Template,
): readonly string[] {
  const written: readonly (Expression | undefined)[] = [
    properties,
    condition,
    ...attributes.values(),
  ];
  const parts = partsOf(
    written.filter((each) => each !== undefined),
    template,
  );
  const referenced = [...parts].flatMap((part) =>
    part.kind === "Reference" ? [part.resource] : [],
  );
  return [...referenced, ...dependsOn.map(({ name }) => name)];
}
