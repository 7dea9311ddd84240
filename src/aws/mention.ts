import type { Value } from "../graph/value.js";
import type { Resource } from "../template/template.js";
import { type Field, string } from "./field.js";
import { viewsNamed } from "./index-by-name.js";
import type { Holder, Property } from "./property.js";
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
  { raw, resource }: Property<string>,
  kind: Kind<V>,
  world: World,
): readonly Resource[] {
  return meant(raw, kind, resource, world);
}

/** The same of a value, whether or not the resources exist in this scenario. */
export function meant<V extends View>(
  written: Value,
  kind: Kind<V>,
  from: Holder,
  world: World,
): readonly Resource[] {
  const { template } = world.graph;
  const reference = "reference" in written ? written.reference : undefined;
  const referenced = reference && template.resources.get(reference.resource);
  if (referenced !== undefined && referenced.type === kind[template.dialect]) return [referenced];
  return viewsNamed(kind, written, from, world).map(({ resource }) => resource);
}
