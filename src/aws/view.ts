import type { Graph } from "../graph/graph.js";
import { propertiesOf } from "../graph/properties.js";
import type { Value } from "../graph/value.js";
import type { Place } from "../template/expression.js";
import { placeAt } from "../template/place.js";
import { newSideTable } from "../template/side-table.js";
import type { Resource } from "../template/template.js";
import type { Field } from "./field.js";
import type { Owner } from "./owner.js";
import type { Holder, Reportable } from "./property.js";
import { exists, type World } from "./world.js";
import { perScenario } from "./remember.js";
import { listed } from "./listed.js";

/** A part of a resource that has properties: the resource itself, or a block of it. */
export interface Part extends Reportable {
  readonly resource: Resource;
  readonly owner: Owner;
}

/** A resource as AWS sees it, in one scenario. */
export interface View extends Part {
  readonly name: string;
  readonly world: World;
}

/** How the fields of a part are read. */
export type Shape<P, Base extends Part = Part> = {
  readonly [K in Exclude<keyof P, keyof Base>]: Field<P[K]>;
};

/** A kind of resource: its two types and its fields. */
export interface Kind<V extends View> {
  readonly cloudformation: string | undefined;
  readonly terraform: string | undefined;
  /** What it was before it had a type of its own in Terraform: an argument of what it is about. */
  readonly inline?: {
    readonly terraform: string;
    readonly argument: string;
    /** Whether a resource of the kind takes its place: plans read it back. */
    readonly isReplaced: (resource: Resource, world: World) => boolean;
  };
  readonly shape: Shape<V, View>;
  /** What others call it by, if that is one property. */
  readonly nameOf?: (view: V) => Value;
  /** Whether a name means the same in every account and Region. */
  readonly isGlobal?: true;
  /** The resource that others mean by what is another name of it, or by the resource of that name. */
  readonly aliased?: (written: Value, from: Holder, world: World) => Resource | undefined;
}

/** What parts of one shape have in common: their fields, each read when first asked for. */
const prototypes = newSideTable<object, object>();

function prototypeOf(shape: Readonly<Record<string, Field<unknown>>>): object {
  const before = prototypes.get(shape);
  if (before !== undefined) return before;
  const prototype = {};
  for (const [name, field] of Object.entries(shape)) {
    Object.defineProperty(prototype, name, {
      get(this: Part) {
        const value = field.read(this.owner);
        Object.defineProperty(this, name, { value });
        return value;
      },
    });
  }
  prototypes.set(shape, prototype);
  return prototype;
}

/** Reads a part by its shape. Each field is read when first asked for, and once. */
export function partOf<P extends Part>(shape: Shape<P>, owner: Owner, use: Place): P {
  const { resource } = owner;
  return Object.assign(Object.create(prototypeOf(shape)) as P, { owner, resource, use });
}

/** The views of a scenario, so that a resource is read once however often others lead to it. */
const viewsIn = perScenario(() => new Map<object, Map<Resource, View>>());

/** The view of a resource, or nothing where it does not exist in this scenario. */
export function viewOf<V extends View>(
  kind: Kind<V>,
  resource: Resource,
  world: World,
): V | undefined {
  const isOfKind = resource.type === kind[resource.dialect];
  if (!isOfKind && !isInline(kind, resource)) return undefined;
  if (exists(resource, world) === false) return undefined;
  const isReplaced = !isOfKind && kind.inline?.isReplaced(resource, world) === true;
  return isReplaced ? undefined : possibleViewOf(kind, resource, world);
}

/** The views of all resources of a kind that exist in this scenario. */
export function viewsOf<V extends View>(kind: Kind<V>, world: World): readonly V[] {
  return viewsThat(kind, world, () => true);
}

/**
 * The views that are meant and exist in this scenario. Others are not asked whether they exist, or
 * the conditions of every resource of a kind would matter to what is said of one.
 */
export function viewsThat<V extends View>(
  kind: Kind<V>,
  world: World,
  isMeant: (view: V) => boolean,
): readonly V[] {
  return resourcesOf(kind, world.graph)
    .filter((resource) => isMeant(possibleViewOf(kind, resource, world)))
    .flatMap((resource) => viewOf(kind, resource, world) ?? []);
}

/** The views of all resources of a kind, whether or not they exist in this scenario. */
export function possibleViewsOf<V extends View>(kind: Kind<V>, world: World): readonly V[] {
  return resourcesOf(kind, world.graph).map((resource) => possibleViewOf(kind, resource, world));
}

/** What a resource of a kind is if it exists. */
export function possibleViewOf<V extends View>(kind: Kind<V>, resource: Resource, world: World): V {
  const kinds = viewsIn(world);
  const views = kinds.get(kind) ?? new Map<Resource, View>();
  kinds.set(kind, views);
  const before = views.get(resource);
  if (before !== undefined) return before as V;
  const header = placeAt(resource.header, resource);
  const record = propertiesOf(resource, world.scenario);
  const owner: Owner = { world, resource, record, header };
  const part = partOf<V>(kind.shape as unknown as Shape<V>, owner, header);
  const view = Object.assign(part, { name: resource.label ?? resource.name, world });
  views.set(resource, view);
  return view;
}

/** The resources of a kind, whether or not they exist in some scenario. */
export function resourcesOf<V extends View>(kind: Kind<V>, graph: Graph): readonly Resource[] {
  const type = kind[graph.template.dialect];
  const own = type === undefined ? [] : graph.ofType(type);
  if (kind.inline === undefined) return own;
  const hosts = graph.ofType(kind.inline.terraform);
  return [...own, ...hosts.filter((resource) => isInline(kind, resource))];
}

function isInline<V extends View>({ inline }: Kind<V>, { type, properties }: Resource): boolean {
  if (inline?.terraform !== type) return false;
  return properties.fields.some(
    ({ name, value }) => name === inline.argument && value.kind !== "Absent",
  );
}

/** The names of views as the subject of a sentence. */
export function namesOf(views: readonly View[]): string {
  return listed(views.map(({ name }) => `'${name}'`));
}
