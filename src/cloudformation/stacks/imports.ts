import type { Expression } from "../../template/expression.js";
import { newSideTable } from "../../template/side-table.js";
import { walk } from "../../template/walk.js";
import { asking } from "../asking.js";
import type { Stack } from "../template.js";
import { type Import, isImport } from "./import.js";

/** What a stack asks of others. */
export interface Imports {
  readonly imports: readonly Import[];
  /** Why it may ask for more. */
  readonly gap: string | undefined;
}

const nothing: Imports = { imports: [], gap: undefined };
const remembered = newSideTable<Stack, Imports>();

export function importsIn(stack: Stack): Imports {
  if (stack.asksNothing === true) return nothing;
  const before = remembered.get(stack);
  if (before !== undefined) return before;
  const imports = findImports(stack);
  remembered.set(stack, imports);
  return imports;
}

/** Whether a stack certainly imports something. */
export function importsAny(stack: Stack): boolean {
  return importsIn(stack).imports.length > 0;
}

function findImports({ template, outputs }: Stack): Imports {
  // What is made for a resource is written in that.
  const resources = [...template.resources.values()].filter(({ generated }) => generated !== true);
  const written: readonly (Expression | undefined)[] = [
    ...resources.flatMap(({ properties, condition, attributes }) => [
      properties,
      condition,
      ...attributes.values(),
    ]),
    ...template.locals.values(),
    ...[...outputs().entries.values()].map(({ value }) => value),
  ];
  const parts = [...walk(written.filter((each) => each !== undefined))];
  const [gap] = [
    // What is given something is a stack of its own.
    ...template.gaps.filter(({ given }) => given === undefined).map(({ reason }) => reason),
    ...parts.flatMap((part) => hiding(part) ?? []),
  ];
  return { imports: parts.filter(isImport), gap };
}

/** Why nobody sees what a part asks for: more is included than can be read, or a macro makes it. */
function hiding(part: Expression): string | undefined {
  if (part.kind === "Fields") return part.gap;
  if (part.kind !== "Opaque") return undefined;
  const { identity, reason } = part;
  // What is told from others by what it is given says what that is.
  return identity === undefined || asking.test(identity) ? reason : undefined;
}
