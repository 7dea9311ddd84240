import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import { alone, type Surroundings } from "../terraform/configuration/configuration.js";
import type { RootModule } from "../terraform/configuration/module-file.js";
import { isOverriding } from "../terraform/configuration/overriding.js";
import { type Configurations, configurationsIn, stateAt } from "./configurations.js";
import { readModuleFolder } from "./module-folder.js";
import { nameFrom } from "./name-from.js";
import { isInside, realPath, rootFor } from "./read-inside.js";

/**
 * What stands beside a file: the other files of its module, modules in other folders, and
 * configurations whose states are read. Nothing outside of the working directory is read.
 *
 * @param text What the file holds, where that is not saved.
 * @param isAlone Whether it is read as if nobody read its state.
 */
export function surroundingsOf(
  path: string | undefined,
  text?: string,
  isAlone = false,
): Surroundings {
  if (path === undefined || !isAbsolute(path)) return alone;
  const folder = realPath(dirname(path));
  if (folder === undefined) return alone;
  const root = rootFor(folder);
  const beside = readModuleFolder(folder, root, basename(path));
  if (beside === undefined) return alone;
  const configurations = (): Configurations => {
    const saved = configurationsIn(root);
    return text === undefined ? saved : saved.edited(join(folder, basename(path)), text);
  };
  const isModule = (other: string): boolean => isModuleIn(root, other, configurations);
  const rootModule = (at: string): RootModule => rootModuleIn(root, at, configurations);
  return {
    path: folder,
    beside,
    overrides: isOverriding(basename(path)),
    isCalled: isModule(folder),
    readFolder(from, source) {
      const called = realPath(resolve(from, source));
      const read = called !== undefined && isInside(called, root) && readModuleFolder(called, root);
      return read ? { ...read, path: called } : undefined;
    },
    rootKeeping(from, path) {
      const keeper = configurations().keeperOf(stateAt(from, path, root));
      return keeper === undefined ? undefined : rootModule(keeper);
    },
    *rootsReading(kept) {
      if (isAlone) return;
      for (const reader of configurations().reading(kept)) {
        yield rootModule(reader.folder);
      }
    },
  };
}

/** A module is no root: of one that reads a state nobody knows what else it is given. */
export function rootModuleIn(
  root: string,
  path: string,
  configurations: () => Configurations,
): RootModule {
  const isModule = (): boolean => isModuleIn(root, path, configurations);
  const read = (): ReturnType<RootModule["read"]> =>
    isModule() ? undefined : readModuleFolder(path, root);
  return { path, name: nameFrom(root, path) || ".", read };
}

/** Whether a folder is a module that a configuration calls. */
export function isModuleIn(
  root: string,
  folder: string,
  configurations: () => Configurations,
): boolean {
  if (folder === root) return false;
  return isAmongModules(folder, root) || configurations().called.has(folder);
}

/**
 * Whether a folder is where the modules of a configuration are.
 * https://developer.hashicorp.com/terraform/language/modules/develop/structure
 */
function isAmongModules(folder: string, root: string): boolean {
  return nameFrom(root, dirname(folder)).split("/").includes("modules");
}
