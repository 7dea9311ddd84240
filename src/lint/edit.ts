import type { Block, Items } from "../aws/block.js";
import type { Field } from "../aws/field.js";
import type { Link } from "../aws/link.js";
import type { Property } from "../aws/property.js";
import type { Part, View } from "../aws/view.js";
import type { Dialect, Resource } from "../template/template.js";

/** What an edit writes: plain data, and references to resources of the template. */
export type Written =
  | boolean
  | number
  | string
  | ReferenceTo
  | readonly Written[]
  | { readonly [key: string]: Written };

/** `!Ref`, `!GetAtt` or Terraform's way of saying so. */
export class ReferenceTo {
  readonly resource: Resource;
  readonly attribute: string | undefined;

  constructor(resource: Resource, attribute: string | undefined) {
    this.resource = resource;
    this.attribute = attribute;
  }
}

/** A change of a template that a rule offers. How it is typed is decided when it is rendered. */
export interface Edit {
  readonly property: Target;
  readonly written: Written;
}

/** The property to write: replaced where it is spelled, added where it is missing. */
export type Target = Pick<Property<unknown>, "name" | "resource" | "use" | "raw" | "missing">;

/** Writes a property, whether it is set, taken back or missing. */
export function set<T extends string | number | boolean | readonly string[]>(
  property: Property<T>,
  written: NoInfer<T> | ReferenceTo,
): Edit {
  return {
    property,
    written: written instanceof ReferenceTo ? written : property.spelled(written),
  };
}

/** What a block's own properties are set to, by the names that rules know them by. */
export type Contents<P> = {
  readonly [K in keyof P as Content<P[K]> extends never ? never : K]?: Content<P[K]>;
};

type Content<F> =
  F extends Property<infer T>
    ? T
    : F extends Link<View>
      ? ReferenceTo
      : F extends Items<infer I extends Part>
        ? readonly Contents<I>[]
        : F extends Block<infer B extends Part>
          ? Contents<B>
          : never;

type Fields = Readonly<Record<string, Field<unknown>>>;

/** Writes a block that is missing, its properties spelled in the template's language. */
export function fill<P extends Part>(block: Block<P>, contents: Contents<P>): Edit {
  const written = spelled(contents as Written, block.shape, block.resource.dialect);
  return { property: block, written };
}

function spelled(contents: Written, fields: Fields, dialect: Dialect): Written {
  if (typeof contents !== "object" || contents instanceof ReferenceTo) return contents;
  if (isList(contents)) return contents.map((item) => spelled(item, fields, dialect));
  const written = Object.entries(contents).flatMap(([name, value]) => {
    const field = fields[name];
    const key = field?.[dialect];
    return key === undefined ? [] : [[key, spelled(value, field?.fields ?? {}, dialect)] as const];
  });
  return Object.fromEntries(written);
}

function isList(written: Written): written is readonly Written[] {
  return Array.isArray(written);
}

/** Whether two edits write the same at the same place. */
export function isSame(a: Edit, b: Edit): boolean {
  const isSamePlace = spellingOf(a.property) === spellingOf(b.property);
  return isSamePlace && textOf(a.written) === textOf(b.written);
}

/** Where a property is spelled, or would be, as something to compare. */
export function spellingOf({ missing, raw }: Pick<Target, "missing" | "raw">): string {
  return JSON.stringify([raw.source.span, missing?.owner.span, missing?.path]);
}

function textOf(written: Written): string {
  return JSON.stringify(written, (_, value: unknown) =>
    value instanceof ReferenceTo ? [value.resource.name, value.attribute ?? ""] : value,
  );
}

/** The resources that an edit refers to. */
export function resourcesIn(written: Written): readonly Resource[] {
  if (written instanceof ReferenceTo) return [written.resource];
  if (typeof written !== "object") return [];
  return Object.values(written as Readonly<Record<string, Written>>).flatMap(resourcesIn);
}

/** Refers to a resource, or to one of its attributes as CloudFormation names it. */
export function reference(resource: Resource, attribute?: string): ReferenceTo {
  return new ReferenceTo(resource, attribute);
}
