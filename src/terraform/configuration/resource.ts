import type { Node } from "../../document/node.js";
import type { Dependency, Repetition, Resource } from "../../template/template.js";
import type { Called, Found } from "./declared.js";
import { argumentOf, readMerged } from "./overriding.js";
import type { InFile, Reading } from "./scope.js";
import { readReference, readValue } from "./value.js";

/** Reads `resource "aws_s3_bucket" "logs"`; nothing where the labels are missing. */
export function readResource(block: Found, inFile: InFile, called: Called): Resource | undefined {
  const { labels, key, body, file } = block;
  const { condition } = called;
  const [type, name] = labels;
  if (type === undefined || name === undefined) return undefined;
  const { scope } = inFile(file);
  const repetition = readRepetition(block, inFile);
  return {
    kind: "Resource",
    name: `${scope.prefix}${type}.${name}`,
    header: key.span,
    span: [key.span[0], body.span[1]],
    type,
    dialect: "terraform",
    ...(condition === undefined ? {} : { condition }),
    properties: readMerged(block, inFile),
    ...(repetition === undefined ? {} : { repetition }),
    dependsOn: [...readDependsOn(block, inFile), ...called.dependsOn],
    attributes: new Map(
      ["lifecycle", "provider"].flatMap((attribute) => {
        const written = argumentOf(block, attribute);
        return written === undefined || isStandardProvider(attribute, written.node)
          ? []
          : [[attribute, readValue(written.node, inFile(written.file))] as const];
      }),
    ),
    body,
    ...(file.path === undefined ? {} : { file: file.path }),
  };
}

/** Only an alias says something: `aws.ireland` rather than `aws`. */
function isStandardProvider(attribute: string, node: Node): boolean {
  return attribute === "provider" && node.kind === "Scalar" && !node.text.includes(".");
}

/** https://developer.hashicorp.com/terraform/language/meta-arguments/count */
export function readRepetition(block: Found, inFile: InFile): Repetition | undefined {
  const [count, each] = [argumentOf(block, "count"), argumentOf(block, "for_each")];
  if (count !== undefined) {
    return { kind: "count", over: readValue(count.node, inFile(count.file)) };
  }
  return each && { kind: "for each", over: readValue(each.node, inFile(each.file)) };
}

const wholeModule = /^(?:\$\{\s*)?module\.([\w-]+)(?:\[[^\]]*\])?\s*\}?$/;

/** What the `depends_on` of a block says. */
export function readDependsOn(block: Found, inFile: InFile): readonly Dependency[] {
  const written = argumentOf(block, "depends_on");
  return written === undefined ? [] : readDependencies(written.node, inFile(written.file));
}

function readDependencies(node: Node, reading: Reading): readonly Dependency[] {
  const items = node.kind === "Sequence" ? node.items : [node];
  return items.flatMap((item) => {
    const module = item.kind === "Scalar" ? wholeModule.exec(item.text)?.[1] : undefined;
    if (module !== undefined) {
      return [{ name: `${reading.scope.prefix}module.${module}`, span: item.span }];
    }
    const read =
      item.kind === "Scalar" && item.text.includes("${")
        ? readValue(item, reading)
        : readReference(item, reading);
    return read?.kind === "Reference" ? [{ name: read.resource, span: item.span }] : [];
  });
}
