import type { Value } from "../graph/value.js";
import type { Certainty } from "../iam/certainty.js";
import type { Resource } from "../template/template.js";
import { walk } from "../template/walk.js";
import type { Field } from "./field.js";
import type { Owner } from "./owner.js";
import { type Kind, type View, viewsThat } from "./view.js";
import { exists, type World } from "./world.js";

/** A property that in Terraform another resource may configure, which names the one it is about. */
export interface Companion<V extends View> {
  readonly kind: Kind<V>;
  /** Whether the companion is about a resource. */
  readonly isAbout: (companion: V, owner: Owner) => Certainty;
}

/** Reads a property where it is written: in the resource itself, or in its companion. */
export function orIn<T, V extends View>(
  own: Field<T>,
  { kind, isAbout }: Companion<V>,
  there: Field<T>,
): Field<T> {
  return {
    ...own,
    companion: { terraform: kind.terraform, field: there },
    read(owner) {
      const { resource, world } = owner;
      if (resource.dialect === "cloudformation") return own.read(owner);
      const found = viewsThat(kind, world, (each) => isAbout(each, owner) !== false);
      const [only, ...others] = found;
      if (only === undefined) {
        const gap = gapFor(resource, world);
        if (gap === undefined || isWritten(own, owner)) return own.read(owner);
        return there.read({ ...owner, record: unknown(owner, gap) });
      }
      const isCertain = isAbout(only, owner) === true && exists(only.resource, world) === true;
      if (others.length > 0 || !isCertain) {
        const reason = `'${only.resource.name}' may configure it`;
        return there.read({ ...owner, record: unknown(owner, reason) });
      }
      rememberSubject(only.resource, resource, world);
      return there.read(only.owner);
    },
  };
}

function isWritten({ terraform, alternative }: Field<unknown>, owner: Owner): boolean {
  const { record } = owner;
  const [first] = terraform?.split(".") ?? [];
  const isOwn = first !== undefined && record.state === "record" && record.names.includes(first);
  return isOwn || (alternative !== undefined && isWritten(alternative, owner));
}

/** Why something that nobody can see may configure a resource. */
function gapFor(resource: Resource, { graph }: World): string | undefined {
  const { gaps } = graph.template;
  return gaps.find(
    ({ given }) =>
      given === undefined ||
      given.some((each) =>
        [...walk(each)].some(
          (part) =>
            part.kind === "Local" ||
            (part.kind === "Reference" && resource.name.startsWith(part.resource)),
        ),
      ),
  )?.reason;
}

function unknown({ header }: Owner, reason: string): Value {
  return { state: "unknown", reason, use: header, source: header };
}

const subjects = new WeakMap<World, Map<Resource, Resource>>();

function rememberSubject(companion: Resource, subject: Resource, world: World): void {
  const known = subjects.get(world) ?? new Map<Resource, Resource>();
  subjects.set(world, known.set(companion, subject));
}

/** The resource that a companion configures, of which a message speaks; any other is itself. */
export function subjectOf(resource: Resource, world: World): Resource {
  return subjects.get(world)?.get(resource) ?? resource;
}
