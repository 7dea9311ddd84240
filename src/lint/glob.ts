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
  if (!isGlob) return undefined;
  const isMatch = picomatch(glob, options);
  return { folder: base || ".", matches: (below) => isMatch(below) };
}

/** Whether some pattern may match a path in a folder that both are relative to one folder with. */
export function mayMatchIn(folder: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => {
    if (isExclusion(pattern)) return false;
    if (!/\/|\*\*/.test(pattern)) return folder === "";
    const { base } = picomatch.scan(pattern, options);
    return base === "" || isAround(base, folder) || isAround(folder, base);
  });
}

function isAround(folder: string, path: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/**
 * Whether some pattern matches a path below the folder that all of them are relative to. What begins
 * with `!` takes away from what the others match, wherever it stands among them.
 */
export function matcherOf(patterns: readonly string[]): (path: string) => boolean {
  const isMatch = picomatch(
    patterns.filter((pattern) => !isExclusion(pattern)),
    options,
  );
  const excluded = patterns.filter(isExclusion).map((pattern) => pattern.slice(1));
  if (excluded.length === 0) return (path) => isMatch(path);
  const isExcluded = picomatch(excluded, options);
  return (path) => isMatch(path) && !isExcluded(path);
}

/** Unless it is one of several names: `!(a|b)`. */
export function isExclusion(pattern: string): boolean {
  return /^!(?!\()/.test(pattern);
}

/** Whether there is something that a pattern means; what means nothing matches nothing. */
export function isPattern(pattern: string): boolean {
  try {
    picomatch.makeRe(pattern, { ...options, debug: true });
    return true;
  } catch {
    return false;
  }
}
