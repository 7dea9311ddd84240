import type { Entry, Mapping, Node } from "../../document/node.js";
import type { Comprehension, Expression, Field, Fields } from "../../template/expression.js";
import { entriesOf, entryOf, objectsIn } from "./blocks.js";
import { nodePlace } from "./module-file.js";
import type { Reading } from "./scope.js";
import { readValue } from "./value.js";

/**
 * What Terraform itself reads of a block, rather than the provider.
 * https://developer.hashicorp.com/terraform/language/meta-arguments
 */
export const metaArguments: ReadonlySet<string> = new Set([
  ...["count", "for_each", "depends_on", "provider", "lifecycle"],
  ...["provisioner", "connection", "dynamic", "timeouts"],
]);

/** The arguments and nested blocks of a block, dynamic ones among them. */
export function readBody(body: Mapping, reading: Reading): Fields {
  return readBlock(body, metaArguments, reading);
}

/** A nested block may have an argument of any name. */
const ofNested: ReadonlySet<string> = new Set(["dynamic"]);

function readBlock(body: Mapping, without: ReadonlySet<string>, reading: Reading): Fields {
  const written = entriesOf(body).filter(({ key }) => !without.has(key.text));
  const fields = new Map(written.map((entry) => [entry.key.text, readField(entry, reading)]));
  for (const { key, value } of dynamicBlocks(body)) {
    const made = readDynamic(key.text, value, reading);
    if (made === undefined) continue;
    const before = fields.get(key.text);
    fields.set(key.text, {
      kind: "Field",
      name: key.text,
      key: key.span,
      value: before === undefined ? made : joined(before.value, made),
    });
  }
  return { kind: "Fields", fields: [...fields.values()], place: nodePlace(reading.file, body) };
}

function readField({ key, value }: Entry, reading: Reading): Field {
  const read = isBody(value) ? readNested(value, reading) : readValue(value, reading);
  return { kind: "Field", name: key.text, key: key.span, value: read };
}

/** An object is a nested block, which may hold dynamic ones, or a map, which may not. */
function isBody(node: Node): boolean {
  return objectsIn(node).some(
    (each) => dynamicBlocks(each).length > 0 || each.entries.some(({ value }) => isBody(value)),
  );
}

function readNested(node: Node, reading: Reading): Expression {
  const place = nodePlace(reading.file, node);
  if (node.kind === "Mapping") return readBlock(node, ofNested, reading);
  if (node.kind !== "Sequence") return readValue(node, reading);
  return { kind: "List", items: node.items.map((item) => readNested(item, reading)), place };
}

function dynamicBlocks(body: Mapping): readonly Entry[] {
  return objectsIn(entryOf(body, "dynamic")?.value).flatMap(entriesOf);
}

/** https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks */
function readDynamic(name: string, node: Node, reading: Reading): Expression | undefined {
  const made = objectsIn(node).flatMap((block): Comprehension[] => {
    const [over, content] = ["for_each", "content"].map((key) => entryOf(block, key)?.value);
    if (over === undefined || content === undefined) return [];
    const named = entryOf(block, "iterator")?.value;
    const iterator = named?.kind === "Scalar" ? named.text : name;
    const scope = { ...reading.scope, iterators: new Set([...reading.scope.iterators, iterator]) };
    return [
      {
        kind: "Comprehension",
        collection: readValue(over, reading),
        keyName: `${iterator}.key`,
        itemName: `${iterator}.value`,
        result: readNested(contentOf(content), { ...reading, scope }),
        grouped: false,
        place: nodePlace(reading.file, block),
      },
    ];
  });
  return made.reduce<Expression | undefined>(
    (before, each) => (before === undefined ? each : joined(before, each)),
    undefined,
  );
}

function contentOf(content: Node): Node {
  return content.kind === "Sequence" ? (content.items[0] ?? content) : content;
}

/** Blocks that are written out and those that are generated. */
function joined(before: Expression, made: Expression): Expression {
  const first: Expression =
    before.kind === "Fields" ? { kind: "List", items: [before], place: before.place } : before;
  return { kind: "Call", name: "concat", args: [first, made], place: made.place };
}
