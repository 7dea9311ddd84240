import type { Problem, Span } from "./node.js";

/**
 * The readers' bounds. Real templates stay far below them; a text beyond them could exhaust the
 * stack or the memory of whoever walks the tree.
 */
export const limits = {
  /** Levels of nesting, those reached through an alias included. */
  depth: 500,
  /** Nodes that the aliases of a document stand for, all together. */
  aliasedNodes: 100_000,
  /** Problems of one text; whoever has more has no template. */
  problems: 1000,
  /** CloudFormation takes no template beyond 1 MB; broken JSON up to there is tried as YAML. */
  flowYamlLength: 1_048_576,
  /** Characters of a text that is read as a whole, and of one of which most is skipped. */
  length: { whole: 10_000_000, skimmed: 200_000_000 },
} as const;

/** The problem of a node below the deepest level. */
export function tooDeep(span: Span): Problem {
  return { message: `This is nested more than ${limits.depth} levels deep.`, span };
}
