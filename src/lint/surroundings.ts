import { basename, dirname, isAbsolute, relative, resolve, sep } from "node:path";
import { alone, type Surroundings } from "../terraform/configuration/configuration.js";
import { isOverriding } from "../terraform/configuration/overriding.js";
import { calledFolders } from "./called-folders.js";
import { readModuleFolder } from "./module-folder.js";
import { isInside, realPath, rootFor } from "./read-inside.js";

/**
 * What stands beside a file: the other files of its module, and modules in other folders. Nothing
 * outside of the working directory is read.
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
    isCalled: folder !== root && (isAmongModules(folder, root) || calledFolders(root).has(folder)),
    readFolder(from, source) {
      const called = realPath(resolve(from, source));
      const read = called !== undefined && isInside(called, root) && readModuleFolder(called, root);
      return read ? { ...read, path: called } : undefined;
    },
  };
}

/**
 * Whether a folder is where the modules of a configuration are.
 * https://developer.hashicorp.com/terraform/language/modules/develop/structure
 */
function isAmongModules(folder: string, root: string): boolean {
  return dirname(relative(root, folder)).split(sep).includes("modules");
}
