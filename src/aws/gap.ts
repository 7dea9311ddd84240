import type { Expression } from "../template/expression.js";
import type { Resource, Template } from "../template/template.js";
import { partsOf, walk } from "../template/walk.js";
import type { World } from "./world.js";

/** What may declare more than can be read, with what it is given, if it knows of nothing else. */
interface Giving {
  readonly reason: string;
  readonly given: ReadonlySet<string> | undefined;
}

const remembered = new WeakMap<Template, readonly Giving[]>();

/** Why something that nobody can see may configure a resource. */
export function gapFor(resource: Resource, { graph: { template } }: World): string | undefined {
  if (template.gaps.length === 0) return undefined;
  const names = namesOf(resource);
  return givingIn(template).find(
    ({ given }) => given === undefined || names.some((name) => given.has(name)),
  )?.reason;
}

function givingIn(template: Template): readonly Giving[] {
  const before = remembered.get(template);
  if (before !== undefined) return before;
  const giving = template.gaps.map(({ reason, given }): Giving => {
    const parts = given && [...partsOf(given, template)].flatMap((part) => nameOf(part) ?? []);
    return { reason, given: parts && new Set(parts) };
  });
  remembered.set(template, giving);
  return giving;
}

/** Arguments and properties by which services tell resources of a type apart. */
const identifying = /^(?:bucket|name|(?:Bucket|Group|LogGroup|Role|Topic|User)?Name)$/;

/** The resource, as an instance and as it is declared, and what it is named by. */
function namesOf({ name, properties }: Resource): readonly string[] {
  const declared = [...name.matchAll(/\[/g)].map(({ index }) => `resource ${name.slice(0, index)}`);
  const written = properties.fields.filter((field) => identifying.test(field.name));
  const parts = written.flatMap(({ value }) => [...walk(value)]);
  return [`resource ${name}`, ...declared, ...parts.flatMap((part) => nameOf(part) ?? [])];
}

/** Something that two expressions may have in common because they mean the same. */
function nameOf(part: Expression): string | undefined {
  switch (part.kind) {
    case "Reference":
      return `resource ${part.resource}`;
    case "Constant":
      return `text ${part.text}`;
    case "Input":
    case "Local":
      return `${part.kind} ${part.name}`;
    default:
      return undefined;
  }
}
