import type { Reportable } from "../aws/property.js";
import { chainOf, type Chain, type Supply } from "../graph/chain.js";
import type { Scenario } from "../graph/scenario.js";
import type { InputDeclaration, Template } from "../template/template.js";

/** The way of what is reported, where it is a value of a resource. */
export function chainTo({ resource, use }: Reportable, scenario: Scenario): Chain | undefined {
  const declared = resourceIn(scenario.template, resource.name);
  return declared && chainOf(declared, use, scenario);
}

function resourceIn({ resources }: Template, name: string) {
  return resources.get(name);
}

/**
 * Says of a value that is not written where it is reported who supplies it: as text to put before
 * that of the scenarios, empty where nobody has to be told.
 */
export function originText(at: Reportable, scenario: Scenario): string {
  const last = chainTo(at, scenario)?.steps.at(-1);
  if (last?.kind !== "input") return "";
  const { by } = last.supply;
  // The scenarios say what an input is that they tell apart, and nobody knows what is unknown.
  if (by === "scenario" || by === "nobody") return "";
  return ` (${supplyText(last.input, last.supply)})`;
}

/** Who says what an input is. */
export function supplyText({ kind, name }: InputDeclaration, { by, value }: Supply): string {
  const subject = `${kind} '${name}'`;
  switch (by) {
    case "default":
      return `default of ${subject}`;
    case "user":
      return `${subject} in ${value.source.file ?? "the settings"}`;
    case "scenario":
    case "nobody":
      return subject;
  }
}
