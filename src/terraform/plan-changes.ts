import type { Mapping, Node } from "../document/node.js";
import type { Place } from "../template/expression.js";
import type { Change, Resource } from "../template/template.js";
import { at, entryOf, itemsOf, mappingsIn, textOf } from "./plan-json.js";
import { type Planned, readPlanned } from "./plan-resources.js";
import { readKnown } from "./plan-values.js";

/** What the deployment does to a resource. */
export interface PlannedChange {
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
export function changesOf(root: Mapping): ReadonlyMap<string, PlannedChange> {
  const changes = new Map<string, PlannedChange>();
  for (const item of mappingsIn(at(root, "resource_changes"))) {
    const change = entryOf(item, "deposed") === undefined ? readChange(item) : undefined;
    if (change !== undefined) changes.set(change.resource.address, change);
  }
  return changes;
}

function readChange(item: Mapping): PlannedChange | undefined {
  const body = at(item, "change");
  const actions = at(body, "actions");
  if (body === undefined || actions === undefined) return undefined;
  const module = textOf(at(item, "module_address")) ?? "";
  const resource = readPlanned(item, module, at(body, "after"), at(body, "after_sensitive"));
  if (resource === undefined) return undefined;
  const names = itemsOf(actions).map((action) => textOf(action) ?? "");
  return { resource, actions: names, place: { span: actions.span }, body };
}

/**
 * What was changed since Terraform last looked, and stays so: what is deleted and not created again,
 * and what has other values than it had. Its plan makes the rest undone.
 * https://developer.hashicorp.com/terraform/tutorials/state/resource-drift
 */
export function readDrift(
  root: Mapping,
  planned: ReadonlySet<string>,
  wanted: (type: string) => boolean,
): readonly Change[] {
  const drifts = mappingsIn(at(root, "resource_drift")).flatMap((item) => readChange(item) ?? []);
  return readChanges(drifts, wanted)
    .filter(({ kind, before }) => kind !== "delete" || !planned.has(before.name))
    .map((change) => ({ ...change, drifted: true }));
}

/** Whether there is such a resource after the deployment, as far as Terraform knows. */
export function remains({ actions }: PlannedChange): boolean {
  return actions.includes("create") || !(actions.includes("delete") || actions.includes("forget"));
}

/** What becomes of the resources that there are already. */
export function readChanges(
  changes: Iterable<PlannedChange>,
  wanted: (type: string) => boolean,
): readonly Change[] {
  const read: Change[] = [];
  for (const { resource, actions, place, body } of changes) {
    const kind = kindOf(actions);
    if (resource.isData || kind === undefined || !wanted(resource.type)) continue;
    const { address: name, type, header, body: written } = resource;
    const before: Resource = {
      kind: "Resource",
      name,
      header,
      span: written.span,
      type,
      dialect: "terraform",
      properties: readKnown(at(body, "before"), place),
      dependsOn: [],
      attributes: new Map(),
      body: written,
    };
    read.push({ kind, before, place });
  }
  return read;
}

function kindOf(actions: readonly string[]): Change["kind"] | undefined {
  if (actions.includes("delete")) {
    if (!actions.includes("create")) return "delete";
    return actions[0] === "create" ? "succeed" : "replace";
  }
  if (actions.includes("forget")) return "forget";
  return actions.includes("update") ? "update" : undefined;
}
