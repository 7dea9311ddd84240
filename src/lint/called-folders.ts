import { join, resolve } from "node:path";
import { foundLately, walkFolders } from "./folders.js";
import { isInside, readerInside } from "./read-inside.js";

/** Where there is more, a folder that nobody was seen to call counts as a deployment. */
const limits = { folders: 2000, files: 5000 };

const lately = foundLately<ReadonlySet<string>>();

/**
 * The folders below a root that a configuration in some other folder calls as modules, in either of
 * Terraform's languages. Those that are called from within, as examples do, are not among them.
 */
export function calledFolders(root: string): ReadonlySet<string> {
  return lately.find(root, () => findCalled(root));
}

function findCalled(root: string): ReadonlySet<string> {
  const called = new Set<string>();
  let files = 0;
  walkFolders(root, limits.folders, (entry, folder) => {
    if (!entry.isFile() || !/\.tf(?:\.json)?$/.test(entry.name) || ++files > limits.files) return;
    const read = readSources(join(folder, entry.name), root);
    for (const source of "made" in read ? read.made : []) {
      const callee = resolve(folder, source);
      if (!isInside(folder, callee)) called.add(callee);
    }
  });
  return called;
}

/** Sources that are paths, as `source = "../audit"` or `"source": "../audit"`. */
const readSources = readerInside({
  maxBytes: 2_000_000,
  remembers: 5000,
  make: (text): readonly string[] =>
    [...text.matchAll(/\bsource"?\s*[=:]\s*"(\.\.?(?:\/[^"]*)?)"/g)].map(
      ([, source = ""]) => source,
    ),
});
