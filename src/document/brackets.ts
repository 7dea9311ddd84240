import type { Problem } from "./node.js";

export interface Brackets {
  open(bracket: string, offset: number): void;
  close(bracket: string, offset: number): void;
  /** What is open stays so: the text is at its end, or its indentation ends the collection. */
  end(why: "text" | "indentation"): void;
}

const closers: Readonly<Record<string, string>> = { "[": "]", "{": "}" };

/** Watches that every bracket of a flow collection is closed by its own kind. */
export function watchBrackets(report: (problem: Problem) => void): Brackets {
  let open: { readonly bracket: string; readonly offset: number }[] = [];
  return {
    open(bracket, offset) {
      open.push({ bracket, offset });
    },
    close(bracket, offset) {
      const opener = open.pop()?.bracket;
      if (opener === undefined || closers[opener] === bracket) return;
      const message = `This '${bracket}' closes a '${opener}'.`;
      report({ message, span: [offset, offset + 1] });
    },
    end(why) {
      const complaint =
        why === "text" ? "is never closed" : "is not closed, or what it holds is not indented";
      for (const { bracket, offset } of open) {
        report({ message: `This '${bracket}' ${complaint}.`, span: [offset, offset + 1] });
      }
      open = [];
    },
  };
}
