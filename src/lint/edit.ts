import type { Block } from "../aws/block.js";
import type { Field } from "../aws/field.js";
import type { Link } from "../aws/link.js";
import type { Property } from "../aws/property.js";
import type { Part, View } from "../aws/view.js";
import type { Resource } from "../template/template.js";

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
export function set<T extends string | number | boolean>(
  property: Property<T>,
  written: NoInfer<T> | ReferenceTo,
): Edit {
  return { property, written };
}

/** What a block's own properties are set to, by the names that rules know them by. */
export type Contents<P> = {
  readonly [
    K in keyof P as P[K] extends Property<unknown> | Link<View> ? K : never
  ]?: P[K] extends Property<infer T> ? T : ReferenceTo;
};

/** Writes a block that is missing, its properties spelled in the template's language. */
export function fill<P extends Part>(block: Block<P>, contents: Contents<P>): Edit {
  const shape: Readonly<Record<string, Field<unknown>>> = block.shape;
  const written = Object.entries(contents as Readonly<Record<string, Written>>).flatMap(
    ([name, value]) => {
      const spelled = shape[name]?.[block.resource.dialect];
      return spelled === undefined ? [] : [[spelled, value] as const];
    },
  );
  return { property: block, written: Object.fromEntries(written) };
}

/** Refers to a resource, or to one of its attributes as CloudFormation names it. */
export function reference(resource: Resource, attribute?: string): ReferenceTo {
  return new ReferenceTo(resource, attribute);
}
