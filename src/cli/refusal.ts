import { isUtf8 } from "node:buffer";
import { closeSync, openSync } from "node:fs";
import { reasonOf } from "./reason.js";

/** A file that is being linted. */
export interface Read {
  readonly filePath: string;
  readonly bytes: Uint8Array;
}

/** Why a file is left as it is. What is found in it is told as it is there, then. */
export function refusalOf({ filePath, bytes }: Read, dryRun: boolean): string | undefined {
  // What was read for other bytes would be saved in their place.
  if (!isUtf8(bytes)) return "it is not in UTF-8";
  if (dryRun) return undefined;
  try {
    closeSync(openSync(filePath, "r+"));
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}
