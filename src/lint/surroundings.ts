import { basename, dirname, isAbsolute, resolve } from "node:path";
import { alone, type Surroundings } from "../terraform/configuration/configuration.js";
import type { RootModule } from "../terraform/configuration/module-file.js";
import { isOverriding } from "../terraform/configuration/overriding.js";
import { configurationsIn, stateAt } from "./configurations.js";
import { readModuleFolder } from "./module-folder.js";
import { nameFrom } from "./name-from.js";
import { isInside, realPath, rootFor } from "./read-inside.js";

/**
 * What stands beside a file: the other files of its module, modules in other folders, and
 * configurations whose states are read. Nothing outside of the working directory is read.
 */
export function surroundingsOf(path: string | undefined): Surroundings {
  if (path === undefined || !isAbsolute(path)) return alone;
  const folder = realPath(dirname(path));
  if (folder === undefined) return alone;
  const root = rootFor(folder);
  const beside = readModuleFolder(folder, root, basename(path));
  if (beside === undefined) return alone;
  return {
    path: folder,
    beside,
    overrides: isOverriding(basename(path)),
    isCalled: isModule(folder, root),
    readFolder(from, source) {
      const called = realPath(resolve(from, source));
      const read = called !== undefined && isInside(called, root) && readModuleFolder(called, root);
      return read ? { ...read, path: called } : undefined;
    },
    rootKeeping(from, path) {
      const keeper = configurationsIn(root).keeperOf(stateAt(from, path, root));
      return keeper === undefined ? undefined : rootModule(keeper, root);
    },
    *rootsReading(kept) {
      for (const reader of configurationsIn(root).reading(kept)) {
        yield rootModule(reader.folder, root);
      }
    },
  };
}

/** A module is no root: of one that reads a state nobody knows what else it is given. */
function rootModule(path: string, root: string): RootModule {
  return {
    path,
    name: nameFrom(root, path) || ".",
    read: () => (isModule(path, root) ? undefined : readModuleFolder(path, root)),
  };
}

/** Whether a folder is one that others call. */
function isModule(folder: string, root: string): boolean {
  return (
    folder !== root && (isAmongModules(folder, root) || configurationsIn(root).called.has(folder))
  );
}

/**
 * Whether a folder is where the modules of a configuration are.
 * https://developer.hashicorp.com/terraform/language/modules/develop/structure
 */
function isAmongModules(folder: string, root: string): boolean {
  return nameFrom(root, dirname(folder)).split("/").includes("modules");
}
