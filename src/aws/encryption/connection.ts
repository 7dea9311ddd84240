import type { Field } from "../field.js";
import type { Property, Reportable } from "../property.js";
import type { Candidate, Subject } from "../subject.js";
import { type Kind, resourcesOf, type Shape, type View, viewOf } from "../view.js";
import type { World } from "../world.js";
import { isAmong, type Only } from "./only.js";

/** One row of the table: a kind of resource, and a way in which it connects to others. */
export interface Connection extends Kind<View> {
  /** What the resource is called. */
  readonly what: string;
  /** What it does that leaves traffic open, after "it". */
  readonly fault: string;
  /** Where it certainly does. */
  readonly faultsIn: (view: View) => readonly Fault[];
}

export interface Fault {
  readonly at: Reportable;
  /** What only has to be true. */
  readonly cure?: Property<boolean>;
}

/** What a resource is called, and its types. */
export type Named = Pick<Connection, "what" | "cloudformation" | "terraform">;

/** A row in which finding the fault takes more than one property. */
export function connection<V extends View>(
  named: Named,
  fault: string,
  shape: Shape<V, View>,
  faultsIn: (view: V) => readonly Fault[],
): Connection {
  // What it is given are views of its own shape.
  return { ...named, fault, shape, faultsIn: faultsIn as (view: View) => readonly Fault[] };
}

interface Switched extends View {
  readonly isSecure: Property<boolean>;
}

/** What resources a row is about. */
interface Restricted {
  /** The one variety of the resource. */
  readonly only?: Only;
  /** What another resource decides about, whose row this is not. */
  readonly unless?: readonly Field<Property<string>>[];
}

/** A connection that one property secures; its default is what the service does without it. */
export function switched(
  named: Named,
  fault: string,
  isSecure: Field<Property<boolean>>,
  { only, unless: others = [] }: Restricted = {},
): Connection {
  // So that a test checks their names too.
  const fields = [...others, ...(only === undefined ? [] : [only.field])];
  const checked = Object.fromEntries(fields.map((field, index) => [`other ${index}`, field]));
  const shape: Shape<Switched, View> = { ...checked, isSecure };
  return connection<Switched>(named, fault, shape, ({ owner, isSecure: property }) => {
    const isOther = others.some((field) => field.read(owner).mayBeSet);
    return isOther || (only !== undefined && !isAmong(only, owner)) ? [] : curable(property);
  });
}

/** The fault of a property that is certainly not true. */
export function curable(property: Property<boolean>): readonly Fault[] {
  return property.is(false) ? [{ at: property, cure: property }] : [];
}

/** Something that others can read along, in the words of a message. */
export interface OpenConnection extends Pick<Connection, "what" | "fault"> {
  readonly faults: readonly Fault[];
}

/** Every connection of a template that a table is about; types that it lacks cost nothing. */
export function connectionsIn(table: readonly Connection[]): Subject<OpenConnection> {
  return {
    candidates: (graph) =>
      table.flatMap((row) =>
        resourcesOf(row, graph).map((resource): Candidate<OpenConnection> => (world: World) => {
          const view = viewOf(row, resource, world);
          return view && { what: row.what, fault: row.fault, faults: row.faultsIn(view) };
        }),
      ),
  };
}
