import type { Aspect } from "../cloudformation/stacks/face.js";
import type { Found, Neighbour, Neighbours } from "../cloudformation/stacks/neighbours.js";
import { mayUse } from "./may-use.js";
import { hasAll, mentions } from "./mentioned.js";
import type { ProjectFile } from "./project-files.js";
import { callingIn, type Edit, type Project } from "./project.js";

/**
 * The templates of a project of which one is edited. What is filed of the others stays filed, unless what
 * it is filed by has changed.
 *
 * @param own The one that is edited, as it is deployed from there.
 */
export function neighboursWithEdited(
  saved: Neighbours,
  own: Neighbour,
  project: Project,
  { hasChanged }: Edit,
): Neighbours {
  const file = project.fileAt(own.path);
  const isInReach = saved.reachOf(own.path) === "Region";
  const known = new WeakMap<Found, Found>();
  const found = (
    before: Found,
    what: readonly RegExp[],
    aspects: readonly Aspect[],
    isMeant: (file: ProjectFile) => boolean,
  ): Found => {
    if (file === undefined || !aspects.some(hasChanged)) return before;
    const after = known.get(before) ?? {
      ...before,
      files: withOwn(before.files, own, hasAll(file, what) && isMeant(file)),
    };
    known.set(before, after);
    return after;
  };
  return {
    ...saved,
    ...callingIn(project),
    at: (path) => (path === own.path ? own : saved.at(path)),
    exporting(by) {
      const what = by === "export" ? mentions.exports : mentions.outputs;
      return found(saved.exporting(by), what, ["puttingOut"], () => isInReach);
    },
    importing: (by) =>
      found(
        saved.importing(by),
        mentions.imports,
        ["asking"],
        (own) => isInReach && mayUse(own, by, project, saved),
      ),
    // What is called by an import is filed by what that means.
    mentioning: (what, by) =>
      found(
        saved.mentioning(what, by),
        what,
        ["asking", "naming", "puttingOut"],
        (own) => by === undefined || own.mayMention(by),
      ),
  };
}

function withOwn(
  files: readonly Neighbour[],
  own: Neighbour,
  isOneOfThem: boolean,
): readonly Neighbour[] {
  const others = files.filter(({ path }) => path !== own.path);
  if (!isOneOfThem) return others;
  return [...others, own].sort((a, b) => (a.path < b.path ? -1 : 1));
}
