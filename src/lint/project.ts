import { basename, dirname, isAbsolute, relative, resolve, sep } from "node:path";
import type { Group, ProjectSettings } from "../aws/settings.js";
import type { Found, Neighbour, Neighbours } from "../cloudformation/stacks/neighbours.js";
import { type CloudAssembly, readCloudAssembly } from "./cloud-assembly.js";
import { workingDirectory } from "../host.js";
import { shareAccount } from "./estate/groups.js";
import { foundLately } from "./folders.js";
import {
  type Listing,
  isSameListing,
  listFiles,
  type ProjectFile,
  readProjectFile,
} from "./project-files.js";
import { isInside, realPath } from "./read-inside.js";
import { unreadTemplate } from "./unread-template.js";

const templates = ["**/*.{yaml,yml,json,template}"];

/** The templates that are deployed together, as they are on disk. */
export interface Project {
  readonly root: string;
  readonly groups: readonly Group[] | undefined;
  /** What a path is called where it is mentioned. */
  readonly nameOf: (path: string) => string;
  readonly listing: Listing;
  readonly nesting: Found;
  readonly exporting: Neighbours["exporting"];
  readonly importing: Found;
  readonly mentioning: (what: readonly RegExp[]) => Found;
  readonly assemblyIn: (folder: string) => CloudAssembly | undefined;
}

const lately = foundLately<Project>();

/** The project that the settings name, looked for again when some time has passed. */
function projectOf({
  root = ".",
  include = templates,
  groups,
}: ProjectSettings): Project | undefined {
  const folder = realPath(resolve(workingDirectory(), root));
  if (folder === undefined) return undefined;
  return lately.find(JSON.stringify([folder, include, groups]), (before) => {
    const listing = listFiles(folder, include);
    // What was made of the same files is the same.
    return before !== undefined && isSameListing(before.listing, listing)
      ? before
      : readProject(folder, listing, groups);
  });
}

/** The same, looked for again. */
export function projectNow(settings: ProjectSettings): Project | undefined {
  lately.forget();
  return projectOf(settings);
}

function readProject(
  root: string,
  listing: Listing,
  groups: readonly Group[] | undefined,
): Project {
  const assemblies = new Map<string, CloudAssembly | undefined>();
  const found = new Map<readonly RegExp[], Found>();
  const mentioning = (what: readonly RegExp[]): Found => {
    const before = found.get(what) ?? foundIn(listing, what, root);
    found.set(what, before);
    return before;
  };
  return {
    root,
    groups,
    nameOf: (path) => nameOf(path, root),
    listing,
    get nesting() {
      return mentioning(mentions.nested);
    },
    exporting: (by) => mentioning(by === "export" ? mentions.exports : mentions.outputs),
    get importing() {
      return mentioning(mentions.imports);
    },
    mentioning,
    assemblyIn(folder) {
      if (!assemblies.has(folder)) assemblies.set(folder, readCloudAssembly(folder, root));
      return assemblies.get(folder);
    },
  };
}

/** What the text of a template has that others may matter to: only such a one is parsed. */
export const mentions: Readonly<
  Record<"exports" | "imports" | "nested" | "outputs", readonly RegExp[]>
> = {
  nested: [/AWS::CloudFormation::Stack\b|AWS::Serverless::Application\b/],
  outputs: [/\bOutputs\b/],
  // A macro may name what is put out.
  exports: [/\bOutputs\b/, /\bExport\b|Transform/],
  imports: [/ImportValue|GetStackOutput/],
};

/** Whether a text has each of some things. */
export function hasAll(file: ProjectFile, what: readonly RegExp[]): boolean {
  return what.every((each) => file.mayMention(each));
}

function foundIn({ files, gap }: Listing, what: readonly RegExp[], root: string): Found {
  const stacks = files.filter(({ kind }) => kind === undefined || kind === "CloudFormation");
  const asked = stacks.filter((file) => hasAll(file, what));
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

/** What a file of a project may lead to; nothing where it is none of the project. */
export function neighboursOf(
  path: string,
  settings: ProjectSettings | undefined,
): { readonly path: string; readonly neighbours: Neighbours } | undefined {
  const found = projectWith(path, settings);
  return found && { path: found.path, neighbours: neighboursIn(found.project) };
}

/** The project that a file is in, if it is in that of the settings, and where it is once links are followed. */
export function projectWith(
  path: string,
  settings: ProjectSettings | undefined,
): { readonly path: string; readonly project: Project } | undefined {
  const folder = isAbsolute(path) ? realPath(dirname(path)) : undefined;
  const project = settings && folder !== undefined ? projectOf(settings) : undefined;
  if (project === undefined || folder === undefined || !isInside(folder, project.root)) {
    return undefined;
  }
  return { path: resolve(folder, basename(path)), project };
}

const known = new WeakMap<Project, Neighbours>();

export function neighboursIn(project: Project): Neighbours {
  const before = known.get(project);
  if (before !== undefined) return before;
  const { root } = project;
  const read = (from: string, path: string): Neighbour | undefined => {
    const file = readProjectFile(resolve(dirname(from), path), root);
    return file && neighbourOf(file);
  };
  const neighbours: Neighbours = {
    nested: read,
    unread: (from, path) => unreadTemplate(from, path, root),
    asset(from, hash) {
      const path = project.assemblyIn(dirname(from))?.assets.get(hash);
      return path === undefined ? undefined : read(from, path);
    },
    nesting: () => project.nesting,
    exporting: (by) => project.exporting(by),
    importing: () => project.importing,
    mentioning: (what) => project.mentioning(what),
    sharesAccount: (from, path) =>
      shareAccount(project.nameOf(from), project.nameOf(path), project.groups),
    stackNamesOf(path) {
      const named = project.assemblyIn(dirname(path))?.stackNames.get(path);
      return named ?? [basename(path).replace(/(?:\.template)?(?:\.[a-z]+)?$/i, "")];
    },
    nameOf: project.nameOf,
  };
  known.set(project, neighbours);
  return neighbours;
}
