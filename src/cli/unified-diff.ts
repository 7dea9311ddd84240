import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import { nameFrom } from "../lint/name-from.js";
import type { Change } from "./lint.js";

/** Shows what becomes of files, for people and for `git apply`. */
export function unifiedDiff(changes: readonly Change[]): string {
  return changes
    .map(({ filePath, before, after }) => {
      const path = nameFrom(process.cwd(), filePath);
      const options = { context: 3, headerOptions: FILE_HEADERS_ONLY };
      return createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, "", "", options);
    })
    .join("");
}
