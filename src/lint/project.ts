import { basename, dirname, isAbsolute, resolve } from "node:path";
import { remember } from "../aws/remember.js";
import type { ProjectSettings } from "../aws/settings.js";
import { nestedBy } from "../cloudformation/stacks/called.js";
import type { Aspect } from "../cloudformation/stacks/face.js";
import type { Neighbour, Neighbours } from "../cloudformation/stacks/neighbours.js";
import { type Beside, besideOf, isSameBeside } from "./beside.js";
import { type CloudAssembly, readCloudAssembly } from "./cloud-assembly.js";
import { forgetConfigurations } from "./configurations.js";
import { foundLately } from "./folders.js";
import { hasAll, mentions } from "./mentioned.js";
import { byPath, type Listing, isSameListing, listFiles } from "./listing.js";
import { nameFrom } from "./name-from.js";
import { type ProjectFile, readProjectFile } from "./project-files.js";
import { isInside, realPath, rootFor, whereabouts } from "./read-inside.js";
import { templateFiles } from "./template-names.js";

/** The templates that are deployed together. */
export interface Project {
  readonly root: string;
  /** What a path is called where it is mentioned. */
  readonly nameOf: (path: string) => string;
  readonly listing: Listing;
  /** One of its files, as it was when these were listed, or one that another leads to. */
  readonly fileAt: (path: string) => ProjectFile | undefined;
  readonly beside: Beside;
  /** The stacks, and what they nest wherever it is, whose text has all of some things. */
  readonly mentioning: (what: readonly RegExp[]) => readonly ProjectFile[];
  readonly assemblyIn: (folder: string) => CloudAssembly | undefined;
  /** Where a text that is not saved stands for a file. */
  readonly edit?: Edit;
}

/** How a project is another than on disk. */
export interface Edit {
  readonly saved: Project;
  /** What is edited, where that nests the same as before, and others know all that they see of it. */
  readonly stacks: { readonly before: Neighbour; readonly after: Neighbour } | undefined;
  /** What others see of it that has changed. */
  readonly hasChanged: (aspect: Aspect) => boolean;
}

const lately = foundLately<Project | undefined>();

/** The project that the settings name, looked for again when some time has passed. */
function projectOf(settings: ProjectSettings): Project | undefined {
  return lately.find(keyOf(settings), (before) => {
    const { root = ".", include = templateFiles } = settings;
    const folder = realPath(resolve(root));
    if (folder === undefined) return undefined;
    const listing = listFiles(folder, include);
    const same = before?.root === folder && isSameListing(before.listing, listing);
    // What was made of the same files is the same.
    return same && isSameBeside(before.beside, () => besideThose(before))
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

function keyOf(settings: ProjectSettings): string {
  const { root = "." } = settings;
  return `${isAbsolute(root) ? root : resolve(root)} ${includedBy(settings)}`;
}

const includedBy = remember(({ include = [] }: ProjectSettings) => JSON.stringify(include));

function readProject(root: string, listing: Listing): Project {
  const assemblies = new Map<string, CloudAssembly | undefined>();
  const found = new WeakMap<readonly RegExp[], readonly ProjectFile[]>();
  const filesByPath = new Map(listing.files.map((file) => [file.path, file] as const));
  const isStack = ({ kind }: ProjectFile): boolean =>
    kind === undefined || kind === "CloudFormation";
  const names = new Map<string, string>();
  let stacks: readonly ProjectFile[] | undefined;
  const project: Omit<Project, "beside"> = {
    root,
    nameOf(path) {
      const name = names.get(path) ?? nameFrom(root, path);
      names.set(path, name);
      return name;
    },
    listing,
    fileAt(path) {
      if (filesByPath.has(path)) return filesByPath.get(path);
      const file = readProjectFile(path, root);
      return file && (filesByPath.get(file.path) ?? file);
    },
    mentioning(what) {
      stacks ??= [...listing.files, ...whole.beside.nested].filter(isStack).sort(byPath);
      const before = found.get(what) ?? stacks.filter((file) => hasAll(file, what));
      found.set(what, before);
      return before;
    },
    assemblyIn(folder) {
      if (!assemblies.has(folder)) assemblies.set(folder, readCloudAssembly(folder, root));
      return assemblies.get(folder);
    },
  };
  const whole = Object.assign(project, { beside: besideThose(project) });
  return whole;
}

function besideThose(project: Omit<Project, "beside">): Beside {
  const { root, listing, fileAt } = project;
  const calls = callingIn(project);
  return besideOf(root, listing, (file) => {
    const neighbour = hasAll(file, mentions.nested) ? neighbourOf(file) : undefined;
    const paths = neighbour === undefined ? [] : nestedBy(neighbour, calls);
    return paths.flatMap((path) => fileAt(path) ?? []);
  });
}

export function neighbourOf(file: ProjectFile): Neighbour | undefined {
  const stack = file.stack();
  return stack && { path: file.path, stack };
}

/** A file of a project, and where it is once links are followed. */
export interface Located {
  readonly path: string;
  readonly project: Project;
}

/** The project that a file is in, if it is in that of the settings. */
export function projectWith(
  path: string,
  settings: ProjectSettings | undefined,
): Located | undefined {
  const project = settings && isAbsolute(path) ? projectOf(settings) : undefined;
  const own = project && pathIn(project, path);
  return project === undefined || own === undefined ? undefined : { path: own, project };
}

/** Where a file of a project is once links are followed; nothing where that is outside. */
export function pathIn({ root, listing }: Project, path: string): string | undefined {
  if (listing.isFound(path)) return path;
  const folder = isAbsolute(path) ? whereabouts(dirname(path)) : undefined;
  if (folder === undefined || !isInside(folder, root)) return undefined;
  const real = realPath(path);
  const isLink = real !== undefined && isInside(real, root);
  return isLink ? real : resolve(folder, basename(path));
}

/** The templates that others call. */
export function callingIn({
  fileAt,
  assemblyIn,
}: Omit<Project, "beside">): Pick<Neighbours, "asset" | "nested"> {
  const read = (from: string, path: string): Neighbour | undefined => {
    const file = fileAt(resolve(dirname(from), path));
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
