import type { Document, Mapping, Node } from "../document/node.js";
import type { Fields } from "../template/expression.js";
import { type Draft, draftOf, type FindPossible } from "../template/draft.js";
import type { Gap } from "../template/gap.js";
import type { Resource, Template } from "../template/template.js";
import { type Context, entryOf, mappingAt, resolve } from "./context.js";
import { contextOf, macroIn, readFields } from "./expression.js";
import { type Unrolled, unroll } from "./loop.js";
import { type Outputs, readOutputs } from "./outputs.js";
import { readInputs } from "./parameters.js";
import { findProblems, openBody } from "./problems.js";
import { readResource, resourceNames } from "./resource.js";
import { readAssertions } from "./rules.js";
import { isServerless, namesOfRoles, readServerless } from "./serverless.js";
import { subscriptionsOf } from "./serverless-events.js";
import { macrosIn, readTransforms } from "./transforms.js";
import { gapsOfStacks } from "./stacks/call.js";

/** A template, and what stacks of it put out. */
export interface Stack extends Draft {
  /** Read when first asked for. */
  readonly outputs: () => Outputs;
  /** Its text shows that it asks nothing of others: nobody need go through it. */
  readonly asksNothing?: true;
  readonly read?: (possible: FindPossible) => Stack;
}

/** A stack as somebody reads it who knows what its loops go through. */
export function readBy(possible: FindPossible, stack: Stack): Stack {
  return stack.read?.(possible) ?? stack;
}

/** Every CloudFormation template of a document: one a root, or the stacks of a list. */
export function readStacks(document: Document): readonly Stack[] {
  const roots = document.roots.flatMap(templateRoots);
  // Stacks that are written into one file are deployed together.
  return roots.map((root) => readStack(root, document.text, roots.length === 1));
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

/** A transform of the whole template that could not be carried out may bring the resources. */
function declares(root: Mapping): boolean {
  const isIncluded = readTransforms(root).some(({ name }) => name === "AWS::Include");
  return entryOf(root, "Resources") !== undefined || isIncluded;
}

function readStack(root: Mapping, text: string, isWhole: boolean): Stack {
  const resources = entryOf(root, "Resources");
  const whole = isWhole && resources !== undefined ? { whole: resources.key.span } : {};
  return draftOf((possible): Stack => {
    const { template, outputs } = readUnrolled(root, text, possible);
    return { template: { ...template, ...whole }, outputs };
  });
}

function readUnrolled(root: Mapping, text: string, possible: FindPossible): Stack {
  const [section, rules, putOut] = ["Resources", "Rules", "Outputs"].map((name) =>
    mappingAt(root, name),
  );
  const inputs = readInputs(mappingAt(root, "Parameters"));
  const names = {
    text,
    resources: new Set<string>(),
    inputs: new Set(inputs.keys()),
    conditions: new Set<string>(),
    tests: [],
    possible,
    unread: [],
    allowance: { left: maxUnrolled },
  };
  const mappings = readMappings(root, names);
  // Loops go through parameters and mappings, which need no names of resources or conditions.
  const unrolling = contextOf({ ...names, mappings });
  const conditions = unrollSection(mappingAt(root, "Conditions"), unrolling);
  const resources = unrollSection(section, unrolling);
  const unrolledOutputs = unrollSection(putOut, unrolling);
  const transforms = readTransforms(root);
  const macros = macrosIn(transforms);
  const macro = macros[0]?.reason ?? (section && macroIn(section));
  // Another macro may give a function the role that it lacks.
  const roles =
    macro === undefined && isServerless(transforms) ? namesOfRoles(resources.entries) : undefined;
  const context = contextOf({
    ...names,
    mappings,
    resources: new Set([...resourceNames(resources.entries), ...(roles ?? [])]),
    conditions: new Set(conditions.entries.map(({ entry }) => entry.key.text)),
  });
  const declared = readResources(resources, context, macro);
  const subscriptions = declared.flatMap(subscriptionsOf);
  const all = byName([
    ...(roles === undefined ? declared : declared.flatMap(readServerless(root, roles, context))),
    // What somebody wrote under such a name counts.
    ...subscriptions.filter(({ name }) => !context.resources.has(name)),
  ]);
  const template: Template = {
    kind: "Template",
    dialect: "cloudformation",
    span: root.span,
    resources: all,
    repeated: new Map(),
    inputs,
    locals: new Map(
      conditions.entries.map(({ entry }) => [entry.key.text, context.expression(entry.value)]),
    ),
    tests: context.tests,
    assertions: rules === undefined ? [] : readAssertions(rules, context),
    planned: false,
    changes: [],
    gaps: [
      ...macros,
      ...(root.gap === undefined ? [] : [{ reason: root.gap, span: root.span }]),
      ...resources.gaps,
      ...gapsOf(resources, section),
      ...gapsOfStacks(all),
    ],
    problems: findProblems(root, transforms),
    unread: context.unread,
  };
  let outputs: Outputs | undefined;
  const readOnce = (): Outputs =>
    (outputs ??= readOutputs(root, unrolledOutputs, context, macros[0]?.reason));
  return { template, outputs: readOnce };
}

/** More nodes than the largest template has after its loops. */
const maxUnrolled = 200_000;

function unrollSection(section: Mapping | undefined, context: Context): Unrolled {
  return section === undefined ? { entries: [], gaps: [] } : unroll(section, context);
}

function readMappings(root: Mapping, names: Omit<Context, "expression" | "mappings">): Fields {
  const mappings = mappingAt(root, "Mappings");
  const none: Fields = { kind: "Fields", fields: [], place: { span: root.span } };
  return mappings === undefined
    ? none
    : readFields(mappings, contextOf({ ...names, mappings: none }));
}

function readResources(
  { entries }: Unrolled,
  context: Context,
  macro: string | undefined,
): readonly Resource[] {
  return entries.flatMap((made) => readResource(made, context, macro) ?? []);
}

function byName(resources: readonly Resource[]): ReadonlyMap<string, Resource> {
  return new Map(resources.map((resource) => [resource.name, resource]));
}

/** Keys that stand for resources nobody wrote out, and modules that bring their own. */
function gapsOf({ entries }: Unrolled, section: Mapping | undefined): readonly Gap[] {
  const { gap, span } = section ?? {};
  const included = gap === undefined || span === undefined ? [] : [{ reason: gap, span }];
  const others = entries.flatMap(({ entry: { key, value } }): readonly Gap[] => {
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
