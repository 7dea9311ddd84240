import { rememberWeakly } from "../../aws/remember.js";
import { type AccountName, wordsOfAny } from "../../cloudformation/stacks/account-name.js";
import { nestedIn, nestersOf } from "../../cloudformation/stacks/called.js";
import type { Neighbour, Neighbours } from "../../cloudformation/stacks/neighbours.js";
import { isName, keysIn, namesIn } from "../../cloudformation/stacks/keys.js";
import { askingFor } from "../../cloudformation/stacks/requests.js";
import { neighboursIn } from "../neighbours.js";
import type { Edit } from "../project.js";
import type { Membership } from "./groups.js";

/** What deploys a file. */
interface Deploying {
  readonly path: string;
  readonly membership: Membership;
}

/** Tells of what others may know something else than before, since a stack is edited. */
export function affectedBy(
  { saved, hasChanged }: Edit,
  { before, after }: NonNullable<Edit["stacks"]>,
): (deploying: Deploying) => boolean {
  const edited = [before, after];
  const affectedIn = rememberWeakly((neighbours: Neighbours) =>
    affectedAmong(edited, { hasChanged }, neighbours),
  );
  return ({ path, membership }) => affectedIn(neighboursIn(saved, membership)).has(path);
}

/**
 * Whatever nests a stack deploys it. What it puts out goes on to those that ask for it, or stand beside it,
 * and by what it calls itself or others these know it.
 */
function affectedAmong(
  edited: readonly Neighbour[],
  { hasChanged }: Pick<Edit, "hasChanged">,
  neighbours: Neighbours,
): ReadonlySet<string> {
  const affected = new Set(edited.map(({ path }) => path));
  const pending = new Set(edited);
  const add = (each: Neighbour | undefined): void => {
    if (each === undefined || affected.has(each.path)) return;
    affected.add(each.path);
    pending.add(each);
  };
  const nesting = byPath(neighbours.nesting().files);
  const importing = byPath(neighbours.importing().files);
  const isNew = ({ path }: { readonly path: string }): boolean => !affected.has(path);
  const names = new Set<AccountName>();
  while (pending.size > 0) {
    const latest = [...pending];
    pending.clear();
    // Texts are looked through once for all names that are new, however many stacks have them in common.
    if (hasChanged("naming")) for (const other of calling(latest, names, neighbours)) add(other);
    for (const each of latest) {
      for (const path of nestersOf(each.path, neighbours)) add(nesting.get(path));
      if (!hasChanged("puttingOut")) continue;
      for (const nested of nestedIn(each, neighbours)) add(nested);
      for (const output of each.stack.outputs().entries.keys()) {
        for (const { path } of askingFor({ neighbour: each, output }, isNew, neighbours)) {
          add(importing.get(path));
        }
      }
    }
  }
  return affected;
}

/** Of more names any text may have one. */
const atOnce = 100;

/** The stacks whose texts may have a name in them that some declare, or call, but for those asked before. */
function calling(
  files: readonly Neighbour[],
  asked: Set<AccountName>,
  neighbours: Neighbours,
): readonly Neighbour[] {
  const before = asked.size;
  for (const file of files) {
    for (const name of namesIn(file.stack.template)) asked.add(name);
    for (const key of keysIn(file, neighbours)) if (isName(key)) asked.add(key);
  }
  const names = [...asked].slice(before);
  return names.flatMap((_, index) => {
    if (index % atOnce !== 0) return [];
    const words = wordsOfAny(names.slice(index, index + atOnce), neighbours.known);
    return neighbours.mentioning([words]).files;
  });
}

function byPath(files: readonly Neighbour[]): ReadonlyMap<string, Neighbour> {
  return new Map(files.map((file) => [file.path, file] as const));
}
