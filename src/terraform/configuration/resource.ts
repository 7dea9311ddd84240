import type { Node } from "../../document/node.js";
import type { Expression, Fields } from "../../template/expression.js";
import type { Dependency, Repetition, Resource } from "../../template/template.js";
import type { Called, Found } from "./declared.js";
import { nodePlace } from "./module-file.js";
import { argumentOf, readMerged } from "./overriding.js";
import { aliasOf } from "./providers.js";
import type { InFile, Reading } from "./scope.js";
import { readReference, readValue } from "./value.js";

/** Reads `resource "aws_s3_bucket" "logs"`; nothing where the labels are missing. */
export function readResource(
  block: Found,
  called: Called,
  inFile: InFile,
  overriding: string | undefined,
): Resource | undefined {
  const { labels, key, body, file } = block;
  const [type, name] = labels;
  if (type === undefined || name === undefined) return undefined;
  const { scope } = inFile(file);
  const { condition, calls, deployment } = called;
  const repetition = readRepetition(block, inFile);
  const own = readMerged(block, inFile);
  return {
    kind: "Resource",
    name: `${scope.prefix}${type}.${name}`,
    header: key.span,
    span: [key.span[0], body.span[1]],
    type,
    dialect: "terraform",
    ...(condition === undefined ? {} : { condition }),
    properties: overriding === undefined ? own : overriddenBy(overriding, own),
    ...(repetition === undefined ? {} : { repetition }),
    dependsOn: [...readDependsOn(block, inFile), ...called.dependsOn],
    attributes: new Map([
      ...readLifecycle(block, inFile),
      ...readProvider(block, called),
      ...readDependsOnValues(block, inFile),
    ]),
    body,
    ...(file.path === undefined ? {} : { file: file.path, calls }),
    ...(deployment.other && { deployment: deployment.other }),
  };
}

/** A file that cannot be read may say something else about everything. */
function overriddenBy(file: string, own: Fields): Fields {
  return { ...own, fields: [], gap: `'${file}' may override it` };
}

type Attributes = readonly (readonly [name: string, value: Expression])[];

function readLifecycle(block: Found, inFile: InFile): Attributes {
  const written = argumentOf(block, "lifecycle");
  return written ? [["lifecycle", readValue(written.node, inFile(written.file))]] : [];
}

/** Only an alias says something: `aws.ireland` rather than `aws`. */
function readProvider(block: Found, called: Called): Attributes {
  const written = argumentOf(block, "provider");
  const alias = aliasOf(written?.node, called);
  if (alias === undefined) return called.region ? [["region", called.region]] : [];
  const place = nodePlace(written?.file ?? block.file, written?.node ?? block.body);
  return [["provider", { kind: "Constant", value: alias, text: alias, place }]];
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

/** The resources and modules that the `depends_on` of a block names. */
export function readDependsOn(block: Found, inFile: InFile): readonly Dependency[] {
  return dependenciesOf(block, inFile).flatMap(({ item, reading }) => {
    const module = item.kind === "Scalar" ? wholeModule.exec(item.text)?.[1] : undefined;
    if (module !== undefined) {
      return [{ name: `${reading.scope.prefix}module.${module}`, span: item.span }];
    }
    const read = readDependency(item, reading);
    return read?.kind === "Reference" ? [{ name: read.resource, span: item.span }] : [];
  });
}

/** Whoever waits for a variable or a local value waits for all that it is made of. */
function readDependsOnValues(block: Found, inFile: InFile): Attributes {
  const items = dependenciesOf(block, inFile).flatMap(({ item, reading }) => {
    const read = readDependency(item, reading);
    return read === undefined || read.kind === "Reference" ? [] : [read];
  });
  const [first] = items;
  return first ? [["depends_on", { kind: "List", items, place: first.place }]] : [];
}

interface Dependee {
  readonly item: Node;
  readonly reading: Reading;
}

function dependenciesOf(block: Found, inFile: InFile): readonly Dependee[] {
  const written = argumentOf(block, "depends_on");
  if (written === undefined) return [];
  const { node, file } = written;
  const items = node.kind === "Sequence" ? node.items : [node];
  return items.map((item) => ({ item, reading: inFile(file) }));
}

function readDependency(item: Node, reading: Reading): Expression | undefined {
  return item.kind === "Scalar" && item.text.includes("${")
    ? readValue(item, reading)
    : readReference(item, reading);
}
