import type { Node } from "../document/node.js";
import type { Awaited } from "../template/template.js";
import { extended, mostSpecific, stepsOf, targetOf } from "./plan-address.js";
import type { Instances, ModuleInstance } from "./plan-instances.js";
import { at, entriesOf, itemsOf, textOf } from "./plan-json.js";
import type { Planned } from "./plan-resources.js";

/** More references than that on the way from one resource are a puzzle, not a template. */
const mostReferences = 2000;

/** A dependency on hundreds of instances tells nobody anything, hundreds of times. */
const mostInstances = 100;

/**
 * What a resource waits for as the configuration says, which values that are known do not tell: by
 * its expressions, through inputs and outputs of modules, by `depends_on`, and as a part of a module.
 */
export function awaitedBy({ module, declared }: Planned, instances: Instances): Awaited {
  const names = new Set<string>();
  const seen = new Set<string>();
  let complete = true;

  function follow(reference: string, inside: ModuleInstance): void {
    const visit = `${inside.address} ${reference}`;
    if (seen.has(visit)) return;
    if (seen.add(visit).size > mostReferences) {
      complete = false;
      return;
    }
    const steps = stepsOf(reference);
    const [head = "", name = "", ...rest] = steps;
    const { declared: target, key } = targetOf(steps);
    switch (head) {
      case "each":
      case "count":
      case "path":
      case "self":
      case "terraform":
        return;
      case "var":
        followAll(at(callOf(inside)?.body, "expressions", name), inside.parent);
        return;
      case "module": {
        const output = rest.find((step) => !step.startsWith("["));
        if (output === undefined) names.add(extended(extended(inside.address, "module"), name));
        else followOutput(name, output, inside);
        return;
      }
      case "data":
        followBlock(inside.code?.resource(target), inside);
        return;
      case "local":
        // A plan does not tell what local values are made of.
        complete = false;
        return;
      default: {
        const all = [...instances.resources(inside.address, target).values()];
        const targets = key === "" ? all : all.filter((each) => each.key === key);
        if (targets.length > mostInstances) complete = false;
        else for (const { address } of targets) names.add(address);
      }
    }
  }

  function followOutput(call: string, output: string, inside: ModuleInstance): void {
    const path = extended(extended(inside.address, "module"), call);
    const called = inside.code?.call(call);
    if (called === undefined) complete = false;
    followItems(at(called?.body, "depends_on"), inside);
    for (const key of new Set(["", ...instances.modules(inside.address, call)])) {
      const module = instances.module(extended(path, key));
      followAll(called?.code.output(output), module);
      followItems(called?.code.outputDependencies(output), module);
    }
  }

  function followBlock(body: Node | undefined, inside: ModuleInstance): void {
    for (const part of ["expressions", "count_expression", "for_each_expression"]) {
      followAll(at(body, part), inside);
    }
    followItems(at(body, "depends_on"), inside);
  }

  /** Every reference in an expression, however deep it is in blocks. */
  function followAll(node: Node | undefined, inside: ModuleInstance | undefined): void {
    if (node === undefined || inside === undefined) return;
    const pending: Node[] = [node];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      followItems(at(next, "references"), inside);
      const parts = entriesOf(next).filter(({ key }) => key.text !== "references");
      pending.push(...parts.map(({ value }) => value), ...itemsOf(next));
    }
  }

  function followItems(list: Node | undefined, inside: ModuleInstance): void {
    for (const reference of mostSpecific(itemsOf(list).map((item) => textOf(item) ?? ""))) {
      follow(reference, inside);
    }
  }

  const own = instances.module(module);
  const body = own.code?.resource(declared);
  if (body === undefined) return { names: [], complete: false };
  followBlock(body, own);
  for (let each = own; each.parent !== undefined; each = each.parent) {
    const call = callOf(each)?.body;
    followItems(at(call, "depends_on"), each.parent);
    for (const repetition of ["count_expression", "for_each_expression"]) {
      followAll(at(call, repetition), each.parent);
    }
  }
  return { names: [...names], complete };
}

function callOf({ parent, name }: ModuleInstance): { readonly body: Node } | undefined {
  return parent?.code?.call(name);
}
