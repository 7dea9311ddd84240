import type { Expression } from "../../template/expression.js";
import type { Resource } from "../../template/template.js";
import { entriesOf } from "./blocks.js";
import { metaArguments } from "./body.js";
import { type Callee, existenceOf } from "./callee.js";
import type { Called, Declared } from "./declared.js";
import { type Blocks, blocksIn, isPolicyDocument, policyNames, scopeOf } from "./module-blocks.js";
import type { Folder, ReadFolder } from "./module-file.js";
import { argumentOf, argumentsOf, readMerged } from "./overriding.js";
import { policyDocumentOf } from "./policy-document.js";
import { readDependsOn, readResource } from "./resource.js";
import type { InFile } from "./scope.js";
import { readValue } from "./value.js";
import { readVariables } from "./variables.js";

/** Reads a module, and the modules that it calls from folders that can be read. */
export function readModule(
  folder: Folder,
  called: Called,
  readFolder: ReadFolder,
  declared: Declared,
): void {
  const blocks = blocksIn(folder, called, readFolder);
  const scope = scopeOf(blocks, called, declared);
  const inFile: InFile = (file) => ({ scope, file });

  readVariables(blocks.variables, called, declared, inFile);
  readNamed(blocks, called, declared, inFile);
  const resources = readResources(blocks, called, declared, inFile);
  for (const file of folder.unread) {
    declared.gaps.push({ reason: `'${file}' may declare more`, span: [0, 0] });
  }
  for (const callee of blocks.calls) readCall(callee, called, readFolder, declared, inFile);
  for (const { name, properties } of resources) {
    for (const { name: argument, value } of properties.fields) {
      const full = `${name}.${argument}`;
      if (scope.referenced.has(full)) declared.locals.set(full, value);
    }
  }
}

/** Local values, policy documents and outputs: what has a name and a value. */
function readNamed(
  { locals, data, outputs }: Blocks,
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
  for (const block of data.filter(isPolicyDocument)) {
    const document = policyDocumentOf(readMerged(block, inFile));
    for (const each of policyNames(block)) name(each, document);
  }
  for (const block of prefix === "" ? [] : outputs) {
    const value = argumentOf(block, "value");
    if (value === undefined) continue;
    const output = `${prefix.slice(0, -1)}.${String(block.labels[0])}`;
    declared.locals.set(output, readValue(value.node, inFile(value.file)));
    declared.waits.set(output, readDependsOn(block, inFile));
  }
}

function readResources(
  { resources }: Blocks,
  called: Called,
  declared: Declared,
  inFile: InFile,
): readonly Resource[] {
  return resources.flatMap((block) => {
    const resource = readResource(block, inFile, called);
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
  { prefix, path, condition, dependsOn, calling, budget }: Called,
  readFolder: ReadFolder,
  declared: Declared,
  inFile: InFile,
): void {
  const given = new Map(
    [...argumentsOf(block)]
      .filter(([argument]) => !metaArguments.has(argument) && !ofCall.has(argument))
      .map(([argument, { node, file }]) => [argument, readValue(node, inFile(file))]),
  );
  if (folder === undefined) {
    const span = block.file.path === undefined ? block.key.span : ([0, 0] as const);
    const reason = `module '${name}' may add resources`;
    declared.gaps.push({ reason, span, given: [...given.values()] });
    return;
  }
  const existence = existenceOf(block, inFile);
  if (existence !== undefined) declared.tests.push(existence);
  const inner: Called = {
    prefix: `${prefix}module.${name}.`,
    path: folder.path,
    given,
    assigned: false,
    condition: both(condition, existence),
    dependsOn: [...readDependsOn(block, inFile), ...dependsOn],
    calling: [...calling, path],
    budget,
  };
  readModule(folder, inner, readFolder, declared);
}

function both(a: Expression | undefined, b: Expression | undefined): Expression | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return { kind: "Call", name: "and", args: [a, b], place: b.place };
}
