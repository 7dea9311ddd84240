import type { Mapping } from "../document/node.js";
import type { Expression } from "../template/expression.js";
import { type Context, entriesOf, entryOf, mappingAt, resolve } from "./context.js";

/** What a stack puts out, for the stack it is nested in and for whoever imports it. */
export interface Output {
  readonly value: Expression;
  /** The name under which other stacks of the account and Region import it. */
  readonly exportName?: Expression;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html */
export function readOutputs(root: Mapping, context: Context): ReadonlyMap<string, Output> {
  const section = mappingAt(root, "Outputs");
  const entries = section === undefined ? [] : entriesOf(section);
  return new Map(
    entries.flatMap(({ key, value }) => {
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
    }),
  );
}
