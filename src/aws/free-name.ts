import type { Template } from "../template/template.js";

type Declared = Pick<Template, "inputs" | "repeated" | "resources">;

/** A name that nothing in a template of CloudFormation has: resources and parameters share theirs. */
export function freeName(name: string, { resources, inputs }: Declared): string {
  return firstFree(name, "", (each) => resources.has(each) || inputs.has(each));
}

/** A name that no resource of some types has in a module of Terraform. */
export function freeLabel(
  name: string,
  types: readonly string[],
  { resources, repeated }: Declared,
): string {
  const addresses = (label: string): readonly string[] => types.map((type) => `${type}.${label}`);
  return firstFree(name, "_", (label) =>
    addresses(label).some((address) => resources.has(address) || repeated.has(address)),
  );
}

function firstFree(name: string, mark: string, isTaken: (name: string) => boolean): string {
  let free = name;
  for (let count = 2; isTaken(free); count += 1) free = `${name}${mark}${String(count)}`;
  return free;
}
