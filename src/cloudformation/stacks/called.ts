import type { Gap, InputDeclaration } from "../../template/template.js";
import type { Stack } from "../template.js";
import { callsIn, referencesTo } from "./call.js";
import { locate } from "./locate.js";
import type { Found, Neighbour, Neighbours } from "./neighbours.js";

/**
 * A template that others nest is no deployment of its own: nobody knows what its parameters are, and
 * whatever it puts out may be configured elsewhere.
 */
export function asDeployed(stack: Stack, path: string, neighbours: Neighbours): Stack {
  return isNested(path, neighbours) ? asCalled(stack) : stack;
}

export function isNested(path: string, neighbours: Neighbours): boolean {
  return nestedIn(neighbours).has(path);
}

const remembered = new WeakMap<Found, ReadonlySet<string>>();

/** The files of a project that others nest. */
function nestedIn(neighbours: Neighbours): ReadonlySet<string> {
  const found = neighbours.nesting();
  const before = remembered.get(found);
  if (before !== undefined) return before;
  const nested = new Set(found.files.flatMap((file) => nestedBy(file, neighbours)));
  remembered.set(found, nested);
  return nested;
}

/** The paths of the templates that one nests. */
export function nestedBy({ stack, path }: Neighbour, neighbours: Neighbours): readonly string[] {
  return callsIn(stack.template.resources.values()).flatMap((call) => {
    const nested = locate(call, path, neighbours)?.path;
    return nested === undefined || nested === path ? [] : [nested];
  });
}

function asCalled({ template, outputs }: Stack): Stack {
  const { whole, ...rest } = template;
  const { entries, gap } = outputs();
  const callers: Gap = {
    reason: "what nests the stack may add resources",
    span: whole ?? template.span,
    given: [
      ...[...entries.values()].map(({ value }) => value),
      // Where nobody knows what else is put out, it may be anything.
      ...(gap === undefined ? [] : referencesTo(template.resources.values())),
    ],
  };
  const inputs = [...template.inputs].map(
    ([name, input]) => [name, withoutDefault(input)] as const,
  );
  return {
    template: { ...rest, inputs: new Map(inputs), gaps: [...template.gaps, callers] },
    outputs,
  };
}

function withoutDefault(input: InputDeclaration): InputDeclaration {
  const { default: standard, ...rest } = input;
  return standard === undefined ? input : rest;
}
