import type { Document, Mapping, Node } from "../document/node.js";
import type { Fields } from "../template/expression.js";
import type { Gap, Resource, Template } from "../template/template.js";
import { type Context, entriesOf, entryOf, mappingAt, resolve } from "./context.js";
import { contextOf, readFields } from "./expression.js";
import { readInputs } from "./parameters.js";
import { findProblems, openBody } from "./problems.js";
import { readResource, resourceNames } from "./resource.js";
import { readAssertions } from "./rules.js";

/** Every CloudFormation template of a document: one a root, or the stacks of a list. */
export function readTemplates(document: Document): readonly Template[] {
  const roots = document.roots.flatMap(templateRoots);
  return roots.map((root) => {
    const template = readTemplate(root, document.text);
    const resources = entryOf(root, "Resources");
    // Stacks that are written into one file are deployed together.
    return roots.length > 1 || resources === undefined
      ? template
      : { ...template, whole: resources.key.span };
  });
}

function templateRoots(root: Node): readonly Mapping[] {
  const node = resolve(root);
  if (node.kind === "Sequence") {
    return node.items
      .map(resolve)
      .filter((item) => item.kind === "Mapping" && declares(item)) as Mapping[];
  }
  return node.kind === "Mapping" && declares(node) ? [node] : [];
}

function declares(root: Mapping): boolean {
  return entryOf(root, "Resources") !== undefined;
}

function readTemplate(root: Mapping, text: string): Template {
  const resources = mappingAt(root, "Resources");
  const inputs = readInputs(mappingAt(root, "Parameters"));
  const conditions = mappingAt(root, "Conditions");
  const rules = mappingAt(root, "Rules");
  const names: Omit<Context, "expression" | "mappings"> = {
    text,
    resources: resources === undefined ? new Set() : resourceNames(resources),
    inputs: new Set(inputs.keys()),
    conditions: new Set(conditions && entriesOf(conditions).map((entry) => entry.key.text)),
    tests: [],
  };
  const context = contextOf({ ...names, mappings: readMappings(root, names) });
  const macros = readMacros(root);
  const included = root.gap === undefined ? [] : [{ reason: root.gap, span: root.span }];
  const gaps = [...macros, ...included, ...(resources === undefined ? [] : gapsOf(resources))];
  return {
    kind: "Template",
    dialect: "cloudformation",
    span: root.span,
    resources: readResources(resources, context, macros[0]?.reason),
    repeated: new Map(),
    inputs,
    locals: new Map(
      (conditions === undefined ? [] : entriesOf(conditions)).map((entry) => [
        entry.key.text,
        context.expression(entry.value),
      ]),
    ),
    tests: context.tests,
    assertions: rules === undefined ? [] : readAssertions(rules, context),
    planned: false,
    changes: [],
    gaps,
    problems: findProblems(root),
  };
}

function readMappings(root: Mapping, names: Omit<Context, "expression" | "mappings">): Fields {
  const mappings = mappingAt(root, "Mappings");
  const none: Fields = { kind: "Fields", fields: [], place: { span: root.span } };
  return mappings === undefined
    ? none
    : readFields(mappings, contextOf({ ...names, mappings: none }));
}

function readResources(
  resources: Mapping | undefined,
  context: Context,
  macro: string | undefined,
): ReadonlyMap<string, Resource> {
  const entries = resources === undefined ? [] : entriesOf(resources);
  const read = entries.flatMap((entry) => readResource(entry, context, macro) ?? []);
  return new Map(read.map((resource) => [resource.name, resource]));
}

/**
 * Transforms of AWS that neither add to nor change the resources written in the template.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-reference.html
 */
const additive: ReadonlySet<string> = new Set([
  "AWS::CodeDeployBlueGreen",
  "AWS::LanguageExtensions",
  "AWS::SecretsManager-2020-07-23",
  "AWS::SecretsManager-2024-09-16",
  "AWS::Serverless-2016-10-31",
]);

function readMacros(root: Mapping): readonly Gap[] {
  const transform = entryOf(root, "Transform")?.value;
  const node = transform && resolve(transform);
  const macros = node?.kind === "Sequence" ? node.items : node === undefined ? [] : [node];
  return macros.flatMap((macro) => {
    const name = nameOfMacro(resolve(macro));
    if (name !== undefined && additive.has(name)) return [];
    return [{ reason: `macro '${name ?? "?"}' may add to the template`, span: macro.span }];
  });
}

function nameOfMacro(macro: Exclude<Node, { kind: "Alias" }>): string | undefined {
  if (macro.kind === "Scalar") return macro.text;
  const name = macro.kind === "Mapping" ? entryOf(macro, "Name")?.value : undefined;
  return name?.kind === "Scalar" ? name.text : undefined;
}

/** Keys that stand for resources nobody wrote out, and modules that bring their own. */
function gapsOf(resources: Mapping): readonly Gap[] {
  const { gap, span } = resources;
  const included = gap === undefined ? [] : [{ reason: gap, span }];
  const others = entriesOf(resources).flatMap(({ key, value }) => {
    if (key.text.startsWith("Fn::")) {
      return [{ reason: `'${key.text}' is not expanded`, span: key.span }];
    }
    const body = resolve(value);
    const open = openBody(body);
    if (open !== undefined) return [{ reason: open, span: key.span }];
    const type = body.kind === "Mapping" ? entryOf(body, "Type")?.value : undefined;
    const module = type?.kind === "Scalar" && type.text.endsWith("::MODULE");
    return module ? [{ reason: `module '${key.text}' may add resources`, span: key.span }] : [];
  });
  return [...included, ...others];
}
