import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** One file of a collection of templates that others wrote. */
export interface Entry {
  readonly path: string;
  /** `cfn-yaml`, `cfn-json`, and so on; `yaml` and `json` are no templates. */
  readonly format: string;
}

const repository = fileURLToPath(new URL("../..", import.meta.url));

/** Where the collection is: where the environment says, or beside the repository. */
export const corpusFolder: string =
  process.env["CLOUDTRAIL_CORPUS"] ?? resolve(repository, "../shared/corpus");

/** What is in it according to its table of contents, nothing where there is none. */
export function readManifest(): readonly Entry[] {
  const file = join(corpusFolder, "MANIFEST.tsv");
  if (!existsSync(file)) return [];
  const [header = [], ...rows] = readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t"));
  const [path, format] = [header.indexOf("path"), header.indexOf("format")];
  return rows.map((row) => ({
    path: join(corpusFolder, row[path] ?? ""),
    format: row[format] ?? "",
  }));
}
