import { groupBy } from "../graph/group.js";
import type { Scenario } from "../graph/scenario.js";
import type { Value } from "../graph/value.js";
import type { Certainty } from "../iam/certainty.js";
import type { Expression } from "../template/expression.js";
import type { Resource } from "../template/template.js";
import { partsOf, walk } from "../template/walk.js";
import type { Field } from "./field.js";
import type { Owner } from "./owner.js";
import { type Kind, type View, viewOf, possibleViewsOf } from "./view.js";
import { exists, type World } from "./world.js";

/** A property that in Terraform another resource may configure, which names the one it is about. */
export interface Companion<V extends View> {
  readonly kind: Kind<V>;
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
  return {
    ...own,
    companion: { terraform: kind.terraform, field: there },
    read(owner) {
      const { resource, world } = owner;
      if (resource.dialect === "cloudformation") return own.read(owner);
      const { byTarget, others: unplaced } = indexOf(companion, world);
      const about = [
        ...(byTarget.get(resource) ?? []),
        ...unplaced.filter((each) => isAbout(each, owner) !== false),
      ];
      const found = about.flatMap((each) => viewOf(kind, each.resource, world) ?? []);
      const [only, ...others] = found;
      if (only === undefined) {
        const gap = gapFor(resource, world);
        if (isWritten(own, owner)) return own.read(owner);
        if (gap === undefined) return own.read(withoutHome(owner));
        return there.read({ ...owner, record: unknown(owner, gap) });
      }
      const isCertain =
        (targetOf(only) === resource || isAbout(only, owner) === true) &&
        exists(only.resource, world) === true;
      if (others.length > 0 || !isCertain) {
        const reason = `'${only.resource.name}' may configure it`;
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

const remembered = new WeakMap<Scenario, Map<object, IndexOf<View>>>();

/** Companions by what they are about: a template may have thousands of them. */
function indexOf<V extends View>({ kind, targetOf }: Companion<V>, world: World): IndexOf<V> {
  const kinds = remembered.get(world.scenario) ?? new Map<object, IndexOf<View>>();
  remembered.set(world.scenario, kinds);
  const before = kinds.get(kind) as IndexOf<V> | undefined;
  if (before !== undefined) return before;
  const byTarget = groupBy(possibleViewsOf(kind, world), targetOf);
  const others = byTarget.get(undefined) ?? [];
  const index = { byTarget, others };
  kinds.set(kind, index);
  return index;
}

function isWritten({ terraform, alternative }: Field<unknown>, owner: Owner): boolean {
  const { record } = owner;
  const [first] = terraform?.split(".") ?? [];
  const isOwn = first !== undefined && record.state === "record" && record.names.includes(first);
  return isOwn || (alternative !== undefined && isWritten(alternative, owner));
}

/** Why something that nobody can see may configure a resource. */
export function gapFor(resource: Resource, { graph: { template } }: World): string | undefined {
  return template.gaps.find(
    ({ given }) =>
      given === undefined || [...partsOf(given, template)].some((part) => mayName(part, resource)),
  )?.reason;
}

/** Whether something that is given away is a resource or what the resource is named by. */
function mayName(part: Expression, { name, properties }: Resource): boolean {
  if (part.kind === "Reference") {
    return name === part.resource || name.startsWith(`${part.resource}[`);
  }
  const written = properties.fields.find(({ name: key }) => isName.test(key))?.value;
  if (written === undefined) return false;
  return [...walk(written)].some((each) => {
    if (part.kind === "Constant") return each.kind === "Constant" && each.text === part.text;
    return part.kind === each.kind && "name" in part && "name" in each && part.name === each.name;
  });
}

const isName = /^(?:bucket|name)$/;

/** Nothing is written anew in a form that Terraform's provider has given up: no edit has a home. */
function withoutHome(owner: Owner): Owner {
  const { record } = owner;
  if (record.state !== "record") return owner;
  return {
    ...owner,
    record: {
      ...record,
      get(name) {
        const value = record.get(name);
        if (value.state !== "absent") return value;
        return { state: "absent", use: value.use, source: value.source };
      },
    },
  };
}

function unknown({ header }: Owner, reason: string): Value {
  return { state: "unknown", reason, use: header, source: header };
}

const subjects = new WeakMap<Scenario, Map<Resource, Resource>>();

function rememberSubject(companion: Resource, subject: Resource, { scenario }: World): void {
  const known = subjects.get(scenario) ?? new Map<Resource, Resource>();
  subjects.set(scenario, known.set(companion, subject));
}

/** The resource that a companion configures, of which a message speaks; any other is itself. */
export function subjectOf(resource: Resource, { scenario }: World): Resource {
  return subjects.get(scenario)?.get(resource) ?? resource;
}
