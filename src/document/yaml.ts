import { controlCharacters } from "./control-characters.js";
import { readFastYaml } from "./fast-yaml/read.js";
import { readLibraryYaml } from "./library-yaml.js";
import type { Document } from "./node.js";

/** Reads a text as YAML, however broken it is. */
export function readYaml(text: string): Document {
  const forbidden = controlCharacters(text);
  if (forbidden.length > 0) {
    return { syntax: "yaml", text, roots: [], comments: [], problems: forbidden };
  }
  return readFastYaml(text) ?? readLibraryYaml(text);
}
