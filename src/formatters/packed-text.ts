import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { brotliDecompressSync } from "node:zlib";

let texts: readonly string[] | undefined;

/**
 * The page of a rule, by its name, or what the bundler has packed of a report, by the name it is exported
 * with. The package has all of them in one file, which the bundler makes: each below its name.
 */
export function packedText(name: string): string {
  texts ??= readTexts();
  const heading = `${name}\n`;
  return texts.find((text) => text.startsWith(heading))?.slice(heading.length) ?? "";
}

function readTexts(): readonly string[] {
  // The package finds itself by its name, wherever this file is in it.
  const manifest = createRequire(import.meta.url).resolve("eslint-plugin-cloudtrail/package.json");
  const packed = readFileSync(join(dirname(manifest), "dist", "texts.br"));
  return brotliDecompressSync(packed).toString().split("\0");
}
