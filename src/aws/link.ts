import { same } from "../graph/text.js";
import type { Known, Value } from "../graph/value.js";
import { readArn } from "../iam/arn.js";
import type { Resource } from "../template/template.js";
import { bucketNamedBy } from "./bucket-companions.js";
import type { Field } from "./field.js";
import { type Owner, readAt } from "./owner.js";
import { Property, type Reportable, type Written } from "./property.js";
import { viewsNamed } from "./index-by-name.js";
import { type Kind, type View, viewOf } from "./view.js";
import type { World } from "./world.js";

/** A property that names another resource, in one scenario. */
export interface Link<V extends View> extends Reportable {
  readonly property: Property<string>;
  /** The name in what is written, where that is more than a name. */
  readonly named: Value;
  /**
   * `internal`: the target is in the template; `external`: it is elsewhere, or nobody can say
   * where; `absent`: the property is not set.
   */
  readonly state: "internal" | "external" | "absent";
  readonly target: V | undefined;
}

/** The name of a resource in what is written, unless that surely is no name of a resource here. */
export type NameIn = (written: Value, world: World) => Value | undefined;

/** The name is written as it is, or is all that an ARN says of the resource. */
const nameOrArn: NameIn = (written) => readArn(written)?.resource ?? written;

/**
 * A property whose value is a resource's `Ref`, an attribute of it, its name or its ARN. `nameIn`
 * takes the name from what is written where that is more, such as `:*` after an ARN.
 */
export function link<V extends View>(
  cloudformation: string | undefined,
  terraform: string | undefined,
  kind: () => Kind<V>,
  nameIn: NameIn = nameOrArn,
): Field<Link<V>> {
  const spelling = { cloudformation, terraform };
  return {
    ...spelling,
    type: "string",
    names: true,
    read: (owner) => linkOf(readAt(owner, spelling), owner, kind(), nameIn),
  };
}

/** The same for what has no name but what AWS makes up. */
export function linkByReference<V extends View>(
  cloudformation: string | undefined,
  terraform: string | undefined,
  kind: () => Kind<V>,
): Field<Link<V>> {
  return link(cloudformation, terraform, kind, () => undefined);
}

/** A property that holds several such values, or one. */
export function links<V extends View>(
  cloudformation: string | undefined,
  terraform: string | undefined,
  kind: () => Kind<V>,
  nameIn: NameIn = nameOrArn,
): Field<readonly Link<V>[]> {
  const spelling = { cloudformation, terraform };
  return {
    ...spelling,
    type: "strings",
    names: true,
    read(owner) {
      const written = readAt(owner, spelling);
      const { raw } = written;
      if (raw.state !== "list") return [linkOf(written, owner, kind(), nameIn)];
      return raw.items.map((item) =>
        linkOf({ ...written, raw: item, use: item.use }, owner, kind(), nameIn),
      );
    },
  };
}

/** The same where the resource may be its own target: a bucket with a policy written in it. */
export function orItself<V extends View>(
  field: Field<Link<V>>,
  kind: () => Kind<V>,
): Field<Link<V>> {
  return { ...field, read: (owner) => itself(owner, kind()) ?? field.read(owner) };
}

export function orItselfAlone<V extends View>(
  field: Field<readonly Link<V>[]>,
  kind: () => Kind<V>,
): Field<readonly Link<V>[]> {
  return {
    ...field,
    read(owner) {
      const own = itself(owner, kind());
      return own === undefined ? field.read(owner) : [own];
    },
  };
}

function itself<V extends View>(owner: Owner, kind: Kind<V>): Link<V> | undefined {
  const { resource, world, header: use } = owner;
  if (resource.type !== kind[resource.dialect]) return undefined;
  const raw: Value = { state: "unknown", reason: "it is the resource itself", use, source: use };
  const written: Written = { resource, name: "", raw, use, missing: undefined };
  const property = new Property(written, { decode: ({ text }) => text }, undefined);
  const target = viewOf(kind, resource, world);
  return { property, named: raw, resource, use, state: "internal", target };
}

function linkOf<V extends View>(
  written: Written,
  owner: Owner,
  kind: Kind<V>,
  nameIn: NameIn,
): Link<V> {
  const property = new Property(written, { decode: ({ text }) => text }, undefined);
  const { raw, mayBeSet, use } = property;
  const { resource, world } = owner;
  const target = mayBeSet ? find(raw, owner, kind, nameIn) : undefined;
  const state = !mayBeSet ? "absent" : target === undefined ? "external" : "internal";
  return { property, named: nameIn(raw, world) ?? raw, resource, use, target, state };
}

/** What configures a bucket may be named by another that does. */
const maxDepth = 5;

function find<V extends View>(
  raw: Value,
  owner: Owner,
  kind: Kind<V>,
  nameIn: NameIn,
  depth = 0,
): V | undefined {
  const { resource: from, world } = owner;
  const name = nameIn(raw, world);
  const reference = referredBy(raw) ?? (name && referredBy(name));
  const referenced = reference && world.graph.template.resources.get(reference.resource);
  if (referenced !== undefined && referenced.type === kind[owner.resource.dialect]) {
    return viewOf(kind, referenced, world);
  }
  const bucket = depth < maxDepth && referenced && bucketNamedBy(referenced, reference.path, world);
  if (bucket) return find(bucket, owner, kind, nameIn, depth + 1);
  if (name === undefined) return undefined;
  const [named, ...others] = viewsNamed(kind, name, from, world).flatMap(
    ({ resource }) => viewOf(kind, resource, world) ?? [],
  );
  // Whatever they are called by default, one of them is called something else.
  if (others.some(({ resource }) => resource.deployment !== named?.resource.deployment)) {
    return undefined;
  }
  const aliased = named === undefined ? kind.aliased?.(name, from, world) : undefined;
  return aliased === undefined ? named : viewOf(kind, aliased, world);
}

/** The resource that a value is, or that an ARN ends with: `arn:aws:kms:…:key/${Key}`. */
function referredBy(raw: Value): Known["reference"] {
  const reference = "reference" in raw ? raw.reference : undefined;
  if (reference !== undefined || raw.state !== "text") return reference;
  const [first] = raw.parts;
  const [before, last] = raw.parts.slice(-2);
  const isArn = typeof first === "string" && first.startsWith("arn:");
  const isWhole = typeof before === "string" && /[:/]$/.test(before);
  return isArn && isWhole && typeof last === "object" ? last.reference : undefined;
}

/** Where a link leads, as something by which others that lead there are found; nothing if unknown. */
export function targetOf<V extends View>({
  state,
  property,
  target,
}: Link<V>): Resource | string | undefined {
  if (target !== undefined) return target.resource;
  return state === "external" && property.raw.state === "known" ? property.raw.text : undefined;
}

/** Whether two links certainly lead to the same resource, inside or outside of the template. */
export function leadToSame<V extends View>(a: Link<V>, b: Link<V>): boolean {
  if (a.target !== undefined || b.target !== undefined) {
    return a.target?.resource === b.target?.resource;
  }
  return (
    a.state === "external" &&
    b.state === "external" &&
    same(a.property.raw, b.property.raw) === true
  );
}
