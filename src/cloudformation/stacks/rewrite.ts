import type { Expression, Fields } from "../../template/expression.js";
import type { Resource, Template } from "../../template/template.js";
import type { Outputs } from "../outputs.js";
import type { Stack } from "../template.js";

type Move = (expression: Expression) => Expression;

/** A stack with something else in the place of its expressions. */
export function rewrite({ template, outputs }: Stack, move: Move): Stack {
  let moved: Outputs | undefined;
  return {
    template: {
      ...template,
      resources: each(template.resources, (resource) => rewriteResource(resource, move)),
      locals: each(template.locals, move),
      tests: template.tests.map(move),
      assertions: template.assertions.map(move),
      gaps: template.gaps.map((gap) => ({
        ...gap,
        ...(gap.condition && { condition: move(gap.condition) }),
        ...(gap.given && { given: gap.given.map(move) }),
      })),
    },
    outputs: () => (moved ??= rewriteOutputs(outputs(), move)),
  };
}

function rewriteOutputs({ entries, gap }: Outputs, move: Move): Outputs {
  const moved = each(entries, ({ value, exportName }) => ({
    value: move(value),
    ...(exportName && { exportName: move(exportName) }),
  }));
  return { entries: moved, gap };
}

function rewriteResource(resource: Resource, move: Move): Resource {
  const { attributes, bindings, condition, properties, repetition } = resource;
  return {
    ...resource,
    ...(condition && { condition: move(condition) }),
    // An object stays an object.
    properties: move(properties) as Fields,
    ...(repetition && { repetition: { ...repetition, over: move(repetition.over) } }),
    ...(bindings && { bindings: each(bindings, move) }),
    attributes: each(attributes, move),
  };
}

function each<T>(named: ReadonlyMap<string, T>, change: (value: T) => T): ReadonlyMap<string, T> {
  return new Map([...named].map(([name, value]) => [name, change(value)]));
}

/** A template with what others add to it. */
export function joined(template: Template, others: readonly Template[]): Template {
  const all = [template, ...others];
  const maps = <T>(of: (each: Template) => Iterable<readonly [string, T]>): Map<string, T> =>
    new Map(all.flatMap((one) => [...of(one)]));
  return {
    ...template,
    resources: maps(({ resources }) => resources),
    inputs: maps(({ inputs }) => inputs),
    locals: maps(({ locals }) => locals),
    waits: maps(({ waits }) => waits ?? []),
    tests: all.flatMap(({ tests }) => tests),
    assertions: all.flatMap(({ assertions }) => assertions),
    gaps: all.flatMap(({ gaps }) => gaps),
  };
}
