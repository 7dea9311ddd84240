import type { Expression } from "../../template/expression.js";
import { instanceName } from "../../template/instance-name.js";
import type { Node } from "../../document/node.js";
import type { Called, Found } from "./declared.js";
import { outputsIn } from "./deployments.js";
import { type Instance, instancesOf, type Locals } from "./instances.js";
import type { ReadFolder } from "./module-file.js";
import { argumentOf } from "./overriding.js";
import { readRepetition } from "./resource.js";
import type { InFile } from "./scope.js";

/** Deeper than anybody nests modules. */
const maxDepth = 10;

/** A module as it is called: once for each of its instances that is known. */
export interface Callee {
  readonly block: Found;
  /** With the key of the instance: `logs["ireland"]`. */
  readonly name: string;
  /** Nothing where it stands for all instances. */
  readonly instance: Instance | undefined;
  readonly folder: ReturnType<ReadFolder>;
  readonly outputs: readonly string[];
}

export function calleesOf(
  block: Found,
  called: Called,
  readFolder: ReadFolder,
  locals: Locals,
): readonly Callee[] {
  const instances = instancesOf(block, locals);
  if (instances === undefined) return [calleeOf(block, undefined, called, readFolder)];
  return instances.map((each) => calleeOf(block, each, called, readFolder));
}

/** Only a source that is a path names a folder of the project. */
function pathIn(source: Node | undefined): string | undefined {
  return source?.kind === "Scalar" && /^\.\.?(?:\/|$)/.test(source.text) ? source.text : undefined;
}

function calleeOf(
  block: Found,
  instance: Instance | undefined,
  { path, calling, budget }: Called,
  readFolder: ReadFolder,
): Callee {
  const called = String(block.labels[0]);
  const name = instance?.key === undefined ? called : instanceName(called, instance.key);
  const source = pathIn(argumentOf(block, "source")?.node);
  const folder =
    source !== undefined && calling.length < maxDepth && budget.modules-- > 0
      ? readFolder(path, source)
      : undefined;
  const isCircular = folder !== undefined && [...calling, path].includes(folder.path);
  if (folder === undefined || isCircular || folder.files.length === 0) {
    return { block, name, instance, folder: undefined, outputs: [] };
  }
  return { block, name, instance, folder, outputs: outputsIn(folder) };
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
