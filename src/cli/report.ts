import type { Status } from "./status.js";

/** What a command has to say. */
export interface Report {
  readonly status: Status;
  /** What was asked for: findings, formatted, below what would change where people read both. */
  readonly output: string;
  /** What would change, where the output is for a program. */
  readonly aside: string;
  /** What is wrong besides. */
  readonly complaints: readonly string[];
  /** What was done, in a line; nothing where nothing was. */
  readonly summary: string | undefined;
}

/** Where what is asked for cannot be done. */
export function inVain(complaints: readonly string[]): Report {
  return { status: 2, output: "", aside: "", complaints, summary: undefined };
}
