import { basename, dirname, isAbsolute, resolve } from "node:path";
import { newSideTable } from "../template/side-table.js";
import { type CloudAssembly, readCloudAssembly } from "./cloud-assembly.js";
import { foundLately } from "./folders.js";
import { realPath, rootFor } from "./read-inside.js";
import type { TemplateFile } from "./template-file.js";

const known = newSideTable<TemplateFile, boolean>();

/**
 * Whether the CDK wrote a file, and will write over it: its assembly deploys the file, be it as a
 * stack or as an asset, which nested stacks are.
 */
export function isSynthesized(file: TemplateFile, path: string): boolean {
  const before = known.get(file);
  if (before !== undefined) return before;
  const found = isAbsolute(path) ? assemblyIn(dirname(path)) : undefined;
  const name = basename(path);
  const isDeployed =
    found !== undefined &&
    (found.assembly.stackNames.has(resolve(found.folder, name)) ||
      [...found.assembly.assets.values()].includes(name));
  known.set(file, isDeployed);
  return isDeployed;
}

interface Found {
  readonly assembly: CloudAssembly;
  /** Once links are followed. */
  readonly folder: string;
}

const lately = foundLately<Found | undefined>();

function assemblyIn(named: string): Found | undefined {
  return lately.find(named, () => {
    const folder = realPath(named);
    const assembly = folder === undefined ? undefined : readCloudAssembly(folder, rootFor(folder));
    return folder === undefined || assembly === undefined ? undefined : { folder, assembly };
  });
}
