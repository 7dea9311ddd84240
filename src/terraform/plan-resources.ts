import type { Mapping, Node, Span } from "../document/node.js";
import { at, entryOf, isNull, mappingsIn, textOf } from "./plan-json.js";

/** One instance of a resource or data source as a plan or state lists it. */
export interface Planned {
  readonly address: string;
  /** Whether it is read only rather than managed. */
  readonly isData: boolean;
  readonly type: string;
  /** The address of its module's instance, empty in the root module. */
  readonly module: string;
  /** Its address in the module, without key: `aws_s3_bucket.logs`, `data.aws_s3_bucket.logs`. */
  readonly declared: string;
  /** Which instance, in brackets; empty where there is only one. */
  readonly key: string;
  /** The characters of the address. */
  readonly header: Span;
  readonly body: Mapping;
  readonly values: Node | undefined;
  readonly sensitive: Node | undefined;
}

/** Every instance below a root module, those of child modules included. */
export function plannedIn(rootModule: Node | undefined): readonly Planned[] {
  const planned: Planned[] = [];
  const pending = [{ node: rootModule, address: "" }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, address } = next;
    for (const body of mappingsIn(at(node, "resources"))) {
      const values = at(body, "values");
      const each = readPlanned(body, address, values, at(body, "sensitive_values"));
      if (each !== undefined) planned.push(each);
    }
    for (const child of mappingsIn(at(node, "child_modules")).toReversed()) {
      pending.push({ node: child, address: textOf(at(child, "address")) ?? address });
    }
  }
  return planned;
}

/** Reads what names an instance; nothing where it is not named, or neither managed nor data. */
export function readPlanned(
  body: Mapping,
  module: string,
  values: Node | undefined,
  sensitive: Node | undefined,
): Planned | undefined {
  const address = entryOf(body, "address")?.value;
  const type = textOf(at(body, "type"));
  const name = textOf(at(body, "name"));
  const mode = textOf(at(body, "mode")) ?? "managed";
  const full = textOf(address);
  const isData = mode === "data";
  if (address === undefined || full === undefined || type === undefined || name === undefined) {
    return undefined;
  }
  if (!isData && mode !== "managed") return undefined;
  const declared = `${isData ? "data." : ""}${type}.${name}`;
  const base = module === "" ? declared : `${module}.${declared}`;
  const key = full.startsWith(base) ? full.slice(base.length) : "";
  const header = address.span;
  const written = isNull(values) ? undefined : values;
  return {
    address: full,
    isData,
    type,
    module,
    declared,
    key,
    header,
    body,
    values: written,
    sensitive,
  };
}
