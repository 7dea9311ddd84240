import type { Node, Problem } from "../document/node.js";
import type { At } from "./make-node.js";

/** What is read of a file that is to be included, or why it is not. */
export type Included =
  | { readonly kind: "file"; readonly file: { readonly path: string; readonly text: string } }
  /** Nobody knows what it would bring. */
  | { readonly kind: "unknown"; readonly reason: string }
  /** It is asked for something that it must not read, which is said aloud. */
  | { readonly kind: "refused"; readonly reason: string };

/** Reads a file by its path as seen from another file. */
export type ReadIncluded = (from: string, location: string) => Included;

/** Of a text that is in no file, what it includes could be anywhere. */
export function nowhere(): Included {
  return { kind: "unknown", reason: "nobody knows where the template is" };
}

/** Everything that is expanded for one document. */
export interface Run {
  readonly read: ReadIncluded;
  readonly expand: (node: Node, scope: Scope) => Node;
  /** Whether a function of this name is expanded. */
  readonly isExpanded: (name: string) => boolean;
  readonly problems: Problem[];
  /** What may still be made: nodes, and texts by their length. */
  left: number;
}

/** Where a node is expanded. */
export interface Scope {
  readonly run: Run;
  /** The file it is spelled in; nothing where the text has no path. */
  readonly path: string | undefined;
  /** The files that are being included, outermost first. */
  readonly including: readonly string[];
  /** What stands for the items of `Fn::Map`, innermost first. */
  readonly variables: Variables;
  /** What `inject` gives to included files; nothing for what cannot be known. */
  readonly injected: ReadonlyMap<string, string | undefined>;
  /** Levels of nesting, those of the files around included. */
  readonly depth: number;
}

export type Variables = ReadonlyMap<string, Node>;

/** More than anybody expands; what goes beyond could take forever. */
export const bounds = { nodes: 200_000, includes: 20, sequence: 10_000 } as const;

export function deeper(scope: Scope): Scope {
  return { ...scope, depth: scope.depth + 1 };
}

/** Accounts for something that is made, which is too much from some place on. */
export function spend(run: Run, size: number, { span }: At): void {
  if (run.left >= 0 && run.left < size) {
    const message = `With this the template includes more than ${bounds.nodes} values.`;
    run.problems.push({ message, span });
  }
  run.left -= size;
}
