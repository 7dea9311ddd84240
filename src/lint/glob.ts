/** A pattern for paths, taken apart. */
export interface Glob {
  /** The folder that everything it matches is in. */
  readonly folder: string;
  /** Whether a path below that folder, parted by slashes, is meant. */
  readonly matches: (path: string) => boolean;
}

const magic = /[*?[{]/;
const token = /(?:\*\*\/)+|\*\*|\*|\?|\{([^{}]*)\}|\[(!?)([^\]/]{1,100})\]|[^]/g;

/** Reads a path with wildcards, nothing where it has none. Shells expand some of them themselves. */
export function readGlob(path: string): Glob | undefined {
  const steps = path.split("/");
  const first = steps.findIndex((step) => magic.test(step));
  if (first === -1) return undefined;
  const pattern = new RegExp(`^${sourceOf(steps.slice(first).join("/"))}$`);
  const folder = steps.slice(0, first).join("/");
  return {
    folder: folder === "" && first > 0 ? "/" : folder || ".",
    matches: (below) => pattern.test(below),
  };
}

/** Whether some pattern matches a path below the folder that all of them are relative to. */
export function matcherOf(patterns: readonly string[]): (path: string) => boolean {
  const globs = patterns.map((pattern) => ({ pattern, glob: readGlob(pattern) }));
  return (path) =>
    globs.some(({ pattern, glob }) => {
      if (glob === undefined) return path === pattern;
      if (glob.folder === ".") return glob.matches(path);
      return path.startsWith(`${glob.folder}/`) && glob.matches(path.slice(glob.folder.length + 1));
    });
}

function sourceOf(glob: string): string {
  return glob.replace(token, (text: string, choices?: string, not?: string, set?: string) => {
    if (text.startsWith("**/")) return "(?:[^/]+/)*";
    if (choices !== undefined) return `(?:${choices.split(",").map(sourceOf).join("|")})`;
    if (set !== undefined) return `[${not === "!" ? "^/" : ""}${set.replace(/[\\^[]/g, "\\$&")}]`;
    switch (text) {
      case "**":
        return ".*";
      case "*":
        return "[^/]*";
      case "?":
        return "[^/]";
      default:
        return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
    }
  });
}
