import path, { type PlatformPath } from "node:path";
import { groupBy } from "../template/group.js";

/** Something for each of the roots that files are below: of Windows' drives and shares each has its own. */
export interface Drives<T> {
  readonly of: (file: string) => T;
  /** Files with what there is for their roots. */
  readonly among: <F>(
    files: readonly F[],
    pathOf: (file: F) => string,
  ) => Iterable<[T, readonly F[]]>;
}

export function drives<T>(make: (root: string) => T, paths: PlatformPath = path): Drives<T> {
  const made = new Map<string, T>();
  const below = (root: string): T => {
    const known = made.get(root) ?? make(root);
    made.set(root, known);
    return known;
  };
  const rootOf = (file: string): string => paths.parse(paths.resolve(file)).root;
  return {
    of: (file) => below(rootOf(file)),
    *among(files, pathOf) {
      const groups = groupBy(files, (file) => rootOf(pathOf(file)));
      for (const [root, group] of groups) yield [below(root), group];
    },
  };
}
