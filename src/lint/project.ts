import { basename, dirname, isAbsolute, relative, resolve, sep } from "node:path";
import type { ProjectSettings } from "../aws/settings.js";
import { nestedBy, nestersOf } from "../cloudformation/stacks/called.js";
import type { Found, Neighbour, Neighbours } from "../cloudformation/stacks/neighbours.js";
import { type Beside, besideOf, isSameBeside } from "./beside.js";
import { type CloudAssembly, readCloudAssembly } from "./cloud-assembly.js";
import { forgetConfigurations } from "./configurations.js";
import { membershipsAmong, type Membership, type Nearest, nearestTo } from "./estate/groups.js";
import { foundLately } from "./folders.js";
import { hasAll, mentions } from "./mentioned.js";
import {
  type Listing,
  isSameListing,
  listFiles,
  type ProjectFile,
  readProjectFile,
} from "./project-files.js";
import { isInside, realPath, rootFor, whereabouts } from "./read-inside.js";
import { unreadTemplate } from "./unread-template.js";

const templates = ["**/*.{yaml,yml,json,template}"];

/** The templates that are deployed together, as they are on disk. */
export interface Project {
  readonly root: string;
  /** What a path is called where it is mentioned. */
  readonly nameOf: (path: string) => string;
  readonly listing: Listing;
  readonly beside: Beside;
  /** The stacks whose text has all of some things. */
  readonly mentioning: (what: readonly RegExp[]) => readonly ProjectFile[];
  readonly assemblyIn: (folder: string) => CloudAssembly | undefined;
}

const lately = foundLately<Project | undefined>();

/** The project that the settings name, looked for again when some time has passed. */
function projectOf(settings: ProjectSettings): Project | undefined {
  const { root = ".", include = templates } = settings;
  const named = resolve(root);
  return lately.find(keyOf(settings), (before) => {
    const folder = realPath(named);
    if (folder === undefined) return undefined;
    const listing = listFiles(folder, include);
    const same = before?.root === folder && isSameListing(before.listing, listing);
    // What was made of the same files is the same.
    return same && isSameBeside(before.beside, besideThose(before))
      ? before
      : readProject(folder, listing);
  });
}

/** The same, looked for again. */
export function projectNow(settings: ProjectSettings): Project | undefined {
  lately.forget(keyOf(settings));
  const root = realPath(resolve(settings.root ?? "."));
  if (root !== undefined) forgetConfigurations(rootFor(root));
  return projectOf(settings);
}

function keyOf({ root = ".", include }: ProjectSettings): string {
  return JSON.stringify([resolve(root), include]);
}

function readProject(root: string, listing: Listing): Project {
  const assemblies = new Map<string, CloudAssembly | undefined>();
  const found = new Map<readonly RegExp[], readonly ProjectFile[]>();
  const stacks = listing.files.filter(
    ({ kind }) => kind === undefined || kind === "CloudFormation",
  );
  const project: Omit<Project, "beside"> = {
    root,
    nameOf: (path) => nameOf(path, root),
    listing,
    mentioning(what) {
      const before = found.get(what) ?? stacks.filter((file) => hasAll(file, what));
      found.set(what, before);
      return before;
    },
    assemblyIn(folder) {
      if (!assemblies.has(folder)) assemblies.set(folder, readCloudAssembly(folder, root));
      return assemblies.get(folder);
    },
  };
  return Object.assign(project, { beside: besideThose(project) });
}

function besideThose(project: Omit<Project, "beside">): Beside {
  const { root, listing } = project;
  const calls = callingIn(project);
  return besideOf(root, listing, (file) => {
    const neighbour = hasAll(file, mentions.nested) ? neighbourOf(file) : undefined;
    const paths = neighbour === undefined ? [] : nestedBy(neighbour, calls);
    return paths.flatMap((path) => readProjectFile(path, root) ?? []);
  });
}

function foundIn({ listing: { gap }, root }: Project, asked: readonly ProjectFile[]): Found {
  const read = asked.map(neighbourOf);
  const unread = asked.find((_, index) => read[index] === undefined);
  return {
    files: read.filter((file) => file !== undefined),
    gap: gap ?? (unread && `'${nameOf(unread.path, root)}' cannot be read`),
    isCutOff: gap !== undefined,
  };
}

export function neighbourOf(file: ProjectFile): Neighbour | undefined {
  const stack = file.stack();
  return stack && { path: file.path, stack };
}

function nameOf(path: string, root: string): string {
  return relative(root, path).replaceAll(sep, "/");
}

/** What a file of a project may lead to as one group deploys it; nothing where it is none of the project. */
export function neighboursOf(
  path: string,
  membership: Membership,
): { readonly path: string; readonly neighbours: Neighbours } | undefined {
  const found = projectWith(path, membership.settings.project);
  return found && { path: found.path, neighbours: neighboursIn(found.project, membership) };
}

/** The project that a file is in, if it is in that of the settings, and where it is once links are followed. */
export function projectWith(
  path: string,
  settings: ProjectSettings | undefined,
): { readonly path: string; readonly project: Project } | undefined {
  const folder = isAbsolute(path) ? whereabouts(dirname(path)) : undefined;
  const project = settings && folder !== undefined ? projectOf(settings) : undefined;
  if (project === undefined || folder === undefined || !isInside(folder, project.root)) {
    return undefined;
  }
  const real = realPath(path);
  const isLink = real !== undefined && isInside(real, project.root);
  return { path: isLink ? real : resolve(folder, basename(path)), project };
}

const known = new WeakMap<Project, Map<string, Neighbours>>();

/** The templates of a project as they are seen from what a group deploys. */
export function neighboursIn(project: Project, from: Membership): Neighbours {
  const byPlace = known.get(project) ?? new Map<string, Neighbours>();
  known.set(project, byPlace);
  // Of many settings with the same groups there is one.
  const { region } = from.base;
  const place = JSON.stringify([from.base.project?.groups, from.group, region]);
  const before = byPlace.get(place);
  if (before !== undefined) return before;
  const neighbours = newNeighboursIn(project, from);
  byPlace.set(place, neighbours);
  return neighbours;
}

function newNeighboursIn(project: Project, from: Membership): Neighbours {
  const { root } = project;
  const found = new Map<readonly RegExp[], Found>();
  const mentioning = (
    what: readonly RegExp[],
    isMeant: (file: ProjectFile) => boolean = () => true,
  ): Found => {
    const before = found.get(what) ?? foundIn(project, project.mentioning(what).filter(isMeant));
    found.set(what, before);
    return before;
  };
  const calls = { ...callingIn(project), nesting: () => mentioning(mentions.nested) };
  const nearest = nearestIn(project, from, calls);
  const isInReach = ({ path }: ProjectFile): boolean => nearest(path).reach === "Region";
  return {
    ...calls,
    unread: (from, path) => unreadTemplate(from, path, root),
    exporting: (by) => mentioning(by === "export" ? mentions.exports : mentions.outputs, isInReach),
    importing: () => mentioning(mentions.imports, isInReach),
    mentioning: (what) => mentioning(what),
    reachOf: (path) => nearest(path).reach,
    stackNamesOf(path) {
      const named = project.assemblyIn(dirname(path))?.stackNames.get(path);
      return named ?? [basename(path).replace(/(?:\.template)?(?:\.[a-z]+)?$/i, "")];
    },
    nameOf: project.nameOf,
  };
}

/** The templates that others call. */
function callingIn({
  root,
  assemblyIn,
}: Omit<Project, "beside">): Pick<Neighbours, "asset" | "nested"> {
  const read = (from: string, path: string): Neighbour | undefined => {
    const file = readProjectFile(resolve(dirname(from), path), root);
    return file && neighbourOf(file);
  };
  return {
    nested: read,
    asset(from, hash) {
      const path = assemblyIn(dirname(from))?.assets.get(hash);
      return path === undefined ? undefined : read(from, path);
    },
  };
}

/** Tells how near files of a project are. One that others nest is where they are. */
function nearestIn(
  project: Project,
  from: Membership,
  calls: Pick<Neighbours, "asset" | "nested" | "nesting">,
): (path: string) => Nearest {
  const { base } = from;
  const known = new Map<string, Nearest>();
  const rootsOf = (path: string): readonly string[] => {
    if (base.project?.groups === undefined) return [path];
    const all = new Set([path]);
    for (const each of all) for (const nester of nestersOf(each, calls)) all.add(nester);
    const roots = [...all].filter((each) => nestersOf(each, calls).length === 0);
    return roots.length === 0 ? [path] : roots;
  };
  const membershipsWith = (path: string): readonly Membership[] => [
    ...new Set(rootsOf(path).flatMap((each) => membershipsAmong([project.nameOf(each)], base))),
  ];
  return (path) => {
    const before = known.get(path) ?? nearestTo(from, membershipsWith(path));
    known.set(path, before);
    return before;
  };
}
