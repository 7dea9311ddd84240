import { isAbsolute, relative } from "node:path";
import { followLinks, readText, statsOf, workingDirectory } from "../host.js";

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
 * is read again only when it has changed.
 */
export function readerInside<T>({
  maxBytes,
  remembers,
  make,
}: Reader<T>): (path: string, root: string) => ReadInside<T> {
  const remembered = new Map<string, { readonly stamp: string; readonly made: T }>();
  return (path, root) => {
    const file = lookAt(path, root, maxBytes);
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

type Looked = { readonly real: string; readonly stamp: string } | { readonly refusal: Refusal };

function lookAt(path: string, root: string, maxBytes: number): Looked {
  try {
    const real = followLinks(path);
    if (!isInside(real, root)) return { refusal: "outside" };
    const stats = statsOf(real);
    // Reading a pipe would wait for somebody to write.
    if (!stats.isFile()) return { refusal: "no file" };
    if (stats.size > maxBytes) return { refusal: "too large" };
    return { real, stamp: `${String(stats.mtimeMs)} ${String(stats.size)}` };
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return { refusal: isMissing ? "missing" : "forbidden" };
  }
}

function textOf(path: string): string | undefined {
  try {
    return readText(path);
  } catch {
    return undefined;
  }
}

/** Where a path leads once links are followed; nothing where it leads nowhere. */
export function realPath(path: string): string | undefined {
  try {
    return followLinks(path);
  } catch {
    return undefined;
  }
}

export function isInside(path: string, root: string): boolean {
  const way = relative(root, path);
  return way === "" || (!/^\.\.(?:[/\\]|$)/.test(way) && !isAbsolute(way));
}

/** Outside of which nothing is read for a file of a folder: the working directory, if it is in it. */
export function rootFor(folder: string): string {
  const current = realPath(workingDirectory());
  return current !== undefined && isInside(folder, current) ? current : folder;
}
