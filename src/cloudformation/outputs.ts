import type { Mapping } from "../document/node.js";
import type { Expression } from "../template/expression.js";
import { type Context, entryOf, mappingAt, resolve } from "./context.js";
import type { Unrolled } from "./loop.js";

/** What a stack puts out, for the stack it is nested in and for whoever imports it. */
export interface Output {
  readonly value: Expression;
  /** The name under which other stacks of the account and Region import it. */
  readonly exportName?: Expression;
}

/** No output is called so: what nobody can read of a section is one that may have any name. */
export const anyOutput = "*";

/**
 * Reads a section with what its loops make. Whether an output is there is not asked: who uses one that
 * is not cannot be deployed.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html
 */
export function readOutputs(
  section: Mapping,
  { entries, gaps }: Unrolled,
  context: Context,
): ReadonlyMap<string, Output> {
  const isUnknown =
    section.gap !== undefined ||
    gaps.some(({ always }) => always) ||
    entries.some(({ entry: { key } }) => key.text.startsWith("Fn::"));
  const read = entries.flatMap(({ entry: { key, value } }): [string, Output][] => {
    const body = resolve(value);
    const written = body.kind === "Mapping" ? entryOf(body, "Value")?.value : undefined;
    if (body.kind !== "Mapping" || written === undefined) return [];
    const exported = mappingAt(body, "Export");
    const name = exported && entryOf(exported, "Name")?.value;
    const output: Output = {
      value: context.expression(written),
      ...(name === undefined ? {} : { exportName: context.expression(name) }),
    };
    return [[key.text, output]];
  });
  return new Map(isUnknown ? [...read, [anyOutput, anything(section, context)]] : read);
}

/** Any resource may be put out, under any name. */
function anything({ span }: Mapping, { resources }: Context): Output {
  const place = { span };
  const items = [...resources].map((resource): Expression => {
    return { kind: "Reference", resource, path: [], place };
  });
  const reason = "nobody knows what the stack puts out";
  const unknown: Expression = { kind: "Opaque", reason, place };
  return { value: { kind: "List", items: [...items, unknown], place }, exportName: unknown };
}
