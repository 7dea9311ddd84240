import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import { nameFrom } from "../lint/name-from.js";
import { printableLine } from "../lint/printable.js";
import type { Change } from "./lint.js";

export interface Diff {
  readonly text: string;
  /** The files of which it does not show all characters as they are. */
  readonly inexact: readonly string[];
}

/** Shows what becomes of files, for people and for `git apply`. */
export function unifiedDiff(changes: readonly Change[]): Diff {
  const shown = changes.map(({ filePath, before, after }) => {
    const path = nameFrom(process.cwd(), filePath);
    const options = { context: 3, headerOptions: FILE_HEADERS_ONLY };
    const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, "", "", options);
    const text = patch.split("\n").map(printableIn).join("\n");
    return { filePath, text, isExact: text === patch };
  });
  return {
    text: shown.map(({ text }) => text).join(""),
    inexact: shown.flatMap(({ filePath, isExact }) => (isExact ? [] : [filePath])),
  };
}

/**
 * A line of a diff. What stands around a change is shown behind a space, which does not keep the
 * log of a pipeline from taking it for a command.
 */
function printableIn(line: string): string {
  const [, sign = "", text = "", end = ""] = /^([-+ ]?)(.*?)(\r?)$/s.exec(line) ?? [];
  return sign + printableLine(text) + end;
}
