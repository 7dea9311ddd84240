import type { Expression } from "../../template/expression.js";
import type { Resource } from "../../template/template.js";
import { type Block, blocksOf, entriesOf, entryOf, objectsIn } from "./blocks.js";
import { metaArguments, readBody } from "./body.js";
import { type Callee, calleeOf, existenceOf } from "./callee.js";
import type { Called, Declared, Found } from "./declared.js";
import type { Folder, ModuleFile, ReadFolder } from "./module-file.js";
import { policyDocumentOf } from "./policy-document.js";
import { readResource } from "./resource.js";
import type { InFile, Reading, Scope } from "./scope.js";
import { readValue } from "./value.js";
import { readVariables } from "./variables.js";

/** The blocks of a module. */
interface Blocks {
  readonly variables: readonly Found[];
  readonly locals: readonly Found[];
  readonly resources: readonly Found[];
  readonly policies: readonly Found[];
  readonly outputs: readonly Found[];
  readonly calls: readonly Callee[];
}

/** Reads a module, and the modules that it calls from folders that can be read. */
export function readModule(
  folder: Folder,
  called: Called,
  readFolder: ReadFolder,
  declared: Declared,
): void {
  const find = (kind: string, labels: number): readonly Found[] =>
    folder.files.flatMap((file) =>
      file.document.roots.flatMap((root) =>
        blocksOf(root, kind, labels).map((block) => ({ ...block, file })),
      ),
    );
  const blocks: Blocks = {
    variables: find("variable", 1),
    locals: find("locals", 0),
    resources: find("resource", 2),
    policies: find("data", 2).filter(isPolicyDocument),
    outputs: find("output", 1),
    calls: find("module", 1).map((block) => calleeOf(block, called, readFolder)),
  };
  const scope = scopeOf(blocks, called, declared);
  const inFile = (file: ModuleFile): Reading => ({ scope, file });

  readVariables(blocks.variables, called, declared, inFile);
  readNamed(blocks, called, declared, inFile);
  const resources = readResources(blocks, called, declared, inFile);
  for (const file of folder.unread) {
    declared.gaps.push({ reason: `'${file}' may declare more`, span: [0, 0] });
  }
  for (const callee of blocks.calls) {
    readCall(callee, called, readFolder, declared, inFile(callee.block.file));
  }
  for (const { name, properties } of resources) {
    for (const { name: argument, value } of properties.fields) {
      const full = `${name}.${argument}`;
      if (scope.referenced.has(full)) declared.locals.set(full, value);
    }
  }
}

function scopeOf(blocks: Blocks, { prefix }: Called, { tests, problems }: Declared): Scope {
  const names = [
    ...blocks.variables.map(({ labels }) => `var.${String(labels[0])}`),
    ...blocks.locals.flatMap(({ body }) => entriesOf(body).map(({ key }) => `local.${key.text}`)),
    ...blocks.policies.flatMap(policyNames),
    ...blocks.calls.flatMap(({ name, outputs }) => outputs.map((each) => `module.${name}.${each}`)),
  ];
  const argumentsOf = ({ body }: Block): ReadonlySet<string> =>
    new Set(entriesOf(body).flatMap(({ key }) => (metaArguments.has(key.text) ? [] : [key.text])));
  return {
    prefix,
    inputs: new Set(),
    locals: new Set(names.map((name) => prefix + name)),
    resources: new Map(
      blocks.resources.map((block) => [block.labels.join("."), argumentsOf(block)]),
    ),
    referenced: new Set(),
    iterators: new Set(),
    tests,
    problems,
  };
}

/** Local values, policy documents and outputs: what has a name and a value. */
function readNamed(
  { locals, policies, outputs }: Blocks,
  { prefix }: Called,
  declared: Declared,
  inFile: InFile,
): void {
  const name = (written: string, value: Expression): void =>
    void declared.locals.set(prefix + written, value);
  for (const { body, file } of locals) {
    for (const { key, value } of entriesOf(body)) {
      name(`local.${key.text}`, readValue(value, inFile(file)));
    }
  }
  for (const block of policies) {
    const document = policyDocumentOf(readBody(block.body, inFile(block.file)));
    for (const each of policyNames(block)) name(each, document);
  }
  for (const { labels, body, file } of prefix === "" ? [] : outputs) {
    const value = entryOf(body, "value")?.value;
    if (value === undefined) continue;
    declared.locals.set(
      `${prefix.slice(0, -1)}.${String(labels[0])}`,
      readValue(value, inFile(file)),
    );
  }
}

function readResources(
  { resources }: Blocks,
  { condition }: Called,
  declared: Declared,
  inFile: InFile,
): readonly Resource[] {
  return resources.flatMap((block) => {
    const resource = readResource(block, inFile(block.file), condition);
    if (resource === undefined) return [];
    // Two of one address are an error of Terraform; the file that is linted comes first.
    if (declared.resources.has(resource.name)) return [];
    declared.resources.set(resource.name, resource);
    return [resource];
  });
}

const ofCall: ReadonlySet<string> = new Set(["source", "version", "providers"]);

function readCall(
  { block, folder, name }: Callee,
  { prefix, path, condition, calling }: Called,
  readFolder: ReadFolder,
  declared: Declared,
  reading: Reading,
): void {
  const args = entriesOf(block.body).filter(
    ({ key }) => !metaArguments.has(key.text) && !ofCall.has(key.text),
  );
  const given = new Map(args.map(({ key, value }) => [key.text, readValue(value, reading)]));
  if (folder === undefined) {
    const span = block.file.path === undefined ? block.key.span : ([0, 0] as const);
    const reason = `module '${name}' may add resources`;
    declared.gaps.push({ reason, span, given: [...given.values()] });
    return;
  }
  const inner: Called = {
    prefix: `${prefix}module.${name}.`,
    path: folder.path,
    given,
    condition: both(condition, existenceOf(block, reading)),
    calling: [...calling, path],
  };
  readModule(folder, inner, readFolder, declared);
}

function both(a: Expression | undefined, b: Expression | undefined): Expression | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return { kind: "Call", name: "and", args: [a, b], place: b.place };
}

function policyNames({ labels }: Block): readonly string[] {
  return ["json", "minified_json"].map((attribute) => `data.${labels.join(".")}.${attribute}`);
}

function isPolicyDocument({ labels, body }: Block): boolean {
  const isRepeated =
    entryOf(body, "count") !== undefined || entryOf(body, "for_each") !== undefined;
  return labels[0] === "aws_iam_policy_document" && !isRepeated && objectsIn(body).length === 1;
}
