import type { Property } from "../aws/property.js";
import type { Mapping } from "../document/node.js";
import type { ListValue, RecordValue, Value } from "../graph/value.js";
import type { Resource } from "../template/template.js";
import { digestOf, resourcesIn, type Written } from "../template/written.js";

/** What a rule offers to change in a template: all of it, or nothing where part of it cannot be typed. */
export type Edit = readonly Change[];

/** One change. How it is typed is decided when it is rendered. */
export type Change = Setting | Addition | Nesting | Removal | Declaration | Waiting;

/** Writes a property. */
export interface Setting {
  readonly kind: "setting";
  readonly property: Target;
  readonly written: Written;
}

/** The property to write: replaced where it is spelled, added where it is missing. */
export type Target = Pick<Property<unknown>, "name" | "resource" | "use" | "raw" | "missing">;

/** Adds items at the end of a list, or to the one that stands in its place. */
export interface Addition {
  readonly kind: "addition";
  readonly resource: Resource;
  readonly list: ListValue | RecordValue;
  readonly items: readonly Written[];
}

/** Adds a block of Terraform to another one, which may have others of its kind. */
export interface Nesting {
  readonly kind: "nesting";
  readonly resource: Resource;
  readonly owner: Mapping;
  readonly name: string;
  readonly block: Readonly<Record<string, Written>>;
}

/** Takes an item out of a list. */
export interface Removal {
  readonly kind: "removal";
  readonly resource: Resource;
  readonly item: Value;
}

/** Declares a resource right behind another, under a name that is not taken. */
export interface Declaration {
  readonly kind: "declaration";
  readonly behind: Resource;
  readonly name: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, Written>>;
}

/** Lets a resource be created after another, which may be one that the edit declares. */
export interface Waiting {
  readonly kind: "waiting";
  readonly resource: Resource;
  /** The other one, as the resource names it. */
  readonly on: string;
}

/** Whether two edits write the same at the same places. */
export function isSame(a: Edit, b: Edit): boolean {
  if (a === b) return true;
  return a.length === b.length && a.every((change, index) => isSameChange(change, b[index]));
}

function isSameChange(a: Change, b: Change | undefined): boolean {
  return b !== undefined && JSON.stringify(identityOf(a)) === JSON.stringify(identityOf(b));
}

function identityOf(change: Change): readonly unknown[] {
  switch (change.kind) {
    case "setting":
      return [spellingOf(change.property), digestOf(change.written)];
    case "addition":
      return [change.list.source.span, digestOf(change.items)];
    case "nesting":
      return [change.owner.span, change.name, digestOf(change.block)];
    case "removal":
      return [change.item.source.span];
    case "declaration":
      return [change.name, change.type, digestOf(change.properties)];
    case "waiting":
      return [change.resource.body.span, change.on];
  }
}

/** Where a property is spelled, or would be, as something to compare. */
export function spellingOf({ missing, raw }: Pick<Target, "missing" | "raw">): string {
  const home = missing && ("owner" in missing ? missing.owner.span : missing.type);
  return JSON.stringify([raw.source.file, raw.source.span, home, missing?.path]);
}

/** The resource that a change is made in, or beside. */
export function resourceOf(change: Change): Resource {
  switch (change.kind) {
    case "setting":
      return change.property.resource;
    case "addition":
    case "nesting":
    case "removal":
    case "waiting":
      return change.resource;
    case "declaration":
      return change.behind;
  }
}

/** The resources that a resource refers to because of a change of it. */
export function referencesIn(change: Change): readonly Resource[] {
  return change.kind === "declaration" ? [] : resourcesIn(writtenIn(change));
}

/** What a change writes. */
export function writtenIn(change: Change): Written {
  switch (change.kind) {
    case "setting":
      return change.written;
    case "addition":
      return change.items;
    case "nesting":
      return change.block;
    case "declaration":
      return change.properties;
    case "removal":
    case "waiting":
      return [];
  }
}
