import type { Expression } from "../../template/expression.js";
import { blocksOf } from "./blocks.js";
import type { Called, Found } from "./declared.js";
import type { ReadFolder } from "./module-file.js";
import { argumentOf } from "./overriding.js";
import { readRepetition } from "./resource.js";
import type { InFile } from "./scope.js";

/** Deeper than anybody nests modules. */
const maxDepth = 10;

export interface Callee {
  readonly block: Found;
  readonly name: string;
  readonly folder: ReturnType<ReadFolder>;
  readonly outputs: readonly string[];
}

/** Only a source that is a path names a folder of the project. */
export function calleeOf(
  block: Found,
  { path, calling, budget }: Called,
  readFolder: ReadFolder,
): Callee {
  const name = String(block.labels[0]);
  const source = argumentOf(block, "source")?.node;
  const isPath = source?.kind === "Scalar" && /^\.\.?(?:\/|$)/.test(source.text);
  const folder =
    isPath && calling.length < maxDepth && budget.modules-- > 0
      ? readFolder(path, source.text)
      : undefined;
  const isCircular = folder !== undefined && [...calling, path].includes(folder.path);
  if (folder === undefined || isCircular || folder.files.length === 0) {
    return { block, name, folder: undefined, outputs: [] };
  }
  const outputs = folder.files.flatMap((file) =>
    file.document.roots.flatMap((root) => blocksOf(root, "output", 1)),
  );
  return { block, name, folder, outputs: outputs.map(({ labels }) => String(labels[0])) };
}

/** All instances of a module are read as one, which exists where there is any. */
export function existenceOf(block: Found, inFile: InFile): Expression | undefined {
  const repetition = readRepetition(block, inFile);
  if (repetition === undefined) return undefined;
  const { kind, over } = repetition;
  const { place } = over;
  const count: Expression =
    kind === "count" ? over : { kind: "Call", name: "lengthWithNulls", args: [over], place };
  const none: Expression = { kind: "Constant", value: 0, text: "0", place };
  return { kind: "Call", name: "greater", args: [count, none], place };
}
