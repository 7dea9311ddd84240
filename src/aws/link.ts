import { same } from "../graph/text.js";
import type { Value } from "../graph/value.js";
import type { Field } from "./field.js";
import { type Owner, readAt } from "./owner.js";
import { Property, type Reportable, type Written } from "./property.js";
import { type Kind, type View, viewOf, viewsThat } from "./view.js";

/** A property that names another resource, in one scenario. */
export interface Link<V extends View> extends Reportable {
  readonly property: Property<string>;
  /**
   * `internal`: the target is in the template; `external`: it is elsewhere, or nobody can say
   * where; `absent`: the property is not set.
   */
  readonly state: "internal" | "external" | "absent";
  readonly target: V | undefined;
}

/** Whether what is written is a resource's name, ARN or another name of it. */
export type IsNamed<V> = (written: Value, candidate: V) => boolean;

/** A property whose value is a resource's `Ref`, an attribute of it, its name or its ARN. */
export function link<V extends View>(
  cloudformation: string | undefined,
  terraform: string | undefined,
  kind: () => Kind<V>,
  isNamed: IsNamed<V>,
): Field<Link<V>> {
  const spelling = { cloudformation, terraform };
  return {
    ...spelling,
    type: "string",
    read: (owner) => linkOf(readAt(owner, spelling), owner, kind(), isNamed),
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
    read(owner) {
      const written = readAt(owner, spelling);
      const { raw } = written;
      const items = raw.state === "list" ? raw.items : [raw];
      return items.map((item) =>
        linkOf({ ...written, raw: item, use: item.use }, owner, kind(), isNamed),
      );
    },
  };
}

function linkOf<V extends View>(
  written: Written,
  owner: Owner,
  kind: Kind<V>,
  isNamed: IsNamed<V>,
): Link<V> {
  const property = new Property(written, ({ text }) => text, undefined);
  const target = property.mayBeSet ? find(property.raw, owner, kind, isNamed) : undefined;
  const state = !property.mayBeSet ? "absent" : target === undefined ? "external" : "internal";
  return { property, resource: owner.resource, use: property.use, target, state };
}

function find<V extends View>(
  raw: Value,
  owner: Owner,
  kind: Kind<V>,
  isNamed: IsNamed<V>,
): V | undefined {
  const { world } = owner;
  const name = referredBy(raw);
  const referenced = name === undefined ? undefined : world.graph.template.resources.get(name);
  if (referenced !== undefined && referenced.type === kind[owner.resource.dialect]) {
    return viewOf(kind, referenced, world);
  }
  return viewsThat(kind, world, (candidate) => isNamed(raw, candidate))[0];
}

/** The resource that a value is, or that an ARN ends with: `arn:aws:kms:…:key/${Key}`. */
function referredBy(raw: Value): string | undefined {
  if (raw.state === "list" || raw.state === "record" || raw.state === "absent") return undefined;
  if (raw.reference !== undefined) return raw.reference.resource;
  if (raw.state !== "text") return undefined;
  const [first] = raw.parts;
  const [before, last] = raw.parts.slice(-2);
  const isArn = typeof first === "string" && first.startsWith("arn:");
  const isWhole = typeof before === "string" && /[:/]$/.test(before);
  return isArn && isWhole && typeof last === "object" ? last.reference?.resource : undefined;
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
