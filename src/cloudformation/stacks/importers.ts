import type { Gap } from "../../template/template.js";
import { type Assembly, type Outputs, outputsOf } from "./assembly.js";
import { importsIn, mayMean } from "./imports.js";
import type { Neighbour, Neighbours } from "./neighbours.js";

/** What is put out may be configured by stacks that import it and have no part in the template. */
export function gapsOfImporters(
  file: Neighbour,
  assembly: Assembly,
  neighbours: Neighbours,
): readonly Gap[] {
  const own: Outputs = [...file.stack.outputs()].map(([output, { value }]) => {
    return { neighbour: file, output, value };
  });
  const outputs = [...own, ...assembly.imported.flatMap((each) => outputsOf(each, assembly))];
  if (outputs.length === 0) return [];
  const { files, gap } = neighbours.importing();
  const asked = files
    .filter(({ path }) => !assembly.parts.has(path))
    .flatMap(({ stack, path }) =>
      importsIn(stack).map((each) => ({ each, path, inputs: stack.template.inputs })),
    );
  return outputs.flatMap(({ neighbour, output, value }): readonly Gap[] => {
    const by = asked.find(({ each, inputs }) =>
      mayMean(each, inputs, neighbour, output, neighbours),
    );
    const reason = by === undefined ? gap : `'${neighbours.nameOf(by.path)}' may add resources`;
    return reason === undefined ? [] : [{ reason, span: [0, 0], given: [value], apart: true }];
  });
}
