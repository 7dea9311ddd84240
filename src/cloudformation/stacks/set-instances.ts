import type { Expression, Field, Fields } from "../../template/expression.js";
import type { Resource } from "../../template/template.js";
import { walk } from "../../template/walk.js";
import { fieldOf } from "./call.js";

/** Nobody knows to which Regions. */
export function elsewhere(resource: Resource): Resource {
  const reason = "a stack set is deployed to Regions of its own";
  const region: Expression = { kind: "Opaque", reason, place: { span: resource.header } };
  return { ...resource, attributes: new Map([...resource.attributes, ["region", region]]) };
}

/** As an object; nothing where they are different in each account. */
export function parametersOf({ properties, header }: Resource): Fields | undefined {
  const instances = fieldOf(properties, "StackInstancesGroup");
  const isOverridden = instances && [...walk([instances])].some(overrides);
  const written = fieldOf(properties, "Parameters");
  const list = written ?? { kind: "List", items: [], place: { span: header } };
  if (isOverridden === true || list.kind !== "List") return undefined;
  const fields = list.items.map((item): Field | undefined => {
    const [key, value] =
      item.kind === "Fields"
        ? ["ParameterKey", "ParameterValue"].map((name) => fieldOf(item, name))
        : [];
    if (key?.kind !== "Constant" || value === undefined) return undefined;
    return { kind: "Field", name: key.text, key: key.place.span, value };
  });
  const isWhole = fields.every((field) => field !== undefined);
  return isWhole ? { kind: "Fields", fields, place: list.place } : undefined;
}

function overrides(part: Expression): boolean {
  return part.kind !== "Fields"
    ? part.kind === "Opaque"
    : part.fields.some(({ name }) => name === "ParameterOverrides");
}
