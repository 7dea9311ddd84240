import type { Entry, Mapping, Node, Scalar } from "../document/node.js";
import { both } from "../template/both.js";
import type { Expression, Fields, Place } from "../template/expression.js";
import type { Awaited, Dependency, Resource } from "../template/template.js";
import { type Context, entryOf, itemsOf, placeOf, resolve, spelled, textOf } from "./context.js";
import { gapIn, macroIn, readFields } from "./expression.js";
import type { Made } from "./loop.js";
import { readCondition } from "./reference.js";
import { writtenAs } from "./substitute.js";

/** Reads one entry of the Resources section; nothing where it is no resource. */
export function readResource(
  { entry, condition: round }: Made,
  context: Context,
  macro: string | undefined,
): Resource | undefined {
  const body = resolve(entry.value);
  const type = body.kind === "Mapping" ? typeOf(body) : undefined;
  if (body.kind !== "Mapping" || type === undefined) return undefined;
  const gap = gapIn(body) ?? macro;
  const dependencies = itemsIn(body);
  const own = existence(body, context);
  const condition = both(round, own);
  const declaration = writtenAs(entry.key);
  return {
    kind: "Resource",
    name: entry.key.text,
    ...(declaration === entry.key ? {} : { declaration: declaration.text }),
    header: entry.key.span,
    ...(entry.key.origin === undefined ? {} : { origin: entry.key.origin }),
    span: entry.span,
    type,
    dialect: "cloudformation",
    ...(condition === undefined ? {} : { condition }),
    properties: readProperties(entry, body, context, macro),
    dependsOn: readDependsOn(dependencies),
    ...(gap === undefined && dependencies.every(isNamed) ? {} : { awaited: nobodyKnows }),
    ...(gap === undefined ? {} : { gap }),
    attributes: new Map(
      (macroIn(body) === undefined ? attributeNames : []).flatMap((name) => {
        const attribute = entryOf(body, name);
        return attribute === undefined ? [] : [[name, context.expression(attribute.value)]];
      }),
    ),
    body: writtenAs(body),
  };
}

/** The resource type a mapping declares, if it declares one. */
export function typeOf(body: Mapping): string | undefined {
  const written = entryOf(body, "Type")?.value;
  const type = written && textOf(written);
  return type === "" ? undefined : type;
}

const attributeNames = ["DeletionPolicy", "Metadata", "UpdateReplacePolicy"] as const;

function existence(body: Mapping, context: Context): Expression | undefined {
  const condition = entryOf(body, "Condition")?.value;
  if (condition === undefined) {
    const reason = gapIn(body);
    return reason === undefined ? undefined : { kind: "Opaque", reason, place: placeOf(body) };
  }
  // What is no name cannot be evaluated, but it is a condition all the same.
  return readCondition(condition, placeOf(condition), context) ?? context.expression(condition);
}

function readProperties(
  entry: Entry,
  body: Mapping,
  context: Context,
  macro: string | undefined,
): Fields {
  const gap = gapIn(body);
  if (gap !== undefined && body.gap === undefined) {
    return { kind: "Fields", fields: [], place: placeOfKey(entry.key), gap };
  }
  const written = entryOf(body, "Properties")?.value;
  const node = written && resolve(written);
  if (node === undefined || (node.kind === "Scalar" && node.value === null)) {
    const home = { owner: writtenAs(body), path: ["Properties"] };
    const place = placeOfKey(entry.key);
    return { kind: "Fields", fields: [], place, home, ...gapOf(gap ?? macro) };
  }
  if (node.kind !== "Mapping" || node.tag !== undefined || isReference(node)) {
    const unread = "its properties are not written out";
    return { kind: "Fields", fields: [], ...spelled(node), gap: unread };
  }
  return { ...gapOf(macro), ...readFields(node, context) };
}

/** No type has one property of this name and no other. */
function isReference({ entries }: Mapping): boolean {
  return entries.length === 1 && entries[0]?.key.text === "Ref";
}

function placeOfKey({ span, origin }: Scalar): Place {
  return origin === undefined ? { span } : { span, origin };
}

function gapOf(macro: string | undefined): { gap?: string } {
  return macro === undefined ? {} : { gap: macro };
}

const nobodyKnows: Awaited = { names: [], complete: false };

/** What it says that it waits for. */
function itemsIn(body: Mapping): readonly Node[] {
  const written = entryOf(body, "DependsOn")?.value;
  return written === undefined ? [] : (itemsOf(written) ?? [written]);
}

function isNamed(item: Node): boolean {
  return textOf(item) !== undefined;
}

function readDependsOn(items: readonly Node[]): readonly Dependency[] {
  return items.flatMap((item) => {
    const name = textOf(item);
    return name === undefined ? [] : [{ name, span: item.span }];
  });
}

/** The names a resource is declared under, of entries that declare one. */
export function resourceNames(resources: readonly Made[]): ReadonlySet<string> {
  const names = resources.filter(({ entry: { value } }) => {
    const body = resolve(value);
    return body.kind === "Mapping" && typeOf(body) !== undefined;
  });
  return new Set(names.map(({ entry }) => entry.key.text));
}
