import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { isInside } from "./module-folder.js";

/** Where there is more, a folder that nobody was seen to call counts as a deployment. */
const limits = { folders: 2000, files: 5000, bytes: 2_000_000 };

/** Editors keep us running while files change. */
const milliseconds = 5000;

const remembered = new Map<string, { readonly until: number; readonly called: Set<string> }>();

/**
 * The folders below a root that a configuration in some other folder calls as modules, in either of
 * Terraform's languages. Those that are called from within, as examples do, are not among them.
 */
export function calledFolders(root: string): ReadonlySet<string> {
  const now = performance.now();
  const before = remembered.get(root);
  if (before !== undefined && before.until > now) return before.called;
  const called = new Set<string>();
  let files = 0;
  const folders = [root];
  for (const folder of folders) {
    for (const entry of entriesOf(folder)) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !isIgnored(entry.name) && folders.length < limits.folders) {
        folders.push(path);
      }
      if (!entry.isFile() || !/\.tf(?:\.json)?$/.test(entry.name)) continue;
      if (++files > limits.files) break;
      for (const source of sourcesIn(path)) {
        const callee = resolve(folder, source);
        if (!isInside(folder, callee)) called.add(callee);
      }
    }
  }
  remembered.clear();
  remembered.set(root, { until: performance.now() + milliseconds, called });
  return called;
}

function isIgnored(name: string): boolean {
  return name === "node_modules" || name.startsWith(".");
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Sources that are paths, as `source = "../audit"` or `"source": "../audit"`. */
function sourcesIn(path: string): readonly string[] {
  try {
    if (statSync(path).size > limits.bytes) return [];
    const text = readFileSync(path, "utf8");
    return [...text.matchAll(/\bsource"?\s*[=:]\s*"(\.\.?(?:\/[^"]*)?)"/g)].map(
      ([, source = ""]) => source,
    );
  } catch {
    return [];
  }
}
