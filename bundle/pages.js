import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { brotliCompressSync } from "node:zlib";

/**
 * The pages of rules in one file: as they are, they would be a quarter of what is installed, for the few
 * who ask the command line for one.
 * @param {string} folder
 * @returns {import("rolldown").Plugin}
 */
export function pages(folder) {
  return {
    name: "pages",
    generateBundle() {
      const texts = readdirSync(folder).map((name) => [
        basename(name, ".md"),
        readFileSync(join(folder, name), "utf8"),
      ]);
      const source = brotliCompressSync(JSON.stringify(Object.fromEntries(texts)));
      this.emitFile({ type: "asset", fileName: "pages.json.br", source });
    },
  };
}
