import type { Stack } from "../template.js";

/** The template of another file. */
export interface Neighbour {
  readonly path: string;
  readonly stack: Stack;
}

/** How near two stacks are deployed: in one Region of an account, in one account, or nobody knows where. */
export type Reach = "Region" | "account" | "elsewhere";

/** The other templates of a project, as one that is deployed somewhere may lead to them. */
export interface Neighbours {
  /** Reads the one that a template of a file names by its path; nothing where there is none. */
  readonly nested: (from: string, path: string) => Neighbour | undefined;
  /** Reads the one at a path, as it is deployed from there. */
  readonly at: (path: string) => Neighbour | undefined;
  /** Why the one at a path is not read; nothing where somebody else can tell. */
  readonly unread: (from: string, path: string) => string | undefined;
  /** Reads the one that is uploaded under a hash of its content. */
  readonly asset: (from: string, hash: string) => Neighbour | undefined;
  /** Those in reach that may put out something: under a name, or for whoever knows the stack. */
  readonly exporting: (by: "export" | "output") => Found;
  /**
   * Those in reach that may use what others put out.
   *
   * @param by What their text has where they may do it for some purpose, and do not pass it on.
   */
  readonly importing: (by?: RegExp) => Found;
  /** Those that may nest others. */
  readonly nesting: () => Found;
  /** Those whose text, or what they include, may have all of some things in it. */
  readonly mentioning: (what: readonly RegExp[], by?: RegExp) => Found;
  /** How near one of them is deployed. */
  readonly reachOf: (path: string) => Reach;
  /** The same as they are seen from where one of them is, for each way in which it is deployed. */
  readonly around: (path: string) => readonly Neighbours[];
  /** What inputs of theirs are known to be. */
  readonly known: readonly string[];
  /** What stacks of a template are called, as far as that is known. */
  readonly stackNamesOf: (path: string) => readonly string[];
  /** What a path is called where it is mentioned. */
  readonly nameOf: (path: string) => string;
}

export interface Found {
  readonly files: readonly Neighbour[];
  /** Why there may be others, or more of these. */
  readonly gap: string | undefined;
  /** There are more than anybody writes: whoever needs them is told. */
  readonly isCutOff: boolean;
}
