import type { Mapping, Node } from "../document/node.js";
import type { Expression } from "../template/expression.js";
import { type Context, entryOf, isComputed, resolve } from "./context.js";
import { gapIn } from "./expression.js";
import type { Unrolled } from "./loop.js";

/** What a stack puts out, for the stack it is nested in and for whoever imports it. */
export interface Outputs {
  readonly entries: ReadonlyMap<string, Output>;
  /** Why there may be others. */
  readonly gap: string | undefined;
}

export interface Output {
  readonly value: Expression;
  /** The name under which other stacks of the account and Region import it. */
  readonly exportName?: Expression;
}

/**
 * Reads a section with what its loops make; what a macro of the whole template adds, nobody knows.
 * Whether an output is there is not asked: who uses one that is not cannot be deployed.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html
 */
export function readOutputs(
  root: Mapping,
  { entries, gaps }: Unrolled,
  context: Context,
  macro: string | undefined,
): Outputs {
  const section = entryOf(root, "Outputs")?.value;
  const [gap] = [
    macro,
    gapIn(root),
    section && gapOf(resolve(section)),
    // What other rounds of a known loop would put out, nobody asks for.
    ...gaps.flatMap(({ condition, reason }) => (condition === undefined ? [reason] : [])),
    ...entries.map(({ entry: { key, value } }) =>
      key.text.startsWith("Fn::") ? `'${key.text}' is not expanded` : gapOf(resolve(value)),
    ),
  ].filter((each) => each !== undefined);
  const read = entries.flatMap(({ entry: { key, value } }) => {
    const output = readOutput(resolve(value), context);
    return output === undefined ? [] : [[key.text, output] as const];
  });
  return { entries: new Map(read), gap };
}

function gapOf(node: Node): string | undefined {
  if (isComputed(node)) return "outputs are computed";
  return node.kind === "Mapping" ? gapIn(node) : undefined;
}

function readOutput(body: Node, context: Context): Output | undefined {
  const written = body.kind === "Mapping" ? entryOf(body, "Value")?.value : undefined;
  if (body.kind !== "Mapping" || written === undefined) return undefined;
  const exported = entryOf(body, "Export")?.value;
  const named = exported && resolve(exported);
  const name = named?.kind === "Mapping" ? entryOf(named, "Name")?.value : undefined;
  // Something else than a name may make one.
  const exportName = name ?? exported;
  return {
    value: context.expression(written),
    ...(exportName === undefined ? {} : { exportName: context.expression(exportName) }),
  };
}
