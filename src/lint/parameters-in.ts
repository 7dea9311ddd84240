import type { Document, Mapping, Node, Problem } from "../document/node.js";
import type { Pins } from "../graph/domains.js";

export type Assigned = Pins;

/**
 * The parameters in a file: those of CloudFormation's command line, a list of `ParameterKey` and
 * `ParameterValue`; of a pipeline, an object below `Parameters`; and Terraform's variables.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/continuous-delivery-codepipeline-cfn-artifacts.html
 */
export function parametersIn(
  { roots: [root] }: Document,
  file: string,
): { readonly assigned: Assigned } | Problem {
  if (root?.kind === "Mapping") {
    const isVariables = file.endsWith(".tfvars.json");
    const parameters = isVariables ? root : valueIn(root, "Parameters");
    if (parameters?.kind === "Mapping") return { assigned: ofMapping(parameters, file) };
  }
  if (root?.kind !== "Sequence") return unexpected(root);
  const assigned: [string, Assigned[string]][] = [];
  for (const item of root.items) {
    const key = item.kind === "Mapping" ? valueIn(item, "ParameterKey") : undefined;
    if (item.kind !== "Mapping" || key?.kind !== "Scalar") return unexpected(item);
    assigned.push([key.text, valueOf(valueIn(item, "ParameterValue") ?? item, file)]);
  }
  return { assigned: Object.fromEntries(assigned) };
}

function unexpected(node: Node | undefined): Problem {
  const message =
    "it is neither a list of 'ParameterKey' and 'ParameterValue' nor an object with 'Parameters'";
  return { message, span: node?.span ?? [0, 0] };
}

function valueIn(mapping: Mapping, key: string): Node | undefined {
  return mapping.entries.findLast((entry) => entry.key.text === key)?.value;
}

function ofMapping(parameters: Mapping, file: string): Assigned {
  return Object.fromEntries(
    parameters.entries.map(({ key, value }) => [key.text, valueOf(value, file)]),
  );
}

/** A previous value that is kept, a list or an object is something, but nobody knows what. */
function valueOf(node: Node, file: string): Assigned[string] {
  const place = { span: node.span, file };
  if (node.kind !== "Scalar" || node.value === null) {
    return { kind: "Opaque", reason: `it is given in ${file}`, place };
  }
  return { kind: "Constant", value: node.value, text: node.text, place };
}
