import type { Expression } from "../../template/expression.js";
import type { Gap, Resource } from "../../template/template.js";
import { walk } from "../../template/walk.js";
import type { Stack } from "../template.js";
import { callsIn } from "./call.js";
import { importsIn } from "./imports.js";
import { callable, mentioning, mentionsIn } from "./mentions.js";

/** What others are told of as a whole: it deploys what they count, or nests them. */
const told: ReadonlySet<string> = new Set([
  "AWS::CloudTrail::Trail",
  "AWS::CloudFormation::Stack",
  "AWS::Serverless::Application",
]);

/**
 * What other stacks of a project may see of one that they do not take as a part, as a text: what it puts
 * out, asks for and nests, its trails, what it is called by, and what it calls others by. Where that is
 * written makes no difference.
 */
export function faceOf(stack: Stack): string {
  const { template, outputs } = stack;
  const { entries, gap } = outputs();
  const resources = [...template.resources.values()];
  const written = [
    ...[...entries.values()].flatMap(({ value, exportName }) => [value, exportName]),
    ...importsIn(stack).imports,
    ...mentionsIn(template).map((each) => each.written),
    ...resources.flatMap(expressionsOf),
    ...callsIn(resources).map(({ location }) => location),
    ...template.locals.values(),
    ...template.assertions,
    ...[...template.inputs.values()].map((input) => input.default),
    ...template.gaps.flatMap(({ condition, given = [] }) => [condition, ...given]),
  ];
  const about = [
    [...entries].map(([name, { exportName }]) => [name, exportName === undefined]),
    [gap, importsIn(stack).gap],
    mentionsIn(template).map(({ resource, kind }) => [resource, kind]),
    resources.map(wordsOf),
    callsIn(resources).map(({ asset }) => asset),
    [...template.locals.keys()],
    [...template.inputs.values()].map(({ name, kind, list, allowed, limits }) => {
      return [name, kind, list, allowed?.map(({ value }) => value), limits];
    }),
    template.gaps.map(wordsOfGap),
  ];
  return `${JSON.stringify(about)}\n${textOf(written.filter((each) => each !== undefined))}`;
}

function expressionsOf({
  type,
  condition,
  properties,
}: Resource): readonly (Expression | undefined)[] {
  if (told.has(type)) return [condition, properties];
  const named = callable.get(type)?.property;
  const names = properties.fields.filter(({ name }) => name === named);
  return [condition, ...names.map(({ value }) => value)];
}

function wordsOf({ name, type, properties, attributes, gap }: Resource): readonly unknown[] {
  const isTold = told.has(type) || callable.has(type) || mentioning.has(type);
  return [name, type, gap, isTold ? properties.gap : undefined, [...attributes.keys()]];
}

function wordsOfGap({ reason, of, types, apart }: Gap): readonly unknown[] {
  return [reason, of, types && [...types], apart];
}

/** What expressions say of where they are written. */
const places: ReadonlySet<string> = new Set(["place", "source", "home", "key"]);

/** Each expression once, since many may have one in common. */
function textOf(written: readonly Expression[]): string {
  const numbers = new Map([...walk(written)].map((each, index) => [each as unknown, index]));
  const order = written.map((each) => numbers.get(each));
  const words = [...numbers.keys()].map((each) =>
    JSON.stringify(each, (key, value: unknown) => {
      if (value !== each && numbers.has(value)) return numbers.get(value);
      return places.has(key) ? undefined : value;
    }),
  );
  return [JSON.stringify(order), ...words].join("\n");
}
