import platform, { type PlatformPath } from "node:path";

/** What leads nowhere, or back. */
const detour = /(?:^|\/)\.{0,2}(?:\/|$)/;

/**
 * The way from a folder to a path, as the platform writes it. That reads each letter of both, and nearly
 * all that is asked for is written below the folder.
 */
export function wayFrom(folder: string, path: string, paths: PlatformPath = platform): string {
  const isBelow = folder.startsWith("/") && path.startsWith(`${folder}/`);
  const way = isBelow && paths.sep === "/" ? path.slice(folder.length + 1) : undefined;
  return way === undefined || detour.test(way) ? paths.relative(folder, path) : way;
}
