import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The page of a rule, which is part of the package. */
export function pageOf(name: string): string {
  // The package finds itself by its name, wherever this file is in it.
  const manifest = createRequire(import.meta.url).resolve("eslint-plugin-cloudtrail/package.json");
  return readFileSync(join(dirname(manifest), "docs", "rules", `${name}.md`), "utf8");
}
