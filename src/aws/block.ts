import type { Value } from "../graph/value.js";
import { type Certainty, some } from "../iam/certainty.js";
import type { Home, Place } from "../template/expression.js";
import { placeAt } from "../template/place.js";
import type { Resource } from "../template/template.js";
import type { Field } from "./field.js";
import { onlyBlock, type Owner, readAt } from "./owner.js";
import { Property, type Reportable } from "./property.js";
import { type Part, partOf, type Shape } from "./view.js";

/** A nested object of a resource. */
export interface Block<P> extends Reportable {
  readonly resource: Resource;
  readonly name: string;
  readonly state: "known" | "absent" | "unknown";
  /** The object where it is written out. */
  readonly part: P | undefined;
  readonly raw: Value;
  readonly missing: Home | undefined;
  readonly shape: Shape<P & Part>;
}

/** Nested objects or strings in a list. */
export interface Items<T> extends Reportable {
  readonly resource: Resource;
  readonly name: string;
  readonly state: "known" | "absent" | "unknown";
  /** Those that are written out. */
  readonly items: readonly T[];
  /** Whether there are certainly no others. */
  readonly complete: boolean;
  readonly missing: Home | undefined;
  /** Of objects: their fields. */
  readonly fields?: Readonly<Record<string, Field<unknown>>>;
}

/** An object with fields of its own; in Terraform a block, of which there is one at most. */
export function block<P extends Part>(
  cloudformation: string | undefined,
  terraform: string | undefined,
  shape: Shape<P>,
): Field<Block<P>> {
  const spelling = { cloudformation, terraform };
  return {
    ...spelling,
    type: "block",
    fields: fieldsOf(shape),
    read(owner) {
      const { resource, name, raw: written, use, missing } = readAt(owner, spelling);
      const raw = resource.dialect === "terraform" ? onlyBlock(written) : written;
      const [part] = raw.state === "record" ? [partAt(raw, owner, shape, use)] : [];
      const state = part !== undefined ? "known" : raw.state === "absent" ? "absent" : "unknown";
      return { resource, name, use, raw, missing, state, part, shape };
    },
  };
}

/** A block that is a resource of its own: what would be nested is all that it has. */
export function whole<P extends Part>(shape: Shape<P>): Field<Block<P>> {
  return {
    cloudformation: undefined,
    terraform: undefined,
    type: "block",
    fields: fieldsOf(shape),
    read({ resource, record: raw, header: use, world }) {
      const part =
        raw.state === "record"
          ? partOf<P>(shape, { resource, record: raw, header: use, world }, use)
          : undefined;
      const state = part !== undefined ? "known" : raw.state === "absent" ? "absent" : "unknown";
      const missing = raw.state === "absent" ? raw.missing : undefined;
      return { resource, name: resource.type, use, raw, missing, state, part, shape };
    },
  };
}

/** A list of objects with fields of their own, or one object. Those that nobody knows are left out. */
export function blocks<P extends Part>(
  cloudformation: string | undefined,
  terraform: string | undefined,
  shape: Shape<P>,
): Field<Items<P>> {
  const spelling = { cloudformation, terraform };
  return {
    ...spelling,
    type: "blocks",
    fields: fieldsOf(shape),
    read: (owner) => ({
      ...readItems(owner, spelling, (item) =>
        item.state === "record" ? partAt(item, owner, shape, headerOf(item, item.use)) : undefined,
      ),
      fields: fieldsOf(shape),
    }),
  };
}

/** A list of strings, or one. Those of which nothing is known are left out. */
export function strings(
  cloudformation: string | undefined,
  terraform: string | undefined,
): Field<Items<Property<string>>> {
  const spelling = { cloudformation, terraform };
  return {
    ...spelling,
    type: "strings",
    read: (owner) =>
      readItems(owner, spelling, (item, name) =>
        item.state === "known" || item.state === "text"
          ? new Property(
              { resource: owner.resource, name, raw: item, use: item.use, missing: undefined },
              { decode: ({ text }) => text },
              undefined,
            )
          : undefined,
      ),
  };
}

/** Whether a list of strings has one. A text with a part that nobody knows may be it. */
export function hasString(
  { items, complete }: Items<Property<string>>,
  expected: string,
): Certainty {
  return some(
    items,
    (item) => (item.state === "unknown" ? undefined : item.is(expected)),
    complete ? undefined : "not every string is written out",
  );
}

function readItems<T>(
  owner: Owner,
  spelling: { cloudformation: string | undefined; terraform: string | undefined },
  read: (item: Value, name: string) => T | undefined,
): Items<T> {
  const { resource, name, raw: found, use, missing } = readAt(owner, spelling);
  // Plans write blocks that there are none of as an empty list.
  const isNone =
    resource.dialect === "terraform" && found.state === "list" && found.items.length === 0;
  const raw: Value = isNone ? { state: "absent", use, source: use } : found;
  const written = itemsIn(raw);
  const items = (written ?? []).flatMap((item) => read(item, name) ?? []);
  return {
    resource,
    name,
    use,
    missing,
    state: raw.state === "absent" ? "absent" : written === undefined ? "unknown" : "known",
    items,
    complete: raw.state === "absent" || items.length === written?.length,
  };
}

/** Terraform writes a single block as an object, and some have one text where others have several. */
function itemsIn(raw: Value): readonly Value[] | undefined {
  switch (raw.state) {
    case "list":
      return raw.items;
    case "record":
    case "known":
    case "text":
      return [raw];
    case "absent":
    case "unknown":
      return undefined;
  }
}

function partAt<P extends Part>(record: Value, owner: Owner, shape: Shape<P>, header: Place): P {
  const { resource, world } = owner;
  const inner: Owner = { world, resource, record, header };
  return partOf(shape, inner, header);
}

/** An item of a list is reported at its first key rather than over all of its lines. */
function headerOf(record: Value, otherwise: Place): Place {
  // An alias is reported where it stands, not where its anchor does.
  const isWritten = record.state === "record" && record.use === record.source;
  const [first] = isWritten ? record.names : [];
  const key = record.state === "record" && first !== undefined ? record.key(first) : undefined;
  return key === undefined ? otherwise : placeAt(key, record.use);
}

function fieldsOf<P extends Part>(shape: Shape<P>): Readonly<Record<string, Field<unknown>>> {
  return shape;
}
