import { propertiesOf } from "../graph/properties.js";
import { same } from "../graph/text.js";
import type { Known, Value } from "../graph/value.js";
import { readArn } from "../iam/arn.js";
import type { Resource } from "../template/template.js";
import { repeatsBucketName } from "./bucket-companions.js";
import type { Field } from "./field.js";
import { type Owner, readAt } from "./owner.js";
import { Property, type Reportable, type Written } from "./property.js";
import { viewsNamed } from "./index-by-name.js";
import { type Kind, possibleViewsOf, type View, viewOf } from "./view.js";
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

/** Whether what is written is a resource's name, ARN or another name of it. */
export type IsNamed<V> = (written: Value, candidate: V) => boolean;

/**
 * A property whose value is a resource's `Ref`, an attribute of it, its name or its ARN. `nameIn`
 * takes from what is written what only the property wants, such as `:*` after the ARN.
 */
export function link<V extends View>(
  cloudformation: string | undefined,
  terraform: string | undefined,
  kind: () => Kind<V>,
  isNamed: IsNamed<V>,
  nameIn: (written: Value) => Value = (written) => written,
): Field<Link<V>> {
  const spelling = { cloudformation, terraform };
  return {
    ...spelling,
    type: "string",
    names: true,
    read: (owner) => linkOf(readAt(owner, spelling), owner, kind(), isNamed, nameIn),
  };
}

/** A property that holds several such values, or one. */
export function links<V extends View>(
  cloudformation: string | undefined,
  terraform: string | undefined,
  kind: () => Kind<V>,
  isNamed: IsNamed<V>,
): Field<readonly Link<V>[]> {
  const spelling = { cloudformation, terraform };
  return {
    ...spelling,
    type: "strings",
    names: true,
    read(owner) {
      const written = readAt(owner, spelling);
      const { raw } = written;
      if (raw.state !== "list") return [linkOf(written, owner, kind(), isNamed)];
      return raw.items.map((item) =>
        linkOf({ ...written, raw: item, use: item.use }, owner, kind(), isNamed),
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
  isNamed: IsNamed<V>,
  nameIn: (written: Value) => Value = (each) => each,
): Link<V> {
  const property = new Property(written, { decode: ({ text }) => text }, undefined);
  const named = nameIn(property.raw);
  const target = property.mayBeSet ? find(named, owner, kind, isNamed) : undefined;
  const state = !property.mayBeSet ? "absent" : target === undefined ? "external" : "internal";
  return { property, named, resource: owner.resource, use: property.use, target, state };
}

/** What configures a bucket may be named by another that does. */
const maxDepth = 5;

function find<V extends View>(
  raw: Value,
  owner: Owner,
  kind: Kind<V>,
  isNamed: IsNamed<V>,
  depth = 0,
): V | undefined {
  const { world } = owner;
  const reference = referredBy(raw);
  const referenced = reference && world.graph.template.resources.get(reference.resource);
  if (referenced !== undefined && referenced.type === kind[owner.resource.dialect]) {
    return viewOf(kind, referenced, world);
  }
  const named = depth < maxDepth && referenced && bucketNamedBy(referenced, reference.path, world);
  if (named) return find(named, owner, kind, isNamed, depth + 1);
  return candidatesFor(raw, kind, world)
    .filter((candidate) => isNamed(raw, candidate))
    .flatMap((candidate) => viewOf(kind, candidate.resource, world) ?? [])[0];
}

/** By its name where the kind has one, and what is written may be the name. */
function candidatesFor<V extends View>(raw: Value, kind: Kind<V>, world: World): readonly V[] {
  const { nameOf } = kind;
  if (nameOf === undefined) return possibleViewsOf(kind, world);
  return viewsNamed(kind, nameOf, readArn(raw)?.resource ?? raw, world);
}

/** The resource that a value is, or that an ARN ends with: `arn:aws:kms:…:key/${Key}`. */
function referredBy(raw: Value): Known["reference"] {
  if (raw.state === "list" || raw.state === "record" || raw.state === "absent") return undefined;
  if (raw.reference !== undefined) return raw.reference;
  if (raw.state !== "text") return undefined;
  const [first] = raw.parts;
  const [before, last] = raw.parts.slice(-2);
  const isArn = typeof first === "string" && first.startsWith("arn:");
  const isWhole = typeof before === "string" && /[:/]$/.test(before);
  return isArn && isWhole && typeof last === "object" ? last.reference : undefined;
}

/** The bucket that is meant by an attribute of what configures it in Terraform. */
function bucketNamedBy(
  resource: Resource,
  path: readonly string[],
  { scenario }: World,
): Value | undefined {
  const [attribute = "", ...below] = path;
  if (below.length > 0 || !repeatsBucketName(resource.type, attribute)) return undefined;
  const properties = propertiesOf(resource, scenario);
  return properties.state === "record" ? properties.get("bucket") : undefined;
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
