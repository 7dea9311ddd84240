import type { Document, Problem } from "../document/node.js";
import { readDocument } from "../document/read.js";
import { expandIncludes } from "../include/expand.js";
import { mayInclude } from "../include/may-include.js";
import type { ReadIncluded } from "../include/scope.js";
import { asking } from "./asking.js";
import { readStacks, type Stack } from "./template.js";

/** A text that holds stacks, with what they include in its place. */
export interface StackFile {
  readonly document: Document;
  readonly stacks: readonly Stack[];
  /** What it includes and must not. */
  readonly refused: readonly Problem[];
}

/** Where a text is, and how to read what it includes. */
export type IncludedFiles = readonly [path: string | undefined, read: ReadIncluded];

/** Reads stacks the same way wherever they are: in a file, beside it, or in a property. */
export function readStackFile(text: string, included: () => IncludedFiles): StackFile {
  const document = readDocument(text);
  if (mayInclude(text)) {
    const { roots, problems } = expandIncludes(document, ...included());
    return { document, stacks: readStacks({ ...document, roots }), refused: problems };
  }
  const stacks = readStacks(document);
  return {
    document,
    stacks: asking.test(text) ? stacks : stacks.map((stack) => ({ ...stack, asksNothing: true })),
    refused: [],
  };
}

/** The stack of a file that is sound. Of several in one nobody knows which one is meant. */
export function onlyStack({ document, stacks }: StackFile): Stack | undefined {
  return document.problems.length === 0 && stacks.length === 1 ? stacks[0] : undefined;
}
