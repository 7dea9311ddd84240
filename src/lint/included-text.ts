import { dirname } from "node:path";
import type { Origin } from "../document/node.js";
import type { Finding } from "./finding.js";
import { nameFrom } from "./name-from.js";
import { realPath } from "./read-inside.js";

/** What a message says, and after the scenario the file and line that spell what is included. */
export function included(
  data: Finding["data"],
  { path, text, span }: Origin,
  linted: string,
): Finding["data"] {
  const folder = dirname(linted);
  const name = nameFrom(realPath(folder) ?? folder, path);
  const line = text.slice(0, span[0]).split("\n").length;
  return { ...data, scenario: `${data["scenario"] ?? ""} (written in ${name}:${String(line)})` };
}
