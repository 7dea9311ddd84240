import path, { type PlatformPath } from "node:path";

/** A path from a folder as it is written in messages and matched by patterns: with slashes everywhere. */
export function nameFrom(folder: string, file: string, paths: PlatformPath = path): string {
  const { sep } = paths;
  // To compare them part by part takes longer, and most are below.
  const isBelow = file.startsWith(folder + sep) && !file.includes(`${sep}.`);
  const way = isBelow ? file.slice(folder.length + sep.length) : paths.relative(folder, file);
  return way.replaceAll(sep, "/");
}
