import { dirname, resolve } from "node:path";
import { excerpt } from "../document/excerpt.js";
import { statsOf } from "../host.js";
import { isInside, realPath } from "./read-inside.js";

/**
 * Why the template that another names by its path is not read. One that is there says itself what is
 * wrong with it; whether one outside of the project is there is nobody's business.
 */
export function unreadTemplate(from: string, location: string, root: string): string | undefined {
  const path = resolve(dirname(from), location);
  const name = `'${excerpt(location)}'`;
  const outside = `${name} is outside of the project`;
  if (!isInside(path, root)) return outside;
  const real = realPath(path);
  if (real === undefined) return `there is no file ${name}`;
  if (!isInside(real, root)) return outside;
  return isFile(real) ? undefined : `${name} is no file`;
}

function isFile(path: string): boolean {
  try {
    return statsOf(path).isFile();
  } catch {
    return false;
  }
}
