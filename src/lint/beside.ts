import { dirname, join } from "node:path";
import { workingDirectory } from "../host.js";
import type { Folder, ModuleFile } from "../terraform/configuration/module-file.js";
import { configurationsIn } from "./configurations.js";
import { walkFolders } from "./folders.js";
import { readModuleFolder } from "./module-folder.js";
import { isSameList, type Listing } from "./listing.js";
import type { ProjectFile } from "./project-files.js";
import { isInside, realPath, rootFor } from "./read-inside.js";
import { mayStandBeside, textsBeside } from "./texts-beside.js";

/** What is read besides the files of a project to judge these. */
export interface Beside {
  /** Templates that others nest, but that are none of its files. */
  readonly nested: readonly ProjectFile[];
  /** How they are deployed: values of parameters, manifests of the CDK, modules of Terraform. */
  readonly texts: readonly string[];
}

/** Whether nothing has changed since. To look for what is there now reads again what includes others. */
export function isSameBeside({ nested, texts }: Beside, lookNow: () => Beside): boolean {
  if (!nested.every((file) => file.includesTheSame())) return false;
  const now = lookNow();
  return isSameList(nested, now.nested) && isSameList(texts, now.texts);
}

/** What is beside the files below a root, of which some call each other. */
export function besideOf(
  root: string,
  { files, beside }: Listing,
  nestedBy: (file: ProjectFile) => readonly ProjectFile[],
): Beside {
  // Outside of that nothing is read.
  const within = rootFor(root);
  return {
    nested: nestedIn(files, nestedBy),
    texts: [...beside, ...textsOutside(root), ...configurationsOf(files, within)],
  };
}

function nestedIn(
  files: readonly ProjectFile[],
  nestedBy: (file: ProjectFile) => readonly ProjectFile[],
): readonly ProjectFile[] {
  const found = new Map(files.map((file) => [file.path, file] as const));
  for (const file of found.values()) {
    for (const nested of nestedBy(file)) {
      if (!found.has(nested.path)) found.set(nested.path, nested);
    }
  }
  return [...found.values()].slice(files.length);
}

/** Larger folders are no place for values of parameters. */
const limits = { folders: 2000, files: 5000 };

/** Files of parameters are named as they are seen from the working directory. */
function textsOutside(root: string): readonly string[] {
  const current = realPath(workingDirectory());
  if (current === undefined || isInside(current, root)) return [];
  const texts: string[] = [];
  let count = 0;
  walkFolders(current, limits.folders, (entry, folder) => {
    if (!mayStandBeside(entry.name) || isInside(folder, root) || ++count > limits.files) return;
    texts.push(...textsBeside(join(folder, entry.name), current));
  });
  return texts.sort();
}

/** What modules and configurations say that have a part in what those of a project deploy. */
function* configurationsOf(files: readonly ProjectFile[], within: string): Iterable<string> {
  const { said, around } = configurationsIn(within);
  yield said;
  const listed = new Set(files.map(({ path }) => path));
  const own = files.filter(({ kind }) => kind === "Terraform configuration");
  const folders = around(own.map(({ path }) => dirname(path)));
  for (const folder of [...folders].sort()) {
    const real = realPath(folder);
    const module = real !== undefined && isInside(real, within) && readModuleFolder(real, within);
    if (!module) continue;
    const { unread, assigned } = module;
    yield `${folder}\n${[...unread, assigned === "unknown"].join("\n")}`;
    for (const { path = "", document } of filesOf(module)) {
      if (!listed.has(path)) yield `${path}\n${document.text}`;
    }
  }
}

/** The files of a module, and those that give its variables values. */
function filesOf({ files, assigned }: Folder): ReadonlySet<ModuleFile> {
  if (assigned === undefined || assigned === "unknown") return new Set(files);
  return new Set([...files, ...[...assigned.values()].map(({ file }) => file)]);
}
