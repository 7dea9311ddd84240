import type { Mapping, Node } from "../document/node.js";
import type { Place } from "../template/expression.js";
import type { Removal } from "../template/template.js";
import { at, entryOf, itemsOf, mappingsIn, textOf } from "./plan-json.js";
import { type Planned, readPlanned } from "./plan-resources.js";
import { readKnown } from "./plan-values.js";

/** What the deployment does to a resource. */
export interface Change {
  readonly resource: Planned;
  readonly actions: readonly string[];
  /** The characters of the actions. */
  readonly place: Place;
  /** What it will be, what of that is unknown, and what it was. */
  readonly body: Node;
}

/**
 * The changes of a plan by address. Deposed objects are left out: they are what an interrupted
 * replacement left behind, under the address of the resource that replaced them.
 */
export function changesOf(root: Mapping): ReadonlyMap<string, Change> {
  const changes = new Map<string, Change>();
  for (const item of mappingsIn(at(root, "resource_changes"))) {
    const change = entryOf(item, "deposed") === undefined ? readChange(item) : undefined;
    if (change !== undefined) changes.set(change.resource.address, change);
  }
  return changes;
}

function readChange(item: Mapping): Change | undefined {
  const body = at(item, "change");
  const actions = at(body, "actions");
  if (body === undefined || actions === undefined) return undefined;
  const module = textOf(at(item, "module_address")) ?? "";
  const resource = readPlanned(item, module, at(body, "after"), at(body, "after_sensitive"));
  if (resource === undefined) return undefined;
  const names = itemsOf(actions).map((action) => textOf(action) ?? "");
  return { resource, actions: names, place: { span: actions.span }, body };
}

/** Whether there is such a resource after the deployment, as far as Terraform knows. */
export function remains({ actions }: Change): boolean {
  return actions.includes("create") || !(actions.includes("delete") || actions.includes("forget"));
}

export function readRemovals(
  changes: Iterable<Change>,
  wanted: (type: string) => boolean,
): readonly Removal[] {
  const removals: Removal[] = [];
  for (const { resource, actions, place, body } of changes) {
    if (resource.isData || !actions.includes("delete")) continue;
    const before = readKnown(wanted(resource.type) ? at(body, "before") : undefined, place);
    const { address: name, type } = resource;
    removals.push({ name, type, replaced: actions.includes("create"), place, before });
  }
  return removals;
}
