import { entriesOf, resolve } from "../document/entries.js";
import type { Node } from "../document/node.js";
import type { Call } from "./call.js";
import { reasonOf, scalarAt, sequenceAt, unknownAt } from "./make-node.js";
import { plainScalar } from "./plain.js";
import type { Scope, Variables } from "./scope.js";
import { substitute } from "./substitute.js";

/** `[list, body]` or `[list, variable or [variable, index, size], body]`: a list of the bodies. */
export function expandMap({ argument, at }: Call, scope: Scope): Node {
  const { run } = scope;
  const args = resolve(argument);
  const [written, ...others] = args.kind === "Sequence" ? args.items : [];
  const body = others.at(-1);
  if (written === undefined || body === undefined) return unknownAt(at, "'Fn::Map' needs a body");
  const list = resolve(run.expand(written, scope));
  const items = itemsIn(list);
  if (items === undefined) return unknownAt(at, reasonOf(list) ?? "'Fn::Map' needs a list");
  const [named, index, size] = namesIn(others[0]);
  // Of a body that is a list, the second and third item name index and size.
  const variable = others.length === 1 ? "_" : named;
  if (variable === undefined) return unknownAt(at, "'Fn::Map' needs the name of a variable");
  const bodies = items.map(({ key, item }) => {
    const variables = new Map([[variable, resolve(item)]]);
    if (index !== undefined) variables.set(index, scalarAt(key, item));
    const inner = inside(variables, scope.variables);
    return run.expand(substitute(body, inner, run), { ...scope, variables: inner });
  });
  const result = sequenceAt(bodies, at);
  if (size === undefined) return result;
  const length = new Map([[size, scalarAt(items.length, at)]]);
  return run.expand(substitute(result, length, run), scope);
}

/** An inner variable hides one of the same name. */
function inside(own: Variables, outer: Variables): Variables {
  const variables = new Map(own);
  for (const [name, item] of outer) if (!variables.has(name)) variables.set(name, item);
  return variables;
}

function itemsIn(
  list: ReturnType<typeof resolve>,
): readonly { readonly key: string | number; readonly item: Node }[] | undefined {
  if (list.tag !== undefined) return undefined;
  switch (list.kind) {
    case "Sequence":
      return list.items.map((item, key) => ({ key, item }));
    case "Mapping":
      if (list.gap !== undefined) return undefined;
      return entriesOf(list).map(({ key, value }) => ({ key: key.text, item: value }));
    case "Scalar":
      return undefined;
  }
}

function namesIn(placeholder: Node | undefined): readonly (string | undefined)[] {
  const node = placeholder && resolve(placeholder);
  if (node?.kind !== "Sequence" || node.tag !== undefined) return [node && nameIn(node)];
  return node.items.map(nameIn);
}

function nameIn(node: Node): string | undefined {
  const scalar = resolve(node);
  const value = scalar.kind === "Scalar" && scalar.tag === undefined && plainScalar(scalar);
  return value ? String(value) : undefined;
}
