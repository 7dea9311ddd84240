import type { Mapping, Node, Span } from "../document/node.js";
import type { Gap } from "../template/gap.js";
import { entryOf, resolve } from "./context.js";

/** A macro that a template as a whole goes through. */
export interface Transform {
  /** Nothing where it is computed, or no name at all. */
  readonly name: string | undefined;
  readonly span: Span;
}

export function readTransforms(root: Mapping): readonly Transform[] {
  const transform = entryOf(root, "Transform")?.value;
  const node = transform && resolve(transform);
  const macros = node?.kind === "Sequence" ? node.items : node === undefined ? [] : [node];
  return macros.map((macro) => ({ name: nameOf(resolve(macro)), span: macro.span }));
}

function nameOf(macro: Exclude<Node, { kind: "Alias" }>): string | undefined {
  if (macro.kind === "Scalar") return macro.text;
  const name = macro.kind === "Mapping" ? entryOf(macro, "Name")?.value : undefined;
  return name?.kind === "Scalar" ? name.text : undefined;
}

/**
 * Transforms of AWS that neither add to nor change the resources written in the template, but for
 * the loops that are unrolled here.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-reference.html
 */
const additive: ReadonlySet<string> = new Set([
  "AWS::CodeDeployBlueGreen",
  "AWS::LanguageExtensions",
  "AWS::SecretsManager-2020-07-23",
  "AWS::SecretsManager-2024-09-16",
  "AWS::Serverless-2016-10-31",
]);

/** What the other transforms leave unknown. */
export function macrosIn(transforms: readonly Transform[]): readonly Gap[] {
  return transforms.flatMap(({ name, span }) => {
    if (name !== undefined && additive.has(name)) return [];
    return [{ reason: `macro '${name ?? "?"}' may add to the template`, span }];
  });
}
