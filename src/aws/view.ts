import { evaluate } from "../graph/evaluate.js";
import type { Graph } from "../graph/graph.js";
import type { Place } from "../template/expression.js";
import type { Resource } from "../template/template.js";
import type { Field } from "./field.js";
import type { Owner } from "./owner.js";
import type { Reportable } from "./property.js";
import { exists, type World } from "./world.js";

/** A part of a resource that has properties: the resource itself, or a block of it. */
export interface Part extends Reportable {
  readonly owner: Owner;
}

/** A resource as AWS sees it, in one scenario. */
export interface View extends Part {
  readonly name: string;
  /** True, or undefined where nobody can know whether it is created in this scenario. */
  readonly exists: true | undefined;
  readonly world: World;
}

/** How the fields of a part are read. */
export type Shape<P, Base extends Part = Part> = {
  readonly [K in Exclude<keyof P, keyof Base>]: Field<P[K]>;
};

/** A kind of resource: its two types and its fields. */
export interface Kind<V extends View> {
  readonly cloudformation: string;
  readonly terraform: string;
  readonly shape: Shape<V, View>;
}

/** Reads a part by its shape. Each field is read when first asked for, and once. */
export function partOf<P extends Part>(shape: Shape<P>, owner: Owner, base: Part): P {
  const part: object = { ...base };
  for (const [name, field] of Object.entries<Field<unknown>>(shape)) {
    Object.defineProperty(part, name, {
      configurable: true,
      enumerable: true,
      get() {
        const value = field.read(owner);
        Object.defineProperty(part, name, { value, enumerable: true });
        return value;
      },
    });
  }
  return part as P;
}

/** The views of a world, so that a resource is read once however often others lead to it. */
const remembered = new WeakMap<World, Map<Resource, View | undefined>>();

/** The view of a resource, or nothing where it does not exist in this scenario. */
export function viewOf<V extends View>(
  kind: Kind<V>,
  resource: Resource,
  world: World,
): V | undefined {
  if (resource.type !== kind[resource.dialect]) return undefined;
  const views = remembered.get(world) ?? new Map<Resource, View | undefined>();
  remembered.set(world, views);
  // There is one kind for each type of resource, hence one view.
  if (!views.has(resource)) views.set(resource, read(kind, resource, world));
  return views.get(resource) as V | undefined;
}

function read<V extends View>(kind: Kind<V>, resource: Resource, world: World): V | undefined {
  const existence = exists(resource, world);
  if (existence === false) return undefined;
  const header: Place = { span: resource.header };
  const record = evaluate(resource.properties, world.scenario);
  const owner: Owner = { world, resource, record, header };
  const base: View = {
    owner,
    resource,
    use: header,
    name: resource.name,
    exists: existence,
    world,
  };
  return partOf<V>(kind.shape as unknown as Shape<V>, owner, base);
}

/** The views of all resources of a kind that exist in this scenario. */
export function viewsOf<V extends View>(kind: Kind<V>, world: World): readonly V[] {
  return resourcesOf(kind, world.graph).flatMap((resource) => viewOf(kind, resource, world) ?? []);
}

/** The resources of a kind, whether or not they exist in some scenario. */
export function resourcesOf<V extends View>(kind: Kind<V>, graph: Graph): readonly Resource[] {
  return graph.ofType(kind[graph.template.dialect]);
}

/** The names of views as the subject of a sentence. */
export function namesOf(views: readonly View[]): string {
  return new Intl.ListFormat("en").format(views.map(({ name }) => `'${name}'`));
}
