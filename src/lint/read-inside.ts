import platform, { type PlatformPath } from "node:path";
import { followLinks, pathOnDisk, readText, statsOf, workingDirectory } from "../host.js";
import { wayFrom } from "./way-from.js";

/** Why a file is not read. */
export type Refusal = "outside" | "missing" | "no file" | "too large" | "forbidden";

/** What was made of the text of a file, the same object until the file changes. */
export type ReadInside<T> = { readonly made: T } | { readonly refusal: Refusal };

interface Reader<T> {
  readonly maxBytes: number;
  /** How many files it keeps in mind. */
  readonly remembers: number;
  readonly make: (text: string, path: string) => T;
}

/**
 * Makes something of files inside a root, links followed; nothing outside of it is ever read. A file
 * is read again only when it has changed. Who walked there without following any need not have them
 * followed again.
 */
export function readerInside<T>({
  maxBytes,
  remembers,
  make,
}: Reader<T>): (path: string, root: string, isReal?: boolean) => ReadInside<T> {
  const remembered = new Map<string, { readonly stamp: string; readonly made: T }>();
  return (path, root, isReal = false) => {
    const file = lookAt(path, root, maxBytes, isReal);
    if ("refusal" in file) return file;
    const { real, stamp } = file;
    const before = remembered.get(real);
    if (before?.stamp === stamp) return before;
    const text = textOf(real);
    if (text === undefined) return { refusal: "forbidden" };
    const after = { stamp, made: make(text, real) };
    if (remembered.size >= remembers) remembered.clear();
    remembered.set(real, after);
    return after;
  };
}

/** Texts that files will have, by their paths. */
const unsaved = new Map<string, { readonly stamp: string; readonly text: string }>();

/** From now on a file is read as if somebody had saved a text in it. */
export function readAs(path: string, text: string): void {
  const real = realPath(path) ?? path;
  const before = Number(unsaved.get(real)?.stamp.split(" ").at(-1) ?? 0);
  unsaved.set(real, { stamp: `unsaved ${String(before + 1)}`, text });
}

/** A link that leads to itself leads to no file. */
const missing: ReadonlySet<unknown> = new Set(["ELOOP", "ENOENT"]);

type Looked = { readonly real: string; readonly stamp: string } | { readonly refusal: Refusal };

function lookAt(path: string, root: string, maxBytes: number, isReal: boolean): Looked {
  if (isElsewhere(path, root)) return { refusal: "outside" };
  try {
    const real = isReal ? path : realOf(path);
    if (!isInside(real, root)) return { refusal: "outside" };
    const stats = statsOf(real);
    // Reading a pipe would wait for somebody to write.
    if (!stats.isFile()) return { refusal: "no file" };
    if (stats.size > maxBytes) return { refusal: "too large" };
    const held = unsaved.get(real);
    if (held !== undefined) return { real, stamp: held.stamp };
    return { real, stamp: `${String(stats.mtimeMs)} ${String(stats.size)}` };
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && missing.has(error.code);
    return { refusal: isMissing ? "missing" : "forbidden" };
  }
}

function textOf(path: string): string | undefined {
  try {
    return unsaved.get(path)?.text ?? readText(path);
  } catch {
    return undefined;
  }
}

/** Where a path leads once links are followed; nothing where it leads nowhere. */
export function realPath(path: string): string | undefined {
  try {
    return realOf(path);
  } catch {
    return undefined;
  }
}

/** The same of what is not there yet: a folder of a file that nobody has saved. */
export function whereabouts(path: string): string | undefined {
  const real = realPath(path);
  if (real !== undefined || platform.dirname(path) === path) return real;
  const above = whereabouts(platform.dirname(path));
  return above && platform.join(above, platform.basename(path));
}

/** Two names of a file must not make two files of it, and Windows knows it by any case of its letters. */
function realOf(path: string): string {
  if (platform.sep === "/") return pathOnDisk(path);
  const real = followLinks(path);
  try {
    return asOnDisk(real, pathOnDisk(real));
  } catch {
    // Some drivers of drives cannot tell.
    return real;
  }
}

/**
 * Of a path without links and what Windows makes of it the one that others speak of: where a drive stands
 * for a folder of another computer, nobody means that computer.
 */
export function asOnDisk(path: string, told: string, paths: PlatformPath = platform): string {
  return rootOf(path, paths) === rootOf(told, paths) ? told : path;
}

/**
 * Whether a path names another computer, which would be asked as soon as anybody looked what is there, and
 * told who asks. It may be what a template says; only Windows has such paths.
 */
export function isElsewhere(path: string, root: string, paths: PlatformPath = platform): boolean {
  if (paths.sep === "/") return false;
  const start = rootOf(paths.resolve(path), paths);
  return start.startsWith("\\\\") && start !== rootOf(root, paths);
}

function rootOf(path: string, paths: PlatformPath): string {
  return paths.parse(path).root.toLowerCase();
}

export function isInside(path: string, root: string, paths: PlatformPath = platform): boolean {
  const way = wayFrom(root, path, paths);
  return way.split(paths.sep)[0] !== ".." && !paths.isAbsolute(way);
}

/** Outside of which nothing is read for a file of a folder: the working directory, if it is in it. */
export function rootFor(folder: string): string {
  const current = realPath(workingDirectory());
  return current !== undefined && isInside(folder, current) ? current : folder;
}
