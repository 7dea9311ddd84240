import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** No template of a few pages is larger. */
const maxBytes = 200_000;

/** The paths of what may be templates in a folder, in the same order on every machine. */
export function templatesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ya?ml|json|template)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => statSync(file).size < maxBytes)
    .sort();
}
