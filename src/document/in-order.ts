import { limits } from "./limits.js";
import type { Problem } from "./node.js";

/** Problems in the order of the text; of several at one place the first found says enough. */
export function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return [...problems]
    .sort((a, b) => a.span[0] - b.span[0])
    .filter(({ span }, index, sorted) => span[0] !== sorted[index - 1]?.span[0])
    .slice(0, limits.problems);
}
