import { basename, dirname } from "node:path";
import { remember } from "../aws/remember.js";
import type { Settings } from "../aws/settings.js";
import { isOfSets, type Nesting } from "../cloudformation/stacks/called.js";
import { knowing } from "../cloudformation/stacks/known-inputs.js";
import type { Found, Neighbour, Neighbours } from "../cloudformation/stacks/neighbours.js";
import type { Stack } from "../cloudformation/template.js";
import { newDeployment } from "./deployment.js";
import { nearestIn } from "./nearest-in.js";
import { neighboursWithEdited } from "./edited-neighbours.js";
import { agreedSettings, apart, type Membership, type Nearest } from "./estate/groups.js";
import { placeOf } from "./estate/place-of.js";
import { foundStacks } from "./found-stacks.js";
import { everyText, everythingSaidIn, textsOf } from "./input-texts.js";
import { mayUse } from "./may-use.js";
import { mentions } from "./mentioned.js";
import { settingsWhereNested } from "./nested-settings.js";
import { callingIn, type Edit, neighbourOf, pathIn, type Project } from "./project.js";
import type { ProjectFile } from "./project-files.js";
import type { Standpoint } from "./standpoint.js";
import { unreadTemplate } from "./unread-template.js";

/** A file of a project among the others. */
interface Surrounded {
  readonly path: string;
  readonly neighbours: Neighbours;
  /** What a stack is that is deployed from there. */
  readonly deployed: (stack: Stack) => Stack;
}

/** What a file may lead to as one group deploys it; nothing where it is none of the project. */
export function neighboursOf(
  path: string,
  { membership, project }: Standpoint,
): Surrounded | undefined {
  const own = project && pathIn(project, path);
  if (project === undefined || own === undefined) return undefined;
  const isElsewhere = isOfSets(own, callsIn(project));
  const { neighbours, deployed } = seenFrom(
    isElsewhere ? apart(membership.base) : membership,
    project,
  );
  return { path: own, neighbours, deployed: deployed(own) };
}

/** The templates of a project as they are seen from what a group deploys. */
export function neighboursIn(project: Project, from: Membership): Neighbours {
  return seenFrom(from, project).neighbours;
}

/** Tells with which settings others are deployed, seen from what a group deploys. */
export function settingsOfOthers(project: Project, from: Membership): (path: string) => Settings {
  return seenFrom(from, project).settingsOf;
}

interface Seen {
  readonly neighbours: Neighbours;
  readonly nearest: (path: string) => Nearest;
  readonly settingsOf: (path: string) => Settings;
  readonly deployed: (path: string) => (stack: Stack) => Stack;
}

const seenIn = remember((project: Project) => {
  const known = new Map<string, Seen>();
  const knowingThese = new Map<string, ReturnType<typeof knowing>>();
  const { edit } = project;
  return (from: Membership): Seen => {
    const place = placeOf(from);
    const seen =
      known.get(place) ??
      (edit?.stacks === undefined
        ? newSeen(project, from, knowingThese)
        : withEdited(seenFrom(from, edit.saved), edit.stacks.after, project, edit));
    known.set(place, seen);
    return seen;
  };
});

function seenFrom(from: Membership, project: Project): Seen {
  return seenIn(project)(from);
}

/** Who nests whom has not changed, so that all are deployed where they were. */
function withEdited(saved: Seen, { path, stack }: Neighbour, project: Project, edit: Edit): Seen {
  const own = { path, stack: saved.deployed(path)(stack) };
  const edited = neighboursWithEdited(saved.neighbours, own, project, edit);
  return { ...saved, neighbours: lookingAround(edited, saved.nearest, project) };
}

function newSeen(
  project: Project,
  from: Membership,
  knowingThese: Map<string, ReturnType<typeof knowing>>,
): Seen {
  const calls = callsIn(project);
  const nearest = nearestIn(project, from, calls);
  const settingsOf = (path: string): Settings =>
    settingsWhereNested(path, agreedSettings(nearest(path).memberships, from.base), calls);
  const isAnythingSaid = everythingSaidIn(from.base).length > 0;
  const deployed = (path: string): ((stack: Stack) => Stack) => {
    const known = isAnythingSaid ? textsOf(newDeployment(settingsOf(path), path).given.pins) : [];
    if (known.length === 0) return (stack) => stack;
    const words = JSON.stringify(known);
    const tell = knowingThese.get(words) ?? knowing(new Map(known));
    knowingThese.set(words, tell);
    return tell;
  };
  const deployedAt = (file: ProjectFile): Neighbour | undefined => {
    const neighbour = neighbourOf(file);
    return neighbour && { ...neighbour, stack: deployed(file.path)(neighbour.stack) };
  };
  const found = new WeakMap<readonly RegExp[], Map<RegExp | undefined, Found>>();
  const mentioning = (
    what: readonly RegExp[],
    isMeant: (file: ProjectFile) => boolean,
    by?: RegExp,
  ): Found => {
    const known = found.get(what) ?? new Map<RegExp | undefined, Found>();
    found.set(what, known);
    const before =
      known.get(by) ?? foundStacks(project, project.mentioning(what).filter(isMeant), deployedAt);
    known.set(by, before);
    return before;
  };
  const isInReach = ({ path }: ProjectFile): boolean => nearest(path).reach === "Region";
  const own: Own = {
    ...calls,
    at(path) {
      const file = project.fileAt(path);
      return file && deployedAt(file);
    },
    unread: (from, path) => unreadTemplate(from, path, project.root),
    exporting: (by) => mentioning(by === "export" ? mentions.exports : mentions.outputs, isInReach),
    importing: (by) =>
      mentioning(
        mentions.imports,
        (file) => isInReach(file) && mayUse(file, by, project, calls),
        by,
      ),
    mentioning: (what, by) =>
      mentioning(what, (file) => by === undefined || file.mayMention(by), by),
    reachOf: (path) => nearest(path).reach,
    known: everyText(from.base),
    stackNamesOf(path) {
      const named = project.assemblyIn(dirname(path))?.stackNames.get(path);
      return named ?? [basename(path).replace(/(?:\.template)?(?:\.[a-z]+)?$/i, "")];
    },
    nameOf: project.nameOf,
  };
  return { neighbours: lookingAround(own, nearest, project), nearest, settingsOf, deployed };
}

type Own = Omit<Neighbours, "around">;

function lookingAround(own: Own, nearest: Seen["nearest"], project: Project): Neighbours {
  const around: Neighbours["around"] = (path) => {
    const { reach, memberships } = nearest(path);
    if (reach === "Region") return [neighbours];
    const all = memberships.map((membership) => neighboursOf(path, { membership, project }));
    return all.flatMap((each) => each?.neighbours ?? []);
  };
  const neighbours = { ...own, around };
  return neighbours;
}

/** Which stacks nest which is the same wherever they are deployed. */
const callsIn = remember((project: Project): Nesting => {
  let nesting: Found | undefined;
  return {
    ...callingIn(project),
    nesting: () =>
      (nesting ??= foundStacks(project, project.mentioning(mentions.nested), neighbourOf)),
  };
});
