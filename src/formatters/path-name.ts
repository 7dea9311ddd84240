import path, { type PlatformPath } from "node:path";
import { fileUrlOf } from "../host.js";

/**
 * What paths count from: the repository as a pipeline calls its folder, whichever folder of it a job
 * works in, where one of them is in it; else the working directory.
 */
export function rootOf(
  variable: string,
  files: readonly { readonly filePath: string }[],
  cwd: string,
): string {
  const root = process.env[variable];
  return root && files.some(({ filePath }) => below(filePath, root, path) !== undefined)
    ? root
    : cwd;
}

/** A path as people read it: from the working directory, where it is below that. */
export function nameOf(filePath: string, cwd: string, paths: PlatformPath = path): string {
  return slashed(below(filePath, cwd, paths) ?? filePath, paths);
}

/** A path from the working directory as a URI, or all of it where it is not below that. */
export function uriOf(filePath: string, cwd: string, paths: PlatformPath = path): string {
  const relative = below(filePath, cwd, paths);
  if (relative === undefined) {
    return fileUrlOf(filePath, paths === path.win32).href;
  }
  return slashed(relative, paths).split("/").map(encodeURIComponent).join("/");
}

/** A folder as a URI that others are relative to, hence with a slash at its end. */
export function folderUriOf(folder: string, paths: PlatformPath = path): string {
  const inside = fileUrlOf(paths.join(folder, "x"), paths === path.win32);
  return new URL(".", inside).href;
}

/** A text that was piped in has no path but a name such as `<text>`. */
function below(filePath: string, cwd: string, paths: PlatformPath): string | undefined {
  if (!paths.isAbsolute(filePath)) return filePath;
  const relative = paths.relative(cwd, filePath);
  const isOutside = relative.split(paths.sep)[0] === ".." || paths.isAbsolute(relative);
  return isOutside ? undefined : relative;
}

function slashed(name: string, { sep }: PlatformPath): string {
  return name.replaceAll(sep, "/");
}
