import type { Expression } from "../../template/expression.js";
import type { Gap, Resource } from "../../template/template.js";
import { walk } from "../../template/walk.js";
import type { Stack } from "../template.js";
import { callsIn } from "./call.js";
import { importsIn } from "./imports.js";
import { callable, mentioning, mentionsIn } from "./mentions.js";

/** What others are told of as a whole: they count it, or it nests them. */
const told: ReadonlySet<string> = new Set(["AWS::CloudTrail::Trail"]);

/** What other stacks may see of one, by what they see it through. */
export type Aspect = "asking" | "deploying" | "nesting" | "naming" | "puttingOut";

/** Each aspect as a text, which is another one where others may see something else. */
export type Face = Readonly<Record<Aspect, string>>;

/**
 * What other stacks of a project may see of one that they do not take as a part: what it puts out, asks for
 * and nests, its trails, what it is called by, and what it calls others by. Where that is written makes no
 * difference.
 */
export function faceOf(stack: Stack): Face {
  const { template, outputs } = stack;
  const { inputs, locals, assertions, gaps } = template;
  const { entries, gap } = outputs();
  const resources = [...template.resources.values()];
  const calls = callsIn(resources);
  const imports = importsIn(stack);
  const mentions = mentionsIn(template);
  return {
    asking: wordsOf([imports.gap], imports.imports),
    naming: wordsOf(
      [
        mentions.map(({ resource, kind }) => [resource, kind]),
        resources.filter(isNamed).map(typed),
      ],
      [...mentions.map(({ written }) => written), ...resources.flatMap(namesOf)],
    ),
    nesting: wordsOf(
      calls.map(({ resource, asset }) => [resource.name, asset]),
      calls.flatMap(({ resource, location }) => [
        location,
        resource.condition,
        resource.properties,
      ]),
    ),
    puttingOut: wordsOf(
      [
        [...entries].map(([name, { exportName }]) => [name, exportName === undefined]),
        gap,
        [...locals.keys()],
        [...inputs.values()].map(({ name, kind, list, allowed, limits }) => {
          return [name, kind, list, allowed?.map(({ value }) => value), limits];
        }),
      ],
      [
        ...[...entries.values()].flatMap(({ value, exportName }) => [value, exportName]),
        ...locals.values(),
        ...[...inputs.values()].map((input) => input.default),
        ...assertions,
      ],
    ),
    deploying: wordsOf(
      [resources.map(aboutResource), gaps.map(aboutGap)],
      [
        ...resources.flatMap(({ type, condition, properties }) =>
          told.has(type) ? [condition, properties] : [condition],
        ),
        ...gaps.flatMap(({ condition, given = [] }) => [condition, ...given]),
      ],
    ),
  };
}

function isNamed({ type }: Resource): boolean {
  return callable.has(type) || mentioning.has(type);
}

function typed({ name, type }: Resource): readonly string[] {
  return [name, type];
}

function namesOf({ type, properties }: Resource): readonly Expression[] {
  const named = callable.get(type)?.property;
  return properties.fields.filter(({ name }) => name === named).map(({ value }) => value);
}

function aboutResource(resource: Resource): readonly unknown[] {
  const { properties, attributes, gap } = resource;
  return [...typed(resource), gap, properties.gap, [...attributes.keys()]];
}

function aboutGap({ reason, of, types, apart }: Gap): readonly unknown[] {
  return [reason, of, types && [...types], apart];
}

/** What expressions say of where they are written. */
const places: ReadonlySet<string> = new Set(["place", "source", "home", "key"]);

/** Each expression once, since many may have one in common. */
function wordsOf(about: readonly unknown[], all: readonly (Expression | undefined)[]): string {
  const written = all.filter((each) => each !== undefined);
  const numbers = new Map([...walk(written)].map((each, index) => [each as unknown, index]));
  const order = all.map((each) => numbers.get(each));
  const words = [...numbers.keys()].map((each) =>
    JSON.stringify(each, (key, value: unknown) => {
      if (value !== each && numbers.has(value)) return numbers.get(value);
      return places.has(key) ? undefined : value;
    }),
  );
  return [JSON.stringify([about, order]), ...words].join("\n");
}
