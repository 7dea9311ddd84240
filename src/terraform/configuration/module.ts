import { both } from "../../template/both.js";
import type { Expression, Fields } from "../../template/expression.js";
import type { Repetition, Resource } from "../../template/template.js";
import { entriesOf } from "./blocks.js";
import { metaArguments } from "./body.js";
import { type Callee, existenceOf } from "./callee.js";
import { type Called, type Declared, type Found, isRoot } from "./declared.js";
import { outputOf } from "./deployments.js";
import { arnOfManagedPolicy } from "./managed-policy.js";
import { type Blocks, blocksIn, namesOfArn, scopeOf } from "./module-blocks.js";
import { bindingsOf, type Instance } from "./instances.js";
import { type Folder, type OtherFolders, spanPlace } from "./module-file.js";
import { argumentOf, argumentsOf, isOverriding, readMerged } from "./overriding.js";
import { policyDocumentOf } from "../policy-document.js";
import { providersOf, withOwnProvider, withRegion } from "./providers.js";
import { readDependsOn, readRepetition, readResource } from "./resource.js";
import type { InFile } from "./scope.js";
import { valuesIn } from "./states.js";
import { readValue } from "./value.js";
import { readVariables } from "./variables.js";

/** Reads a module, and the modules that it calls from folders that can be read. */
export function readModule(
  folder: Folder,
  calling: Called,
  others: OtherFolders,
  declared: Declared,
): void {
  const blocks = blocksIn(folder, calling, others);
  const here = withOwnProvider(calling, blocks.providers);
  const scope = scopeOf(blocks, here, declared);
  const inFile: InFile = (file) => ({ scope, file });
  readVariables(blocks.variables, here, declared, inFile);
  const called = withRegion(here, blocks.providers, declared, inFile);

  readNamed(blocks, called, declared, inFile);
  const resources = readResources(blocks, folder, called, declared, inFile);
  for (const file of folder.unread) {
    declared.gaps.push({ reason: `'${file}' may declare more`, span: [0, 0] });
  }
  for (const callee of blocks.calls) readCall(callee, called, others, declared, inFile);
  for (const { name, properties } of resources) {
    for (const { name: argument, value } of properties.fields) {
      const full = `${name}.${argument}`;
      if (scope.referenced.has(full)) declared.locals.set(full, value);
    }
  }
}

/** Local values, policies, outputs: what has a name and a value. */
function readNamed(
  { locals, documents, managedPolicies, states, outputs }: Blocks,
  called: Called,
  declared: Declared,
  inFile: InFile,
): void {
  const { prefix, deployment } = called;
  const name = (written: string, value: Expression): void =>
    void declared.locals.set(prefix + written, value);
  for (const { body, file } of locals) {
    for (const { key, value } of entriesOf(body)) {
      name(`local.${key.text}`, readValue(value, inFile(file)));
    }
  }
  for (const { block, instance, names } of documents) {
    const document = policyDocumentOf(readMerged(block, inInstanceOf(block, instance, inFile)));
    for (const each of names) name(each, document);
    if (instance.key === undefined) {
      name(`data.${block.labels.join(".")}`, allOf(document, readRepetition(block, inFile)));
    }
  }
  for (const block of managedPolicies) {
    const arn = arnOfManagedPolicy(readMerged(block, inFile));
    for (const each of namesOfArn(block)) name(each, arn);
  }
  for (const state of states) {
    for (const [each, value] of valuesIn(state, inFile)) name(each, value);
  }
  for (const block of outputs) {
    const value = argumentOf(block, "value");
    if (value === undefined) continue;
    const output = readValue(value.node, inFile(value.file));
    const label = String(block.labels[0]);
    if (isRoot(called)) {
      declared.outputs.set(outputOf(deployment, label), output);
      continue;
    }
    const name = `${prefix.slice(0, -1)}.${label}`;
    declared.locals.set(name, output);
    declared.waits.set(name, readDependsOn(block, inFile));
  }
}

function readResources(
  { resources }: Blocks,
  { unread }: Folder,
  called: Called,
  declared: Declared,
  inFile: InFile,
): readonly Resource[] {
  return resources.flatMap((block) => {
    const resource = readResource(block, called, inFile, unread.find(isOverriding));
    if (resource === undefined) return [];
    // Two of one address are an error of Terraform; the file that is linted comes first.
    if (declared.resources.has(resource.name)) return [];
    declared.resources.set(resource.name, resource);
    return [resource];
  });
}

const ofCall: ReadonlySet<string> = new Set(["source", "version", "providers"]);

function readCall(
  { block, folder, name, instance }: Callee,
  called: Called,
  others: OtherFolders,
  declared: Declared,
  inFile: InFile,
): void {
  const inInstance = inInstanceOf(block, instance ?? {}, inFile);
  const given = new Map(
    [...argumentsOf(block)]
      .filter(([argument]) => !metaArguments.has(argument) && !ofCall.has(argument))
      .map(([argument, { node, file }]) => [argument, readValue(node, inInstance(file))]),
  );
  const isHere = block.file.path === undefined;
  if (folder === undefined) {
    const reason = `module '${name}' may add resources`;
    const span = isHere ? block.key.span : ([0, 0] as const);
    declared.gaps.push({ reason, span, given: [...given.values()] });
    return;
  }
  const existence = instance === undefined ? existenceOf(block, inFile) : undefined;
  if (existence !== undefined) declared.tests.push(existence);
  const inner: Called = {
    ...called,
    prefix: `${called.prefix}module.${name}.`,
    path: folder.path,
    given,
    assigned: new Map(),
    condition: both(called.condition, existence),
    calling: [...called.calling, called.path],
    calls: [spanPlace(block.file, block.key.span), ...called.calls],
    providers: providersOf(block, called),
    dependsOn: [...readDependsOn(block, inFile), ...called.dependsOn],
  };
  readModule(folder, inner, others, declared);
}

/** A policy document as an object or, where it is counted, the list of those there are. */
function allOf(json: Expression, repetition: Repetition | undefined): Expression {
  const { place } = json;
  const key = place.span;
  const one: Fields = {
    kind: "Fields",
    fields: ["json", "minified_json"].map((name) => ({ kind: "Field", name, key, value: json })),
    place,
  };
  if (repetition === undefined) return one;
  const { kind, over } = repetition;
  const reason = "nobody knows which of them is meant";
  if (kind === "for each") return { kind: "Opaque", reason, place };
  const none: Expression = { kind: "List", items: [], place };
  const single: Expression = { kind: "List", items: [one], place };
  const several: Expression = { kind: "Opaque", reason, place };
  const isMore = (than: number): Expression => ({
    kind: "Call",
    name: "greater",
    args: [over, { kind: "Constant", value: than, text: String(than), place }],
    place,
  });
  const some: Expression = {
    kind: "Choice",
    test: isMore(1),
    whenTrue: several,
    whenFalse: single,
    place,
  };
  return { kind: "Choice", test: isMore(0), whenTrue: some, whenFalse: none, place };
}

/** Where the keys of an instance are known. */
function inInstanceOf(block: Found, instance: Instance, inFile: InFile): InFile {
  const bindings = bindingsOf(instance, readRepetition(block, inFile));
  return (file) => ({ scope: { ...inFile(file).scope, bindings }, file });
}
