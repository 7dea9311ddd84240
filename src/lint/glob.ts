import picomatch from "picomatch";

/** A pattern for paths, taken apart. */
export interface Glob {
  /** The folder that everything it matches is in. */
  readonly folder: string;
  /** Whether a path below that folder, parted by slashes, is meant. */
  readonly matches: (path: string) => boolean;
}

/** As ESLint and shells read them, but for what would be other files than those named. */
const options = { dot: true, nonegate: true, posix: true, windows: false } as const;

/** Reads a path with wildcards, nothing where it has none. Shells expand some of them themselves. */
export function readGlob(path: string): Glob | undefined {
  const { base, glob, isGlob } = picomatch.scan(path, options);
  return isGlob ? { folder: base || ".", matches: matcherOf([glob]) } : undefined;
}

/** Whether some pattern matches a path below the folder that all of them are relative to. */
export function matcherOf(patterns: readonly string[]): (path: string) => boolean {
  const isMatch = picomatch([...patterns], options);
  return (path) => isMatch(path);
}
