import type { Mapping, Node } from "../document/node.js";
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
