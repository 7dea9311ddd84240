import { readDocument } from "../../src/document/read.js";
import type { Node } from "../../src/document/node.js";
import { type Expanded, expandIncludes } from "../../src/include/expand.js";
import { type Plain, plainOf } from "../../src/include/plain.js";
import { includedFilesOf } from "../../src/lint/included-files.js";

export function expanded(text: string, path: string): Expanded {
  return expandIncludes(readDocument(text), ...includedFilesOf(path));
}

export function onlyRoot({ roots }: Expanded): Node {
  const [root, ...others] = roots;
  if (root === undefined || others.length > 0) throw new Error("It is not one document.");
  return root;
}

/** What a text stands for once it is expanded; nothing where a part of it is unknown. */
export function valueOf(text: string, path: string): Plain | undefined {
  return plainOf(onlyRoot(expanded(text, path)));
}

/** Why a part of what a text stands for is unknown, of the first such part. */
export function whyUnknown(text: string, path: string): string | undefined {
  const pending: Node[] = [onlyRoot(expanded(text, path))];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === "Mapping" && node.gap !== undefined) return node.gap;
    if (node.kind === "Alias") pending.push(node.target);
    if (node.kind === "Sequence") pending.push(...node.items.toReversed());
    if (node.kind === "Mapping") {
      pending.push(...node.entries.map((each) => each.value).toReversed());
    }
  }
  return undefined;
}

/** Expands a text that stands alone. */
export function expandedAlone(text: string): Expanded {
  return expandIncludes(readDocument(text), undefined, () => {
    throw new Error("It reads a file.");
  });
}
