import type { Resource } from "../template/template.js";
import { type Field, string } from "./field.js";
import { viewsNamed } from "./index-by-name.js";
import type { Property } from "./property.js";
import type { Kind, View } from "./view.js";
import type { World } from "./world.js";

/**
 * A property that names another resource, for those who need not know whether that one exists: a
 * link asks, and then the conditions of what thousands of resources name matter to all of them.
 */
export function mention(
  cloudformation: string | undefined,
  terraform: string,
): Field<Property<string>> {
  return { ...string(cloudformation, terraform), names: true };
}

/** The resources of a kind that are certainly meant, be it by reference or by name. */
export function mentioned<V extends View>(
  { raw, resource: { dialect } }: Property<string>,
  kind: Kind<V>,
  world: World,
): readonly Resource[] {
  const isText = raw.state === "known" || raw.state === "text" || raw.state === "unknown";
  const reference = isText ? raw.reference : undefined;
  const referenced = reference && world.graph.template.resources.get(reference.resource);
  if (referenced !== undefined && referenced.type === kind[dialect]) return [referenced];
  const { nameOf } = kind;
  const named = nameOf === undefined ? [] : viewsNamed(kind, nameOf, raw, world);
  return named.map(({ resource }) => resource);
}
