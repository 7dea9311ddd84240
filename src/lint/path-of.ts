import { workingDirectory } from "../host.js";
import { nameFrom } from "./name-from.js";

/**
 * The path of what is linted. What a processor took out of another file, such as a block of Markdown,
 * stands where nothing else is: what is beside that file is no part of it, and it has no part in a
 * project. Its path is therefore none that leads anywhere, `docs/guide.md/0.yaml`.
 *
 * @param name As ESLint's configuration matches it.
 * @param physical Of the file on disk.
 */
export function pathOf(name: string, physical: string): string {
  return name === physical ? physical : nameFrom(workingDirectory(), name);
}
