import type { Expression, Fields } from "../../template/expression.js";
import { apartAs } from "../../template/apart.js";
import type { Resource, Template } from "../../template/template.js";
import type { Outputs } from "../outputs.js";
import type { Stack } from "../template.js";
import { changed, mapped, mappedByName } from "./changed.js";

type Move = (expression: Expression) => Expression;

/** A stack with something else in the place of its expressions. */
export function rewrite({ template, outputs }: Stack, move: Move): Stack {
  let moved: Outputs | undefined;
  return {
    template: changed(template, {
      resources: mappedByName(template.resources, (resource) => rewriteResource(resource, move)),
      locals: mappedByName(template.locals, move),
      tests: mapped(template.tests, move),
      assertions: mapped(template.assertions, move),
      gaps: mapped(template.gaps, (gap) =>
        changed(gap, {
          ...(gap.condition && { condition: move(gap.condition) }),
          ...(gap.given && { given: mapped(gap.given, move) }),
        }),
      ),
      ...apartAs(template, move),
    }),
    outputs: () => (moved ??= rewriteOutputs(outputs(), move)),
  };
}

function rewriteOutputs({ entries, gap }: Outputs, move: Move): Outputs {
  const moved = mappedByName(entries, (output) =>
    changed(output, {
      value: move(output.value),
      ...(output.exportName && { exportName: move(output.exportName) }),
    }),
  );
  return { entries: moved, gap };
}

function rewriteResource(resource: Resource, move: Move): Resource {
  const { attributes, bindings, condition, properties, repetition } = resource;
  return changed(resource, {
    ...(condition && { condition: move(condition) }),
    // An object stays an object.
    properties: move(properties) as Fields,
    ...(repetition && { repetition: changed(repetition, { over: move(repetition.over) }) }),
    ...(bindings && { bindings: mappedByName(bindings, move) }),
    attributes: mappedByName(attributes, move),
  });
}

/** A template with what others add to it. */
export function joined(template: Template, others: readonly Template[]): Template {
  const all = [template, ...others];
  const maps = <T>(of: (each: Template) => Iterable<readonly [string, T]>): Map<string, T> => {
    const together = new Map<string, T>();
    for (const one of all) for (const [name, each] of of(one)) together.set(name, each);
    return together;
  };
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
