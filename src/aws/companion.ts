import { groupBy } from "../template/group.js";
import type { Value } from "../graph/value.js";
import type { Certainty } from "../iam/certainty.js";
import type { Resource } from "../template/template.js";
import type { Field } from "./field.js";
import { foreignGapFor, gapFor } from "./gap.js";
import { type Owner, readAt } from "./owner.js";
import type { Holder } from "./property.js";
import { type Kind, type View, viewOf, possibleViewsOf } from "./view.js";
import { exists, type World } from "./world.js";
import { perScenario } from "./remember.js";

/** A property that in Terraform another resource may configure, which names the one it is about. */
export interface Companion<V extends View> {
  readonly kind: Kind<V>;
  /** The argument by which it names what it is about. */
  readonly naming: string;
  /** The resource that a companion is certainly about. */
  readonly targetOf: (companion: V) => Resource | undefined;
  /** Whether a companion that names none of the template for certain is about a resource. */
  readonly isAbout: (companion: V, owner: Owner) => Certainty;
}

/** Reads a property where it is written: in the resource itself, or in its companion. */
export function orIn<T, V extends View>(
  own: Field<T>,
  companion: Companion<V>,
  there: Field<T>,
): Field<T> {
  const { kind, targetOf, isAbout } = companion;
  const { terraform = "" } = kind;
  return {
    ...own,
    companion: { terraform, field: there },
    read(owner) {
      const { resource, world } = owner;
      if (resource.dialect === "cloudformation") {
        // Few templates have such a gap, and many buckets.
        const gap = foreignGapFor(resource, world, terraform);
        const isOpen = gap !== undefined && isAbsent(own, owner);
        return own.read(isOpen ? { ...owner, record: unknown(owner, gap) } : owner);
      }
      const { byTarget, others: unplaced } = indexOf(companion, world);
      const about = [
        ...(byTarget.get(resource) ?? []),
        ...unplaced.filter((each) => isAbout(each, owner) !== false),
      ];
      const found = about.flatMap((each) => viewOf(kind, each.resource, world) ?? []);
      const [only, ...others] = found;
      if (only === undefined) {
        const gap = gapFor(resource, world, [kind]);
        if (isWritten(own, owner)) return own.read(owner);
        if (gap === undefined) {
          return there.read({
            ...owner,
            record: undeclared(owner, terraform, companion.naming),
          });
        }
        return there.read({ ...owner, record: unknown(owner, gap) });
      }
      const isCertain =
        (targetOf(only) === resource || isAbout(only, owner) === true) &&
        exists(only.resource, world) === true;
      if (others.length > 0 || !isCertain) {
        const reason = `'${only.resource.label ?? only.resource.name}' may configure it`;
        return there.read({ ...owner, record: unknown(owner, reason) });
      }
      rememberSubject(only.resource, resource, world);
      return there.read(only.owner);
    },
  };
}

interface IndexOf<V extends View> {
  readonly byTarget: ReadonlyMap<Resource | undefined, readonly V[]>;
  readonly others: readonly V[];
}

const indexesIn = perScenario(() => new Map<object, IndexOf<View>>());

/** Companions by what they are about: a template may have thousands of them. */
function indexOf<V extends View>({ kind, targetOf }: Companion<V>, world: World): IndexOf<V> {
  const kinds = indexesIn(world);
  const before = kinds.get(kind) as IndexOf<V> | undefined;
  if (before !== undefined) return before;
  const byTarget = groupBy(possibleViewsOf(kind, world), targetOf);
  const others = byTarget.get(undefined) ?? [];
  const index = { byTarget, others };
  kinds.set(kind, index);
  return index;
}

/** Whether it, and what it is in, is not there, be it written. */
function isAbsent({ cloudformation, alternative }: Field<unknown>, owner: Owner): boolean {
  const [first] = cloudformation?.split(".") ?? [];
  const { raw } = readAt(owner, { cloudformation: first, terraform: undefined });
  return raw.state === "absent" && (alternative === undefined || isAbsent(alternative, owner));
}

function isWritten({ terraform, alternative }: Field<unknown>, owner: Owner): boolean {
  const { record } = owner;
  const [first] = terraform?.split(".") ?? [];
  const isOwn = first !== undefined && record.state === "record" && record.names.includes(first);
  return isOwn || (alternative !== undefined && isWritten(alternative, owner));
}

/** Nothing is written anew in a form that Terraform's provider has given up. */
function undeclared({ header, world }: Owner, type: string, naming: string): Value {
  const placed = { use: header, source: header };
  if (world.graph.template.planned) return { state: "absent", ...placed };
  return { state: "absent", ...placed, missing: { type, naming, path: [] } };
}

function unknown({ header }: Owner, reason: string): Value {
  return { state: "unknown", reason, use: header, source: header };
}

const subjectsIn = perScenario(() => new Map<Holder, Resource>());

function rememberSubject(companion: Resource, subject: Resource, world: World): void {
  subjectsIn(world).set(companion, subject);
}

/** The resource that a companion configures, of which a message speaks; any other is itself. */
export function subjectOf(resource: Holder, world: World): Holder {
  return subjectsIn(world).get(resource) ?? resource;
}
