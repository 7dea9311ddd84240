import type { Node } from "../../document/node.js";
import type { Expression } from "../../template/expression.js";
import type { Dependency, Repetition, Resource } from "../../template/template.js";
import type { Block } from "./blocks.js";
import { entryOf } from "./blocks.js";
import { readBody } from "./body.js";
import { spanPlace } from "./module-file.js";
import type { Reading } from "./scope.js";
import { readReference, readValue } from "./value.js";

/** Reads `resource "aws_s3_bucket" "logs"`; nothing where the labels are missing. */
export function readResource(
  { labels, key, body }: Block,
  reading: Reading,
  condition: Expression | undefined,
): Resource | undefined {
  const [type, name] = labels;
  if (type === undefined || name === undefined) return undefined;
  const { file, scope } = reading;
  const repetition = readRepetition(body, reading);
  const properties = readBody(body, reading);
  const lifecycle = entryOf(body, "lifecycle")?.value;
  return {
    kind: "Resource",
    name: `${scope.prefix}${type}.${name}`,
    header: key.span,
    span: [key.span[0], body.span[1]],
    type,
    dialect: "terraform",
    ...(condition === undefined ? {} : { condition }),
    // A first argument is written at the beginning of the block.
    properties: { ...properties, place: properties.place },
    ...(repetition === undefined ? {} : { repetition }),
    dependsOn: readDependsOn(entryOf(body, "depends_on")?.value, reading),
    attributes: new Map(
      lifecycle === undefined ? [] : [["lifecycle", readValue(lifecycle, reading)]],
    ),
    body,
    ...(file.path === undefined ? {} : { file: file.path }),
  };
}

/** https://developer.hashicorp.com/terraform/language/meta-arguments/count */
export function readRepetition(body: Block["body"], reading: Reading): Repetition | undefined {
  const count = entryOf(body, "count")?.value;
  if (count !== undefined) return { kind: "count", over: readValue(count, reading) };
  const each = entryOf(body, "for_each")?.value;
  return each === undefined ? undefined : { kind: "for each", over: readValue(each, reading) };
}

function readDependsOn(node: Node | undefined, reading: Reading): readonly Dependency[] {
  const items = node?.kind === "Sequence" ? node.items : node === undefined ? [] : [node];
  return items.flatMap((item) => {
    const read =
      item.kind === "Scalar" && item.text.includes("${")
        ? readValue(item, reading)
        : readReference(item, reading);
    const { span } = spanPlace(reading.file, item.span);
    return read?.kind === "Reference" ? [{ name: read.resource, span }] : [];
  });
}
