import { blocks, type Items } from "../block.js";
import { boolean, type Field, string } from "../field.js";
import { isManagedByAws } from "../managed-key.js";
import type { Property } from "../property.js";
import type { Candidate, Subject } from "../subject.js";
import { type Kind, type Part, resourcesOf, type Shape, type View, viewOf } from "../view.js";
import type { World } from "../world.js";
import { isCertainlyIn } from "../location.js";
import { isCreatedByPlan } from "../planned-actions.js";
import { isAmong, type Only } from "./only.js";

/** Something that keeps data. */
interface Keeping extends View {
  readonly encrypted: Property<boolean>;
  readonly key: Property<string>;
  readonly replicas: Items<Replica>;
}

/** What it keeps in another Region, with a key from there. */
interface Replica extends Part {
  readonly key: Property<string>;
}

/** One row of the table: a kind of resource, and how the service encrypts what it keeps. */
export interface Store extends Kind<Keeping>, Row {
  readonly what: string;
}

interface Row {
  /** The switch; its default is what the service does where nothing is written. */
  readonly encrypted?: Field<Property<boolean>>;
  /** The one variety of the resource that heeds the switch; the others are always encrypted. */
  readonly heededBy?: Only;
  readonly key?: Field<Property<string>>;
  readonly replicas?: Field<Items<Replica>>;
  /** Whether naming a key is enough, whatever the switch says. */
  readonly keySuffices?: true;
  /** Whether there is no encryption without naming a key. */
  readonly needsKey?: true;
  /** What the data comes from, or what it belongs to, whose encryption it has. */
  readonly from?: readonly Field<Origin>[];
  /**
   * Whether Terraform leaves out a switch that is off when it creates the resource, so that it is as
   * the service makes it. In a plan a switch that nobody wrote is off too.
   */
  readonly switchedLater?: true;
  /** Regions in which the service cannot encrypt. */
  readonly notIn?: RegExp;
  /** The one variety of the resource that the row is about. */
  readonly only?: Only;
}

interface Origin {
  readonly state: "known" | "default" | "absent" | "unknown";
}

/** Something that keeps data, in the words of a message. */
export interface StoredIn {
  readonly what: string;
  /** The service as CloudFormation's types have it. */
  readonly service: string;
  /** Where it certainly is not encrypted, and whether switching that on is all there is to do. */
  readonly plain: readonly { readonly at: Property<boolean>; readonly isSwitch: boolean }[];
  /** What certainly names no key of the customer. */
  readonly foreignKey: readonly Property<string>[];
}

export function store(
  what: string,
  cloudformation: string | undefined,
  terraform: string,
  row: Row,
): Store {
  const { encrypted = boolean(undefined, undefined), key = string(undefined, undefined) } = row;
  const { replicas = blocks(undefined, undefined, { key }) } = row;
  // What is only looked at now and then is part of the shape so that its names are checked too.
  const varieties = [row.only, row.heededBy].flatMap((variety) => variety?.field ?? []);
  const others = [...(row.from ?? []), ...varieties];
  const named = Object.fromEntries(others.map((field, index) => [`other ${index}`, field]));
  const shape: Shape<Keeping, View> = { ...named, encrypted, key, replicas };
  return { what, cloudformation, terraform, shape, ...row };
}

/** Everything in a template that a row of a table is about; types that it lacks cost nothing. */
export function storedIn(table: readonly Store[]): Subject<StoredIn> {
  return {
    candidates: (graph) =>
      table.flatMap((row) =>
        resourcesOf(row, graph).map((resource): Candidate<StoredIn> => (world: World) => {
          const view = viewOf(row, resource, world);
          return view && judged(view, row);
        }),
      ),
  };
}

function judged(view: Keeping, row: Store): StoredIn | undefined {
  const { owner, world, encrypted, key, replicas } = view;
  if (row.notIn !== undefined && isCertainlyIn(row.notIn, world)) return undefined;
  const { what } = row;
  const service = serviceOf(row);
  // It exists all the same, which a message has to contrast with the scenarios that are faulty.
  const unjudged: StoredIn = { what, service, plain: [], foreignKey: [] };
  if (row.only !== undefined && !isAmong(row.only, owner)) return unjudged;
  if (row.from?.some((origin) => origin.read(owner).state !== "absent")) return unjudged;
  if (row.switchedLater === true && isCreatedByPlan(owner.resource)) return unjudged;
  const isHeeded = row.heededBy === undefined || isAmong(row.heededBy, owner);
  const isKeyEnough = row.keySuffices === true && key.mayBeSet;
  const isPlain = encrypted.is(false) && isHeeded && !isKeyEnough;
  // A language in which it has no name has none of the kind.
  const own = row.key?.[owner.resource.dialect] === undefined ? [] : [key];
  const keys = [...own, ...replicas.items.map((replica) => replica.key)];
  return {
    what,
    service,
    plain: isPlain ? [{ at: encrypted, isSwitch: row.needsKey !== true || key.isSet }] : [],
    foreignKey: keys.filter((each) => each.unset.length > 0 || isManagedByAws(each)),
  };
}

/** The service as CloudFormation calls it. Only file systems of FSx have a type for each of their varieties, and in Terraform alone. */
export function serviceOf({ cloudformation = "AWS::FSx" }: Store): string {
  return cloudformation.split("::")[1] ?? "";
}
