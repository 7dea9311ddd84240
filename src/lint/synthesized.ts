import { basename, dirname, isAbsolute, resolve } from "node:path";
import { readCloudAssembly } from "./cloud-assembly.js";
import { realPath, rootFor } from "./read-inside.js";
import type { TemplateFile } from "./template-file.js";

const known = new WeakMap<TemplateFile, boolean>();

/**
 * Whether the CDK wrote a file, and will write over it: its assembly deploys the file, be it as a
 * stack or as an asset, which nested stacks are.
 */
export function isSynthesized(file: TemplateFile, path: string): boolean {
  const before = known.get(file);
  if (before !== undefined) return before;
  const folder = isAbsolute(path) ? realPath(dirname(path)) : undefined;
  const assembly = folder === undefined ? undefined : readCloudAssembly(folder, rootFor(folder));
  const isDeployed =
    folder !== undefined &&
    assembly !== undefined &&
    (assembly.stackNames.has(resolve(folder, basename(path))) ||
      [...assembly.assets.values()].some((asset) => asset === basename(path)));
  known.set(file, isDeployed);
  return isDeployed;
}
