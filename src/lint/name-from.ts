import path, { type PlatformPath } from "node:path";
import { wayFrom } from "./way-from.js";

/** A path from a folder as it is written in messages and matched by patterns: with slashes everywhere. */
export function nameFrom(folder: string, file: string, paths: PlatformPath = path): string {
  return wayFrom(folder, file, paths).replaceAll(paths.sep, "/");
}
