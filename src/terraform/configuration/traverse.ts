import type { Constant, Expression, Place } from "../../template/expression.js";
import { instanceName } from "../../template/instance-name.js";
import type { Attribute, Index, Name, Syntax } from "../syntax.js";
import { spanPlace } from "./module-file.js";
import { ofAccount } from "./account-data.js";
import type { Reading } from "./scope.js";

type Traversal = Name | Attribute | Index;
type Step = { readonly name: string } | { readonly key: Syntax };

/** Reads `var.a`, `local.b["c"]`, `each.value.d`, `aws_s3_bucket.logs[0].arn`, `module.e.f`. */
export function traverse(
  syntax: Traversal,
  reading: Reading,
  bound: ReadonlySet<string>,
  read: (part: Syntax) => Expression,
): Expression {
  const place = spanPlace(reading.file, syntax.span);
  const unrolled = unroll(syntax);
  if (unrolled === undefined) {
    const last = syntax.kind === "Name" ? undefined : syntax;
    return last === undefined
      ? opaque(nameOf(syntax), reading, place)
      : stepInto(read(last.object), [stepOf(last)], place, read);
  }
  const { root, steps } = unrolled;
  const found = bound.has(root)
    ? { head: { kind: "Bound", name: root, place } as Expression, rest: steps }
    : headOf(root, steps, reading, place, read);
  return found === undefined
    ? opaque(written(root, steps), reading, place)
    : stepInto(found.head, found.rest, place, read);
}

interface Head {
  readonly head: Expression;
  readonly rest: readonly Step[];
}

function headOf(
  root: string,
  steps: readonly Step[],
  { scope }: Reading,
  place: Place,
  read: (part: Syntax) => Expression,
): Head | undefined {
  const [first, second, third] = steps.map((step) => ("name" in step ? step.name : undefined));
  const { prefix } = scope;
  const local = (name: string, used: number): Head | undefined =>
    scope.locals.has(prefix + name)
      ? { head: { kind: "Local", name: prefix + name, place }, rest: steps.slice(used) }
      : undefined;
  if (first === undefined) return undefined;
  switch (root) {
    case "var":
      if (scope.inputs.has(first)) {
        return { head: { kind: "Input", name: prefix + first, place }, rest: steps.slice(1) };
      }
      return local(`var.${first}`, 1);
    case "local":
      return local(`local.${first}`, 1);
    case "each":
    case "count": {
      const name = `${root}.${first}`;
      const bound = scope.bindings.get(name);
      return { head: bound ?? { kind: "Bound", name, place }, rest: steps.slice(1) };
    }
    case "module": {
      const [, next, ...others] = steps;
      const key = next !== undefined && "key" in next ? read(next.key) : undefined;
      const [output, ...rest] = key === undefined ? steps.slice(1) : others;
      if (output === undefined || !("name" in output)) return undefined;
      const called = `module.${first}`;
      const instance = key?.kind === "Constant" ? instanceName(called, keyOf(key)) : called;
      // Where nobody knows the instances of a module, they have all outputs in common.
      const found = local(`${instance}.${output.name}`, 0) ?? local(`${called}.${output.name}`, 0);
      return found && { head: found.head, rest };
    }
    case "data": {
      const isHere = !scope.elsewhere.has(`${first}.${String(second)}`);
      const [, , next, after] = steps;
      const isKeyed = next !== undefined && "key" in next;
      const key = isKeyed ? read(next.key) : undefined;
      const attribute = isKeyed ? after !== undefined && "name" in after && after.name : third;
      const used = isKeyed ? 4 : 3;
      const account = isHere ? ofAccount(first, String(attribute), place) : undefined;
      if (account !== undefined) return { head: account, rest: steps.slice(used) };
      const address = `data.${first}.${String(second)}`;
      const instance = key?.kind === "Constant" ? instanceName(address, keyOf(key)) : address;
      const below = steps[used];
      const output = below !== undefined && "name" in below ? below.name : undefined;
      // One that is read several times says the same each time, but for what its key supplies.
      return (
        local(`${address}.${String(attribute)}.${String(output)}`, used + 1) ??
        local(`${instance}.${String(attribute)}`, used) ??
        local(`${address}.${String(attribute)}`, used) ??
        (next === undefined ? local(address, 2) : undefined)
      );
    }
    default: {
      if (scope.iterators.has(root)) {
        return { head: { kind: "Bound", name: `${root}.${first}`, place }, rest: steps.slice(1) };
      }
      return referenceTo(`${root}.${first}`, steps.slice(1), scope, place, read);
    }
  }
}

function referenceTo(
  address: string,
  steps: readonly Step[],
  scope: Reading["scope"],
  place: Place,
  read: (part: Syntax) => Expression,
): Head | undefined {
  const declared = scope.resources.get(address);
  // It may be declared in a file that cannot be read.
  if (declared === undefined && !/^[a-z][a-z0-9]*_/.test(address)) return undefined;
  const written: ReadonlySet<string> = declared ?? new Set();
  const [next, ...others] = steps;
  const key = next !== undefined && "key" in next ? read(next.key) : undefined;
  const [attribute, ...rest] = key === undefined ? steps : others;
  const name = attribute !== undefined && "name" in attribute ? attribute.name : undefined;
  const resource = scope.prefix + address;
  if (name !== undefined && written.has(name)) scope.referenced.add(`${resource}.${name}`);
  const head: Expression = {
    kind: "Reference",
    resource,
    ...(key === undefined ? {} : { key }),
    path: name === undefined ? [] : [name],
    ...(name !== undefined && written.has(name)
      ? { argument: { kind: "Local", name: `${resource}.${name}`, place } }
      : {}),
    place,
  };
  return {
    head,
    rest: name === undefined ? (attribute === undefined ? [] : [attribute, ...rest]) : rest,
  };
}

function stepInto(
  collection: Expression,
  steps: readonly Step[],
  place: Place,
  read: (part: Syntax) => Expression,
): Expression {
  if (steps.length === 0) return collection;
  const keys = steps.map((step): Expression => {
    if ("key" in step) return read(step.key);
    return { kind: "Constant", value: step.name, text: step.name, place };
  });
  return { kind: "Lookup", collection, keys, place };
}

function unroll(syntax: Syntax): { root: string; steps: readonly Step[] } | undefined {
  const steps: Step[] = [];
  let at = syntax;
  while (at.kind === "Attribute" || at.kind === "Index") {
    steps.unshift(stepOf(at));
    at = at.object;
  }
  return at.kind === "Name" ? { root: at.name, steps } : undefined;
}

function keyOf({ value, text }: Constant): string | number {
  return typeof value === "number" ? value : text;
}

function stepOf(syntax: Attribute | Index): Step {
  return syntax.kind === "Attribute" ? { name: syntax.name } : { key: syntax.key };
}

function nameOf(syntax: Traversal): string {
  return syntax.kind === "Name" ? syntax.name : "?";
}

function written(root: string, steps: readonly Step[]): string {
  return [root, ...steps.map((step) => ("name" in step ? step.name : "[…]"))].join(".");
}

/** What is written twice in one module is the same value, unless a key in it is computed. */
function opaque(name: string, { scope }: Reading, place: Place): Expression {
  const reason = `'${name}' is known only to Terraform`;
  return name.includes("[…]")
    ? { kind: "Opaque", reason, place }
    : { kind: "Opaque", reason, identity: scope.prefix + name, place };
}
