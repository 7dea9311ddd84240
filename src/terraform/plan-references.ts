import type { Node, Span } from "../document/node.js";
import { extended, mostSpecific, stepsOf, targetOf } from "./plan-address.js";
import type { Instances, ModuleInstance } from "./plan-instances.js";
import { at, entryOf, itemsOf, textOf } from "./plan-json.js";
import type { Planned } from "./plan-resources.js";
import { type Source, withOwn, withPath } from "./plan-source.js";

/** Where an expression is evaluated, and for which instance. */
interface Scope {
  readonly module: ModuleInstance;
  /** The key of the instance, in brackets, and how many instances there are. */
  readonly key: string;
  readonly count: number;
  /** What it is repeated over. */
  readonly forEach: Node | undefined;
}

/** What the instances of a plan may refer to. */
export interface Referable {
  readonly instances: Instances;
  /** The variables of the root module. */
  readonly variables: Node | undefined;
  /** Counts references that are followed; false where a plan has more than can be meant. */
  readonly follow: (references: number) => boolean;
}

const anything: readonly Source[] = [{ kind: "anything" }];
const nothing: readonly Source[] = [{ kind: "nothing" }];

/** More references than that on the way to one value are a puzzle, not a template. */
const mostReferences = 1000;
const mostExpressions = 64;

/** Every source of the value of an expression, through module inputs and outputs. */
export function sourcesOf(written: Node, resource: Planned, plan: Referable): readonly Source[] {
  const { instances, variables } = plan;
  let references = 0;
  let depth = 0;

  function inExpression(expression: Node | undefined, scope: Scope): readonly Source[] {
    if (depth === mostExpressions) return anything;
    depth += 1;
    const sources = inside(expression, scope);
    depth -= 1;
    return sources;
  }

  function inside(expression: Node | undefined, scope: Scope): readonly Source[] {
    const constant = entryOf(expression, "constant_value");
    const items = itemsOf(at(expression, "references"));
    if (constant !== undefined && items.length === 0) {
      return onlyDecides(constant.value) ? nothing : anything;
    }
    // Of a configuration in JSON, the text that makes the references is said to be constant.
    const isComposed = !/^\$\{[^{}]*\}$/.test(textOf(constant?.value) ?? "${}");
    if (isComposed) return anything;
    references += items.length;
    const isFollowed = references <= mostReferences && plan.follow(items.length);
    if (items.length === 0 || !isFollowed) return anything;
    const spans = spansOf(items);
    const specific = mostSpecific([...spans.keys()]);
    const indexes = specific.filter((each) => /^(?:each\.(?:key|value)|count\.index)$/.test(each));
    const sources = specific
      .filter((each) => !indexes.includes(each))
      .flatMap((each) => inReference(each, spans.get(each) ?? written.span, scope, indexes));
    const isIndexed = sources.some((source) => "isOwn" in source && source.isOwn);
    if (isIndexed || indexes.length === 0) return sources;
    // What is no index is part of the value.
    return [...sources, ...(indexes.join() === "each.value" ? eachValue([], scope) : anything)];
  }

  function inReference(
    reference: string,
    span: Span,
    scope: Scope,
    indexes: readonly string[],
  ): readonly Source[] {
    const steps = stepsOf(reference);
    const { declared, key, path } = targetOf(steps);
    const [head = "", name = ""] = steps;
    if (head === "var") return ofVariable(name, steps.slice(2), scope);
    if (head === "each") return eachValue(path, scope);
    if (head === "module") return ofOutput(name, key, path, scope, indexes);
    if (unreadable.has(head)) return anything;

    const instancesOf = instances.resources(scope.module.address, declared);
    if (instancesOf.size === 0) return isDeclared(declared, scope) ? nothing : anything;
    const chosen = choose(instancesOf, key, scope, indexes);
    const resource = chosen === undefined ? undefined : instancesOf.get(chosen);
    if (resource === undefined) return anything;
    const isOwn = key === "" && resource.key !== "" && resource.key === scope.key;
    if (isNamedByBucket.test(`${resource.type}.${path.join(".")}`)) {
      const companion = instances.module(resource.module).code?.resource(resource.declared);
      const named = at(companion, "expressions", "bucket");
      return withOwn(inExpression(named, scopeOf(resource, plan)), isOwn);
    }
    if (!resource.isData) return [{ kind: "resource", resource, path, span, isOwn }];
    const value = path.length === 1 ? at(resource.values, ...path) : undefined;
    if (value?.kind !== "Scalar" || value.value === null) return anything;
    return [{ kind: "data", value: value.value, text: value.text, span: value.span, isOwn }];
  }

  function eachValue(path: readonly string[], scope: Scope): readonly Source[] {
    if (scope.forEach === undefined) return anything;
    // The value is one of what is gone through, that of the same key.
    const items = itemsOf(at(scope.forEach, "references"));
    if (!plan.follow(items.length)) return anything;
    const spans = spansOf(items);
    const [first = "", ...others] = mostSpecific([...spans.keys()]);
    const span = spans.get(first);
    if (span === undefined || others.length > 0 || first.startsWith("each.")) return anything;
    return withPath(inReference(first, span, scope, ["each.key"]), path);
  }

  function ofVariable(name: string, path: readonly string[], scope: Scope): readonly Source[] {
    const { parent, name: call, key, code } = scope.module;
    if (parent === undefined) {
      const value = at(variables, name, "value");
      return path.length === 0 && value !== undefined && onlyDecides(value) ? nothing : anything;
    }
    const body = parent.code?.call(call)?.body;
    const given = at(body, "expressions", name);
    if (given !== undefined) {
      const forEach = at(body, "for_each_expression");
      const count = instances.modules(parent.address, call).size;
      return withPath(inExpression(given, { module: parent, key, count, forEach }), path);
    }
    const variable = code?.variable(name);
    const value = at(variable, "default");
    if (variable === undefined || path.length > 0) return anything;
    return value === undefined || onlyDecides(value) ? nothing : anything;
  }

  function ofOutput(
    name: string,
    key: string,
    [output = "", ...path]: readonly string[],
    scope: Scope,
    indexes: readonly string[],
  ): readonly Source[] {
    const keys = instances.modules(scope.module.address, name);
    const chosen = keys.size === 0 ? key : choose(keys, key, scope, indexes);
    if (chosen === undefined) return anything;
    const address = extended(extended(scope.module.address, "module"), name);
    const module = instances.module(extended(address, chosen));
    const called: Scope = { module, key: "", count: 1, forEach: undefined };
    const isOwn = key === "" && chosen !== "" && chosen === scope.key;
    const sources = inExpression(module.code?.output(output), called);
    return withOwn(withPath(sources, path), isOwn);
  }

  return inExpression(written, scopeOf(resource, plan));
}

/** What configures a bucket has the bucket's name for its ID. */
const isNamedByBucket =
  /^aws_s3_bucket_(?:acl|policy|ownership_controls|public_access_block)\.(?:id|bucket)$/;

/** What a plan says nothing about, or what is text that can only be a part of a value. */
const unreadable: ReadonlySet<string> = new Set(["count", "local", "path", "self", "terraform"]);

function scopeOf({ module, declared, key }: Planned, { instances }: Referable): Scope {
  const inside = instances.module(module);
  const forEach = at(inside.code?.resource(declared), "for_each_expression");
  return { module: inside, key, count: instances.resources(module, declared).size, forEach };
}

type Keys = Pick<ReadonlyMap<string, unknown>, "has" | "keys" | "size">;

function choose(
  keys: Keys,
  key: string,
  scope: Scope,
  indexes: readonly string[],
): string | undefined {
  if (key !== "") return keys.has(key) ? key : undefined;
  if (keys.size === 1) return [...keys.keys()][0];
  if (!keys.has(scope.key)) return undefined;
  const isByKey = indexes.includes("each.key") || indexes.includes("count.index");
  // Of a set, `each.value` is the key.
  return isByKey || (indexes.length > 0 && keys.size === scope.count) ? scope.key : undefined;
}

function isDeclared(declared: string, { module }: Scope): boolean {
  return !declared.startsWith("data.") && module.code?.resource(declared) !== undefined;
}

function spansOf(references: readonly Node[]): ReadonlyMap<string, Span> {
  return new Map(references.map((item) => [textOf(item) ?? "", item.span]));
}

/** Whether a known value beside a reference can only decide rather than be part of the result. */
function onlyDecides(value: Node): boolean {
  return (
    value.kind !== "Scalar" ||
    value.text === "" ||
    typeof value.value === "boolean" ||
    value.value === null
  );
}
