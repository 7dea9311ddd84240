import platform, { dirname, isAbsolute, type PlatformPath, resolve } from "node:path";
import { excerpt } from "../document/excerpt.js";
import type { IncludedFiles } from "../cloudformation/stack-file.js";
import { type Included, nowhere } from "../include/scope.js";
import { isInside, readerInside, realPath, type Refusal, rootFor } from "./read-inside.js";

/**
 * Where a template is, and how to read what it includes. Nothing outside of the working directory is
 * read.
 */
export function includedFilesOf(path: string | undefined): IncludedFiles {
  const folder = path !== undefined && isAbsolute(path) ? realPath(dirname(path)) : undefined;
  const root = folder === undefined ? undefined : rootFor(folder);
  if (path === undefined || root === undefined) return [undefined, nowhere];
  const own = realPath(path) ?? path;
  return [own, (from, location) => read(resolve(dirname(from), pathIn(location)), location, root)];
}

/** Included files, and whether those that were read are still the same. */
interface Noted {
  readonly included: () => IncludedFiles;
  readonly areSame: () => boolean;
  /** The texts of those that were read. */
  readonly texts: () => readonly string[];
}

export function noting(files: () => IncludedFiles): Noted {
  const noted = new Map<string, { readonly before: Included; readonly read: () => Included }>();
  return {
    included() {
      noted.clear();
      const [path, read] = files();
      return [
        path,
        (from, location) => {
          const before = read(from, location);
          noted.set(`${from}\0${location}`, { before, read: () => read(from, location) });
          return before;
        },
      ];
    },
    texts: () =>
      [...noted.values()].flatMap(({ before }) => (before.kind === "file" ? before.file.text : [])),
    areSame: () => [...noted.values()].every(({ before, read }) => isSame(before, read())),
  };
}

function isSame(before: Included, after: Included): boolean {
  return before === after || (before.kind !== "file" && before.kind === after.kind);
}

/** The path of `file://…`, of which cfn-include decodes nothing. A drive is the host's, in a URL behind a slash. */
export function pathIn(location: string, paths: PlatformPath = platform): string {
  const path = location.replace(/^file:\/\//i, "");
  return paths.sep === "\\" && path !== location ? path.replace(/^\/(?=[a-z]:)/i, "") : path;
}

function read(path: string, location: string, root: string): Included {
  const name = `'${excerpt(location)}'`;
  // Whether a file outside is there is nobody's business.
  const found = isInside(path, root) ? readText(path, root) : ({ refusal: "outside" } as const);
  return "made" in found ? found.made : notRead(found.refusal, name);
}

const maxBytes = 2_000_000;

/** Many templates include the same ones. */
const readText = readerInside({
  maxBytes,
  remembers: 1000,
  make: (text, path): Included => ({ kind: "file", file: { path, text } }),
});

function notRead(refusal: Refusal, name: string): Included {
  switch (refusal) {
    case "outside":
      return { kind: "refused", reason: `${name} is outside of the working directory` };
    case "missing":
      return { kind: "unknown", reason: `there is no file ${name}` };
    case "no file":
      return { kind: "refused", reason: `${name} is no file` };
    case "too large":
      return { kind: "refused", reason: `${name} has more than ${maxBytes} bytes` };
    case "forbidden":
      return { kind: "unknown", reason: `nobody may read ${name}` };
  }
}
