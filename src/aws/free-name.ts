import type { Template } from "../template/template.js";
import { dataSourcesOf } from "./data-sources.js";

type Declared = Pick<Template, "inputs" | "module" | "repeated" | "resources">;

/** A name that nothing in a template of CloudFormation has: resources and parameters share theirs. */
export function freeName(name: string, { resources, inputs }: Declared): string {
  return firstFree(name, "", (each) => resources.has(each) || inputs.has(each));
}

/** A name that no resource or data source of some types has in a module of Terraform. */
export function freeLabel(
  name: string,
  types: readonly string[],
  { module, resources, repeated }: Declared,
): string {
  const isTaken = (address: string): boolean =>
    resources.has(address) ||
    repeated.has(address) ||
    (module !== undefined && dataSourcesOf(module).has(address));
  return firstFree(name, "_", (label) => types.some((type) => isTaken(`${type}.${label}`)));
}

function firstFree(name: string, mark: string, isTaken: (name: string) => boolean): string {
  let free = name;
  for (let count = 2; isTaken(free); count += 1) free = `${name}${mark}${String(count)}`;
  return free;
}
