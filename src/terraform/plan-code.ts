import type { Mapping, Node, Span } from "../document/node.js";
import { mostSpecific } from "./plan-address.js";
import { at, entriesOf, entryOf, itemsOf, mappingsIn, textOf } from "./plan-json.js";

/**
 * What the configuration says about a value: the node that does, that nobody writes it, or that
 * nobody knows which of several blocks it comes from.
 */
export type Code = Node | "unwritten" | "unmatched";

/** A module as it is written. What it declares is looked up when first asked for. */
export interface ModuleCode {
  /** By address in the module: `aws_s3_bucket.logs`, `data.aws_s3_bucket.logs`. */
  readonly resource: (declared: string) => Mapping | undefined;
  readonly call: (name: string) => ModuleCall | undefined;
  readonly output: (name: string) => Node | undefined;
  /** What an output waits for besides what it is made of. */
  readonly outputDependencies: (name: string) => Node | undefined;
  readonly variable: (name: string) => Node | undefined;
}

interface ModuleCall {
  readonly body: Node;
  readonly code: ModuleCode;
}

export function moduleCode(node: Node | undefined): ModuleCode {
  let resources: ReadonlyMap<string, Mapping> | undefined;
  let calls: ReadonlyMap<string, ModuleCall> | undefined;
  return {
    resource: (declared) => (resources ??= resourcesOf(node)).get(declared),
    call: (name) => (calls ??= callsOf(node)).get(name),
    output: (name) => at(node, "outputs", name, "expression"),
    outputDependencies: (name) => at(node, "outputs", name, "depends_on"),
    variable: (name) => at(node, "variables", name),
  };
}

function resourcesOf(node: Node | undefined): ReadonlyMap<string, Mapping> {
  return new Map(
    mappingsIn(at(node, "resources")).map((body) => {
      const prefix = textOf(at(body, "mode")) === "data" ? "data." : "";
      const [type, name] = [textOf(at(body, "type")), textOf(at(body, "name"))];
      return [`${prefix}${type ?? ""}.${name ?? ""}`, body];
    }),
  );
}

function callsOf(node: Node | undefined): ReadonlyMap<string, ModuleCall> {
  return new Map(
    entriesOf(at(node, "module_calls")).map(({ key, value }) => [
      key.text,
      { body: value, code: moduleCode(at(value, "module")) },
    ]),
  );
}

/** Whether a node says what an expression refers to rather than what a block consists of. */
export function isExpression(node: Node): boolean {
  if (node.kind !== "Mapping") return false;
  return (
    at(node, "references")?.kind === "Sequence" || entryOf(node, "constant_value") !== undefined
  );
}

/** A reference, and its characters. */
export interface Reference {
  readonly text: string;
  readonly span: Span;
}

/** How many references are listed, of which many may repeat the beginnings of others. */
export function countReferences(expression: Node | undefined): number {
  return itemsOf(at(expression, "references")).length;
}

/**
 * What an expression refers to, without what only repeats a beginning. Nothing where a text is
 * certainly made of that: in a configuration in JSON the text is said to be constant.
 */
export function referencesIn(expression: Node | undefined): readonly Reference[] {
  const constant = textOf(at(expression, "constant_value"));
  if (constant !== undefined && !/^\$\{[^{}]*\}$/.test(constant)) return [];
  const spans = new Map(
    itemsOf(at(expression, "references")).map((item) => [textOf(item) ?? "", item.span]),
  );
  return mostSpecific([...spans.keys()]).flatMap((text) => {
    const span = spans.get(text);
    return span === undefined ? [] : [{ text, span }];
  });
}

/** Whether a known value beside a reference can only decide rather than be part of the result. */
export function onlyDecides(value: Node): boolean {
  return (
    value.kind !== "Scalar" ||
    value.text === "" ||
    typeof value.value === "boolean" ||
    value.value === null
  );
}

/** The code of a field, given that of its block. */
export function codeAt(code: Code, name: string): Code {
  if (typeof code === "string") return code;
  if (code.kind !== "Mapping" || isExpression(code)) return "unmatched";
  const written = entryOf(code, name)?.value;
  if (written === undefined) return "unwritten";
  // An expression without references, such as `uuid()`, is written as an empty object.
  return written.kind === "Mapping" && written.entries.length === 0 ? "unmatched" : written;
}

/**
 * The code of an item. Of several blocks nobody knows which became which: sets are sorted, and
 * `dynamic` blocks are not listed.
 */
export function codeOfItem(code: Code, count: number): Code {
  if (typeof code === "string") return "unmatched";
  const [only, ...others] = itemsOf(code);
  return only === undefined || others.length > 0 || count !== 1 ? "unmatched" : only;
}
