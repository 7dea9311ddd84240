import type { Expression } from "../template/expression.js";
import type { Gap, Resource, Template } from "../template/template.js";
import { partsOf, walk } from "../template/walk.js";
import type { World } from "./world.js";

/** What may declare more than can be read, with what it is given, if it knows of nothing else. */
interface Giving {
  readonly gap: Gap;
  readonly given: ReadonlySet<string> | undefined;
}

const remembered = new WeakMap<Template, readonly Giving[]>();

/** Why something that nobody can see may configure a resource. */
export function gapFor(resource: Resource, { graph: { template } }: World): string | undefined {
  if (template.gaps.length === 0) return undefined;
  const names = namesOf(resource);
  return givingIn(template).find(
    ({ gap, given }) =>
      mayAddTo(resource.type, gap) &&
      (given === undefined || names.some((name) => given.has(name))),
  )?.gap.reason;
}

/** Whether what nobody can see may be of a type, or run code that creates anything. */
export function mayAdd(type: string, { types }: Gap): boolean {
  return types === undefined || [...types].some((each) => each === type || anything.test(each));
}

/** The same of anything that may configure a resource, which is of its service. */
function mayAddTo(type: string, { types }: Gap): boolean {
  const [service = ""] = /^AWS::\w+::/.exec(type) ?? [];
  return (
    types === undefined ||
    [...types].some((each) => each.startsWith(service) || anything.test(each))
  );
}

const anything = /^(?:Custom|AWS::CloudFormation)::/;

function givingIn(template: Template): readonly Giving[] {
  const before = remembered.get(template);
  if (before !== undefined) return before;
  const giving = template.gaps.map((gap): Giving => {
    const { given } = gap;
    const parts = given && [...partsOf(given, template)].flatMap((part) => nameOf(part) ?? []);
    return { gap, given: parts && new Set(parts) };
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
