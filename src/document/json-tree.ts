import { duplicateKeys } from "./duplicate-keys.js";
import { emptyScalar } from "./empty-scalar.js";
import type { Entry, Node, Problem, Scalar } from "./node.js";

interface Frame {
  readonly bracket: "[" | "{";
  readonly start: number;
  readonly items: Node[];
  readonly entries: Entry[];
  key: Scalar | undefined;
}

/** A tree that grows in the order of the text, without recursion. */
export interface JsonTree {
  readonly root: Node | undefined;
  /** The brackets that are open, outermost first. */
  readonly open: readonly Pick<Frame, "bracket" | "start">[];
  enter(bracket: Frame["bracket"], start: number): void;
  leave(end: number): void;
  addKey(key: Scalar): void;
  addValue(value: Node): void;
}

/** Starts an empty tree. */
export function jsonTree(report: (problem: Problem) => void): JsonTree {
  const open: Frame[] = [];
  let root: Node | undefined;

  function addValue(value: Node): void {
    const frame = open.at(-1);
    if (frame === undefined) root = value;
    else if (frame.key === undefined) frame.items.push(value);
    else {
      const { key } = frame;
      const span = [key.span[0], value.span[1]] as const;
      frame.entries.push({ kind: "Entry", key, value, span, merge: false });
      frame.key = undefined;
    }
  }

  function leave(end: number): void {
    const frame = open.at(-1);
    if (frame === undefined) return;
    const { bracket, start, key, entries, items } = frame;
    if (key !== undefined) addValue(emptyScalar([key.span[1], key.span[1]]));
    open.pop();
    duplicateKeys(entries).forEach(report);
    const common = { style: "flow", span: [start, end] } as const;
    addValue(
      bracket === "["
        ? { kind: "Sequence", items, ...common }
        : { kind: "Mapping", entries, ...common },
    );
  }

  return {
    get root() {
      return root;
    },
    open,
    enter(bracket, start) {
      open.push({ bracket, start, items: [], entries: [], key: undefined });
    },
    leave,
    addKey(key) {
      const frame = open.at(-1);
      if (frame !== undefined) frame.key = key;
    },
    addValue,
  };
}
