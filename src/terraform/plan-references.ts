import type { Node } from "../document/node.js";
import { extended, stepsOf, targetOf } from "./plan-address.js";
import { countReferences, onlyDecides, type Reference, referencesIn } from "./plan-code.js";
import type { Instances } from "./plan-instances.js";
import { at, entryOf } from "./plan-json.js";
import type { Planned } from "./plan-resources.js";
import { callOf, chosenKey, insideOf, type Scope, scopeOf } from "./plan-scope.js";
import { isKnown, isPart, type Source, withOwn, withPath } from "./plan-source.js";
import type { Provider } from "./provider.js";

/** What the instances of a plan may refer to. */
export interface Referable {
  readonly instances: Instances;
  /** The variables of the root module. */
  readonly variables: Node | undefined;
  readonly provider: Provider;
  /** Counts references that are followed; false where a plan has more than can be meant. */
  readonly follow: (references: number) => boolean;
}

/** The way from one value to its sources. */
interface Search {
  readonly plan: Referable;
  /** The expressions that lead one to the next. */
  depth: number;
  references: number;
}

/** A reference in steps, and the keys that are written beside it. */
interface Step extends Reference {
  readonly scope: Scope;
  readonly indexes: readonly string[];
}

const anything: readonly Source[] = [{ kind: "anything" }];
const nothing: readonly Source[] = [{ kind: "nothing" }];

/** More references than that on the way to one value are a puzzle, not a template. */
const mostReferences = 1000;
const mostExpressions = 64;

/** Every source of the value of an expression, through module inputs and outputs. */
export function sourcesOf(written: Node, resource: Planned, plan: Referable): readonly Source[] {
  return ofExpression(written, scopeOf(resource, plan.instances), {
    plan,
    depth: 0,
    references: 0,
  });
}

function ofExpression(
  expression: Node | undefined,
  scope: Scope,
  search: Search,
): readonly Source[] {
  if (search.depth === mostExpressions) return anything;
  search.depth += 1;
  const sources = inside(expression, scope, search);
  search.depth -= 1;
  return sources;
}

function inside(expression: Node | undefined, scope: Scope, search: Search): readonly Source[] {
  const constant = entryOf(expression, "constant_value");
  const count = countReferences(expression);
  if (constant !== undefined && count === 0) {
    return onlyDecides(constant.value) ? nothing : anything;
  }
  const references = follow(count, search) ? referencesIn(expression) : [];
  if (references.length === 0) return anything;
  const indexes = references.flatMap(({ text }) => (isIndex.test(text) ? text : []));
  const sources = references
    .filter(({ text }) => !indexes.includes(text))
    .flatMap((reference) => ofReference({ ...reference, scope, indexes }, search));
  const isIndexed = sources.some((source) => "isOwn" in source && source.isOwn);
  if (isIndexed || indexes.length === 0) return sources;
  // What is no index is part of the value.
  const others = indexes.join() === "each.value" ? ofEachValue([], scope, search) : anything;
  return [...sources, ...others];
}

const isIndex = /^(?:each\.(?:key|value)|count\.index)$/;

function follow(references: number, search: Search): boolean {
  search.references += references;
  return search.references <= mostReferences && search.plan.follow(references);
}

function ofReference(step: Step, search: Search): readonly Source[] {
  const [head = "", name = "", ...path] = stepsOf(step.text);
  switch (head) {
    case "var":
      return ofVariable(name, path, step.scope, search);
    case "each":
      return ofEachValue(targetOf(stepsOf(step.text)).path, step.scope, search);
    case "module":
      return ofOutput(step, search);
    // A plan says nothing about these.
    case "count":
    case "local":
    case "path":
    case "self":
    case "terraform":
      return anything;
    default:
      return ofResource(step, search);
  }
}

function ofResource({ text, span, scope, indexes }: Step, search: Search): readonly Source[] {
  const { instances, provider } = search.plan;
  const { declared, key, path } = targetOf(stepsOf(text));
  const found = instances.resources(scope.module.address, declared);
  if (found.size === 0) {
    const isDeclared = scope.module.code?.resource(declared) !== undefined;
    return isDeclared && !declared.startsWith("data.") ? nothing : anything;
  }
  const chosen = chosenKey(found, key, scope, indexes);
  const resource = chosen === undefined ? undefined : found.get(chosen);
  if (resource === undefined) return anything;
  const isOwn = key === "" && resource.key !== "" && resource.key === scope.key;
  const sources = withPath([{ kind: "resource", resource, path: [], span, isOwn }], path);
  const [attribute = "", ...below] = path;
  const argument = below.length === 0 ? provider.repeats(resource.type, attribute) : undefined;
  if (argument === undefined || isPart(resource, path)) return sources;
  const value = at(resource.values, argument);
  if (isKnown(value)) return [{ kind: "known", value, isOwn }];
  const code = instances.module(resource.module).code?.resource(resource.declared);
  const written = at(code, "expressions", argument);
  return withOwn(ofExpression(written, scopeOf(resource, instances), search), isOwn);
}

/** The value is one of what is gone through, that of the same key. */
function ofEachValue(path: readonly string[], scope: Scope, search: Search): readonly Source[] {
  if (!follow(countReferences(scope.forEach), search)) return anything;
  const [first, ...others] = referencesIn(scope.forEach);
  if (first === undefined || others.length > 0 || first.text.startsWith("each.")) return anything;
  return withPath(ofReference({ ...first, scope, indexes: ["each.key"] }, search), path);
}

function ofVariable(
  name: string,
  path: readonly string[],
  { module }: Scope,
  search: Search,
): readonly Source[] {
  const { instances, variables } = search.plan;
  const call = callOf(module, instances);
  const given = at(call?.body, "expressions", name);
  if (call !== undefined && given !== undefined) {
    return withPath(ofExpression(given, call, search), path);
  }
  if (path.length > 0) return anything;
  if (call === undefined) {
    const value = at(variables, name, "value");
    return value !== undefined && onlyDecides(value) ? nothing : anything;
  }
  const variable = module.code?.variable(name);
  if (variable === undefined) return anything;
  const value = at(variable, "default");
  return value === undefined || onlyDecides(value) ? nothing : anything;
}

function ofOutput({ text, scope, indexes }: Step, search: Search): readonly Source[] {
  const { instances } = search.plan;
  const { declared, key, path } = targetOf(stepsOf(text));
  const [output = "", ...rest] = path;
  const keys = instances.modules(scope.module.address, declared.slice("module.".length));
  const chosen = keys.size === 0 ? key : chosenKey(keys, key, scope, indexes);
  if (chosen === undefined) return anything;
  const module = instances.module(extended(extended(scope.module.address, declared), chosen));
  const isOwn = key === "" && chosen !== "" && chosen === scope.key;
  const sources = ofExpression(module.code?.output(output), insideOf(module), search);
  return withOwn(withPath(sources, rest), isOwn);
}
