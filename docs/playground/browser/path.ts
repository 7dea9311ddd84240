/* What the linter computes with paths, as `node:path/posix` does. Relative ones begin at the root. */

export const sep = "/";

export function isAbsolute(path: string): boolean {
  return path.startsWith("/");
}

export function basename(path: string): string {
  return /([^/]*)\/*$/.exec(path)?.[1] ?? "";
}

export function extname(path: string): string {
  return /[^/.](\.[^/.]*)$/.exec(basename(path))?.[1] ?? "";
}

export function dirname(path: string): string {
  const [folder] = /^.*[^/]\/*(?=\/[^/]+\/*$)/s.exec(path) ?? [];
  return folder ?? (isAbsolute(path) ? "/" : ".");
}

export function join(...paths: readonly string[]): string {
  const whole = paths.filter((path) => path !== "").join("/");
  const parts = partsOf(whole);
  const end = parts.length > 0 && whole.endsWith("/") ? "/" : "";
  const joined = `${isAbsolute(whole) ? "/" : ""}${parts.join("/")}${end}`;
  return joined === "" ? (whole.endsWith("/") ? "./" : ".") : joined;
}

export function resolve(...paths: readonly string[]): string {
  const start = Math.max(0, paths.findLastIndex(isAbsolute));
  return `/${partsOf(["", ...paths.slice(start)].join("/")).join("/")}`;
}

export function relative(from: string, to: string): string {
  const [start, end] = [partsOf(resolve(from)), partsOf(resolve(to))];
  const differing = start.findIndex((part, index) => part !== end[index]);
  const common = differing < 0 ? start.length : differing;
  return [...start.slice(common).map(() => ".."), ...end.slice(common)].join("/");
}

/** What of it is told from other roots: there is one. */
export function parse(path: string): { readonly root: string } {
  return { root: isAbsolute(path) ? "/" : "" };
}

/** Without what leads nowhere; nothing is above the root. */
function partsOf(path: string): readonly string[] {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    const last = parts.at(-1);
    if (part === ".." && last !== undefined && last !== "..") parts.pop();
    else if (part !== ".." || !isAbsolute(path)) parts.push(part);
  }
  return parts;
}

export default { sep, isAbsolute, basename, dirname, extname, join, parse, relative, resolve };
