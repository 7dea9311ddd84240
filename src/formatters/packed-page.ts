import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { brotliDecompressSync } from "node:zlib";

let pages: Readonly<Record<string, string>> | undefined;

/** The page of a rule, by its name. The package has all of them in one file, which the bundler makes. */
export function packedPage(name: string): string {
  pages ??= readPages();
  return pages[name] ?? "";
}

function readPages(): Readonly<Record<string, string>> {
  // The package finds itself by its name, wherever this file is in it.
  const manifest = createRequire(import.meta.url).resolve("eslint-plugin-cloudtrail/package.json");
  const packed = readFileSync(join(dirname(manifest), "dist", "pages.json.br"));
  return JSON.parse(brotliDecompressSync(packed).toString()) as Record<string, string>;
}
