import type { Expression, Place } from "../../template/expression.js";
import type { Template } from "../../template/template.js";
import { fieldOf } from "./call.js";
import type { Import } from "./import.js";
import { type NamePattern, patternOf, standardTextOf } from "./name-pattern.js";

/** What an import asks for: what is exported under a name, or an output of a stack. */
export type Request =
  | { readonly kind: "export"; readonly name: NamePattern | undefined }
  | {
      readonly kind: "output";
      /** Nothing where nobody knows it, or it is a stack of another Region or account. */
      readonly stack: string | undefined;
      readonly output: string | undefined;
      readonly place: Place;
    };

/**
 * Of stacks of another Region or account nobody knows the template.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html
 */
export function requestOf(
  { name, args: [argument], place }: Import,
  inputs: Template["inputs"],
): Request {
  if (name === "importValue") {
    return { kind: "export", name: argument && patternOf(argument, inputs) };
  }
  const fields = argument?.kind === "Fields" ? argument : undefined;
  const [stack, output] = ["StackName", "OutputName"].map(
    (key) => fields && textOf(fieldOf(fields, key), inputs),
  );
  const isElsewhere =
    fields === undefined || ["Region", "RoleArn"].some((key) => fieldOf(fields, key) !== undefined);
  return { kind: "output", stack: isElsewhere ? undefined : stack, output, place };
}

function textOf(written: Expression | undefined, inputs: Template["inputs"]): string | undefined {
  const name = written && patternOf(written, inputs);
  return name && standardTextOf(name);
}
