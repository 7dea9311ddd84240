import type { Resource } from "../template/template.js";
import { evaluate } from "./evaluate.js";
import { bindingsOf } from "./instances.js";
import type { Scenario } from "./scenario.js";
import type { Value } from "./value.js";

/** The properties of a resource as this instance of it has them. */
export function propertiesOf(resource: Resource, scenario: Scenario): Value {
  const bindings = bindingsOf(resource, (part) => evaluate(part, scenario));
  return evaluate(resource.properties, scenario, bindings);
}
