import { remember } from "../aws/remember.js";
import type { Settings } from "../aws/settings.js";
import { asPart } from "../cloudformation/stacks/as-part.js";
import { link } from "../cloudformation/stacks/link.js";
import type { Neighbour, Neighbours } from "../cloudformation/stacks/neighbours.js";
import type { Draft } from "../template/draft.js";
import { assembledOf } from "./assembled.js";
import type { Membership } from "./estate/groups.js";
import { type Judged, judgedOnce } from "./judged.js";
import { linkedSetsIn } from "./linked-sets.js";
import { besideNamed } from "./named-elsewhere.js";
import { neighboursOf } from "./neighbours.js";
import { neighbourOf, type Project } from "./project.js";
import { sharedStandpoint } from "./standpoint.js";
import { readTemplateFile } from "./template-file.js";

/** A file of a project that is linted, with its stack as that is now. */
export interface LintedStack extends Neighbour {
  readonly isSaved: boolean;
}

/**
 * What the stack of a file deploys with a group, then what its stack sets do, each judged for all files
 * that have a part in it.
 *
 * @param linted One of these.
 */
export function judgedStacks(
  path: string,
  project: Project,
  membership: Membership,
  linted: LintedStack,
): readonly Judged[] {
  return linted.isSaved
    ? savedIn(project)(path, membership)
    : newJudgedStacks(path, project, membership, linted);
}

/** Those of which all is as it is on disk. */
const savedIn = remember((project: Project) => {
  const bySettings = new WeakMap<Settings, Map<string, readonly Judged[]>>();
  return (path: string, membership: Membership): readonly Judged[] => {
    const { settings } = membership;
    const known = bySettings.get(settings) ?? new Map<string, readonly Judged[]>();
    bySettings.set(settings, known);
    const before = known.get(path) ?? newJudgedStacks(path, project, membership);
    known.set(path, before);
    return before;
  };
});

function newJudgedStacks(
  path: string,
  project: Project,
  membership: Membership,
  linted?: Neighbour,
): readonly Judged[] {
  const from = sharedStandpoint({ membership, project });
  const file = project.fileAt(path);
  const read = file && neighbourOf(file);
  const around = neighboursOf(path, from);
  if (read === undefined || around === undefined) return [];
  const written = readTemplateFile(file?.text ?? "", path);
  const judged = (draft: () => Draft): Judged =>
    judgedOnce(() => asPart(draft(), path, around.neighbours), path, project, membership);
  if (linted === undefined) {
    return assembledOf(written, path, from).drafts.map((draft) => judged(() => draft));
  }
  const asLinted = (found: Neighbours): Neighbours => withLinted(found, linted);
  const own = { path, stack: around.deployed(read.stack) };
  const sets = written.stacks.flatMap((stack) =>
    linkedSetsIn(stack, written.document?.text ?? "", path, from, asLinted),
  );
  const main = (): Draft => besideNamed(link(own, asLinted(around.neighbours)), path, from);
  return [main, ...sets].map(judged);
}

/** A text that is not saved takes part in the place of what its file holds. */
function withLinted(neighbours: Neighbours, linted: Neighbour): Neighbours {
  const instead = (found: Neighbour | undefined): Neighbour | undefined =>
    found?.path === linted.path ? linted : found;
  return {
    ...neighbours,
    at: (path) => instead(neighbours.at(path)),
    nested: (from, path) => instead(neighbours.nested(from, path)),
    asset: (from, hash) => instead(neighbours.asset(from, hash)),
  };
}
