import { groupBy } from "../../template/group.js";
import { newSideTable } from "../../template/side-table.js";
import { exactlyAsked } from "./exports.js";
import { importsIn } from "./imports.js";
import { type Candidate, meaningOf } from "./meaning.js";
import { type NameIndex, nameIndexOf } from "./name-index.js";
import { patternOf } from "./name-pattern.js";
import type { Found, Neighbours } from "./neighbours.js";
import { type Request, requestOf } from "./request.js";

/** What a file of the project asks for, or nothing where it may ask for anything. */
export interface Asked {
  readonly path: string;
  readonly request: Request | undefined;
}

/** What the stacks of a project ask of others, filed by what they ask for. */
interface Requests {
  readonly named: NameIndex<Asked>;
  readonly byOutput: ReadonlyMap<string, readonly Asked[]>;
  /** What may be any output. */
  readonly open: readonly Asked[];
  readonly all: readonly Asked[];
  /** Why there may be others. */
  readonly gap: string | undefined;
}

/** Why one of some files may ask for an output, and add something to it. */
export function mayAskFor(
  output: Candidate,
  isMeant: (asked: Asked) => boolean,
  neighbours: Neighbours,
  by: RegExp,
): string | undefined {
  for (const asked of askingFor(output, isMeant, neighbours, by)) {
    return reasonOf(asked, neighbours);
  }
  return requestsOf(neighbours, by).gap;
}

/** Those of some files that may ask for an output. */
export function* askingFor(
  output: Candidate,
  isMeant: (asked: Asked) => boolean,
  neighbours: Neighbours,
  by?: RegExp,
): Iterable<Asked> {
  for (const asked of possiblyFor(output, requestsOf(neighbours, by), neighbours)) {
    const { request } = asked;
    if (!isMeant(asked)) continue;
    const isIt = request === undefined || meaningOf(request, output, neighbours).kind !== "never";
    if (isIt) yield asked;
  }
}

/** Why one of some files may ask for an output that nobody knows, and add something to it. */
export function anyUnanswered(
  isMeant: (asked: Asked) => boolean,
  neighbours: Neighbours,
  by: RegExp,
): string | undefined {
  const asked = unansweredIn(neighbours, by).find(isMeant);
  return asked === undefined ? requestsOf(neighbours, by).gap : reasonOf(asked, neighbours);
}

const rememberedUnanswered = newSideTable<Found, WeakMap<Found, readonly Asked[]>>();

/** What no output of the project certainly is. */
function unansweredIn(neighbours: Neighbours, by: RegExp): readonly Asked[] {
  const [asking, exporting] = [neighbours.importing(by), neighbours.exporting("export")];
  const known = rememberedUnanswered.get(asking) ?? new WeakMap<Found, readonly Asked[]>();
  rememberedUnanswered.set(asking, known);
  const isAnswered = ({ request }: Asked): boolean =>
    request !== undefined && exactlyAsked(request, neighbours).length > 0;
  const found =
    known.get(exporting) ?? requestsOf(neighbours, by).all.filter((asked) => !isAnswered(asked));
  known.set(exporting, found);
  return found;
}

function reasonOf({ path }: Asked, neighbours: Neighbours): string {
  return `'${neighbours.nameOf(path)}' may add resources`;
}

function* possiblyFor(
  { neighbour: { stack, path }, output }: Candidate,
  { named, byOutput, open }: Requests,
  neighbours: Neighbours,
): Iterable<Asked> {
  yield* open;
  const names = byOutput.size === 0 ? [] : [undefined, ...neighbours.stackNamesOf(path)];
  for (const name of names) yield* byOutput.get(keyOf(name, output)) ?? [];
  const { exportName } = stack.outputs().entries.get(output) ?? {};
  if (exportName !== undefined) yield* named.near(patternOf(exportName, stack.template.inputs));
}

const remembered = newSideTable<Found, Requests>();

function requestsOf(neighbours: Neighbours, by: RegExp | undefined): Requests {
  const found = neighbours.importing(by);
  const before = remembered.get(found);
  if (before !== undefined) return before;
  const requests = readRequests(found);
  remembered.set(found, requests);
  return requests;
}

function readRequests({ files, gap }: Found): Requests {
  const all = files.flatMap(({ stack, path }) => {
    const { imports, gap: hiding } = importsIn(stack);
    const asked = imports.map((each) => requestOf(each, stack.template.inputs));
    const requests = hiding === undefined ? asked : [...asked, undefined];
    return requests.map((request): Asked => ({ path, request }));
  });
  const ofExports = all.flatMap(({ path, request }) =>
    request?.kind === "export" ? { path, request } : [],
  );
  const ofOutputs = all.flatMap(({ path, request }) =>
    request?.kind === "output" ? { path, request } : [],
  );
  return {
    all,
    named: nameIndexOf(ofExports, ({ request: { name } }) => name),
    byOutput: groupBy(ofOutputs, ({ request: { stack, output } }) => keyOf(stack, output)),
    open: [
      ...all.filter(({ request }) => request === undefined),
      ...ofOutputs.filter(({ request: { output } }) => output === undefined),
    ],
    gap,
  };
}

/** Of a stack that nobody knows, too. */
function keyOf(stack: string | undefined, output: string | undefined): string {
  return JSON.stringify([stack, output]);
}
