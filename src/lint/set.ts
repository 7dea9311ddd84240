import type { Block, Items } from "../aws/block.js";
import type { Field } from "../aws/field.js";
import type { Link } from "../aws/link.js";
import type { Property } from "../aws/property.js";
import type { Part, View } from "../aws/view.js";
import type { Value } from "../graph/value.js";
import type { Dialect } from "../template/template.js";
import { isList, ReferenceTo, TextOf, type Written } from "../template/written.js";
import type { Edit } from "./edit.js";

/** Writes a property, whether it is set, taken back or missing. */
export function set<T extends string | number | boolean | readonly string[]>(
  property: Property<T>,
  written: NoInfer<T> | ReferenceTo,
): Edit {
  const value = written instanceof ReferenceTo ? written : property.spelled(written);
  return [{ kind: "setting", property, written: value }];
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
  return [{ kind: "setting", property: block, written }];
}

/** Writes a list of blocks that is missing as a whole; nothing where there is one. */
export function fillList<P extends Part>(
  { fields, missing, name, resource, use }: Items<P>,
  contents: readonly Contents<P>[],
): Edit | undefined {
  if (missing === undefined || fields === undefined) return undefined;
  const written = spelled(contents as Written, fields, resource.dialect);
  const raw: Value = { state: "absent", use, source: use, missing };
  return [{ kind: "setting", property: { name, resource, use, raw, missing }, written }];
}

function spelled(contents: Written, fields: Fields, dialect: Dialect): Written {
  if (typeof contents !== "object") return contents;
  if (contents instanceof ReferenceTo || contents instanceof TextOf) return contents;
  if (isList(contents)) return contents.map((item) => spelled(item, fields, dialect));
  const written: Record<string, Written> = {};
  for (const [name, value] of Object.entries(contents)) {
    const field = fields[name];
    const path = field?.[dialect]?.split(".") ?? [];
    write(written, path, spelled(value, field?.fields ?? {}, dialect));
  }
  return written;
}

/** Of a dotted path the first keys lead to objects, which several fields may share. */
function write(
  into: Record<string, Written>,
  [key, ...rest]: readonly string[],
  value: Written,
): void {
  if (key === undefined) return;
  if (rest.length === 0) {
    into[key] = value;
    return;
  }
  const inner = { ...(into[key] as Record<string, Written> | undefined) };
  write(inner, rest, value);
  into[key] = inner;
}
