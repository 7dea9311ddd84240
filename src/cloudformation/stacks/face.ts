import type { Expression } from "../../template/expression.js";
import type { Gap } from "../../template/gap.js";
import type { Resource } from "../../template/template.js";
import { walk } from "../../template/walk.js";
import type { Stack } from "../template.js";
import { callsIn, setsIn } from "./call.js";
import { importsIn } from "./imports.js";
import { callable, mentioning, mentionsIn } from "./mentions.js";

/** What others are told of as a whole: they count it, or it nests them. */
const told: ReadonlySet<string> = new Set(["AWS::CloudTrail::Trail"]);

/** What other stacks may see of one, by what they see it through. */
export const aspects = ["asking", "deploying", "naming", "nesting", "puttingOut"] as const;
export type Aspect = (typeof aspects)[number];

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
  const calls = [...callsIn(resources), ...setsIn(resources)];
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

function aboutGap({ reason, of, types }: Gap): readonly unknown[] {
  return [reason, of, types && [...types]];
}

/** What expressions say of where they are written. */
const places: ReadonlySet<string> = new Set(["place", "source", "home", "key"]);

/** Each expression once, since many may have one in common. */
function wordsOf(about: readonly unknown[], all: readonly (Expression | undefined)[]): string {
  const numbers = new Map<unknown, number>();
  for (const each of walk(all.filter((one) => one !== undefined))) numbers.set(each, numbers.size);
  const words = [JSON.stringify([about, all.map((each) => numbers.get(each))])];
  for (const each of numbers.keys()) words.push(wordOf(each, numbers));
  return words.join("\n");
}

/** An expression without those that it is made of. */
function wordOf(value: unknown, numbers: ReadonlyMap<unknown, number>): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const words: string[] = [];
  for (const [key, part] of Object.entries(value)) {
    const number = numbers.get(part);
    if (number !== undefined) words.push(`${key} #${String(number)}`);
    else if (!places.has(key)) words.push(`${key} ${wordOf(part, numbers)}`);
  }
  return `(${words.join(",")})`;
}
