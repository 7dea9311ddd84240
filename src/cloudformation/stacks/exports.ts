import { groupBy } from "../../template/group.js";
import { newSideTable } from "../../template/side-table.js";
import { type Candidate, type Meaning, meaningOf } from "./meaning.js";
import { type NameIndex, nameIndexOf } from "./name-index.js";
import { patternOf, standardTextOf, wordsOf } from "./name-pattern.js";
import type { Found, Neighbours } from "./neighbours.js";
import type { Request } from "./request.js";

/** What the stacks of a project put out, filed by what it is asked for by. */
interface Exports {
  readonly all: readonly Candidate[];
  readonly named: NameIndex<Candidate>;
  readonly byOutput: ReadonlyMap<string, readonly Candidate[]>;
  readonly byStack: ReadonlyMap<string, readonly Candidate[]>;
  /** Why there may be others. */
  readonly gap: string | undefined;
}

/** The output that an import means, and what inputs of its stack are then. */
export interface Source extends Candidate, Meaning {}

/** The one output of the project that is asked for; nothing where it may be another. */
export function sourceOf(request: Request, neighbours: Neighbours): Source | undefined {
  // Of two nobody knows which one it is, however many there are.
  const [only, ...others] = sourcesOf(request, neighbours, 2);
  if (only === undefined || others.length > 0 || only.kind === "perhaps") return undefined;
  const isSure = only.kind === "exact" || exportsOf(neighbours, request.kind).gap === undefined;
  return isSure ? only : undefined;
}

/** More outputs than anybody takes one for another of. */
const maxPossible = 100;

/** The outputs of the project that may be what is asked for. */
export function sourcesOf(
  request: Request,
  neighbours: Neighbours,
  most: number = maxPossible,
): readonly Source[] {
  const exact = exactlyAsked(request, neighbours);
  if (exact.length > 0) return exact;
  const possible: Source[] = [];
  for (const candidate of candidatesFor(request, exportsOf(neighbours, request.kind))) {
    const meant = { ...candidate, ...meaningOf(request, candidate, neighbours) };
    if (meant.kind !== "never" && possible.push(meant) >= most) break;
  }
  return possible;
}

/** The outputs that certainly have what is asked for. */
export function exactlyAsked(request: Request, neighbours: Neighbours): readonly Source[] {
  return namesakesOf(request, exportsOf(neighbours, request.kind))
    .map((candidate) => ({ ...candidate, ...meaningOf(request, candidate, neighbours) }))
    .filter(({ kind }) => kind === "exact");
}

function namesakesOf(request: Request, { named, byStack }: Exports): readonly Candidate[] {
  if (request.kind === "output") return byStack.get(keyOf(request)) ?? [];
  const { name = [] } = request;
  const words = [wordsOf(name), standardTextOf(name)].filter((each) => each !== undefined);
  return [...new Set(words)].flatMap((each) => named.called(each));
}

function candidatesFor(
  request: Request,
  { all, named, byOutput }: Omit<Exports, "gap">,
): Iterable<Candidate> {
  if (request.kind === "export") return named.near(request.name);
  if (request.output === undefined) return all;
  // What is asked of a stack by its name has been found exactly.
  return request.stack === undefined ? (byOutput.get(request.output) ?? []) : [];
}

const remembered = newSideTable<Found, Exports>();

function exportsOf(neighbours: Neighbours, kind: Request["kind"]): Exports {
  const found = neighbours.exporting(kind);
  const before = remembered.get(found);
  if (before !== undefined) return before;
  const exports = readExports(found, neighbours);
  remembered.set(found, exports);
  return exports;
}

function readExports({ files, gap }: Found, neighbours: Neighbours): Exports {
  const all = files.flatMap((neighbour) =>
    [...neighbour.stack.outputs().entries].map(([output, { exportName }]) => {
      return { neighbour, output, exportName };
    }),
  );
  const exported = all.flatMap(({ exportName, ...candidate }) => {
    const { inputs } = candidate.neighbour.stack.template;
    return exportName === undefined ? [] : { ...candidate, name: patternOf(exportName, inputs) };
  });
  const ofStacks = all.flatMap((candidate) =>
    neighbours.stackNamesOf(candidate.neighbour.path).map((stack) => ({ ...candidate, stack })),
  );
  const [open] = files.flatMap(({ stack }) => stack.outputs().gap ?? []);
  return {
    all,
    named: nameIndexOf(exported, ({ name }) => name),
    byOutput: groupBy(all, ({ output }) => output),
    byStack: groupBy(ofStacks, keyOf),
    gap: gap ?? open,
  };
}

function keyOf({ stack, output }: Record<"stack" | "output", string | undefined>): string {
  return JSON.stringify([stack, output]);
}
