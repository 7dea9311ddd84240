import { createHash } from "node:crypto";
import {
  type Dirent,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  type Stats,
} from "node:fs";
import process from "node:process";
import { pathToFileURL } from "node:url";

/*
 * What the linter asks of the machine that it runs on. A browser has no files: there another module stands
 * in place of this one, in which none is found.
 */

export function workingDirectory(): string {
  return process.cwd();
}

export function readText(path: string): string {
  return readFileSync(path, "utf8");
}

export function entriesIn(folder: string): readonly Dirent[] {
  return readdirSync(folder, { withFileTypes: true });
}

/** Where a path leads once links are followed. */
export function followLinks(path: string): string {
  return realpathSync(path);
}

/** The same as the system has it, which on Windows says what letters and drives stand for. */
export function pathOnDisk(path: string): string {
  return realpathSync.native(path);
}

export function statsOf(path: string): Stats {
  return statSync(path);
}

/** A path as a URL, as it is written on Windows or elsewhere. */
export function fileUrlOf(path: string, windows: boolean): URL {
  return pathToFileURL(path, { windows });
}

/** A short text that is another one for other texts. */
export function hashOf(texts: Iterable<string>): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(`${String(text.length)}:${text}`);
  return hash.digest("hex");
}
