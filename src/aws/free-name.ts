import type { Template } from "../template/template.js";

/** A name that nothing in a template has: resources and parameters share theirs. */
export function freeName(name: string, { resources, inputs }: Template): string {
  const isTaken = (each: string): boolean => resources.has(each) || inputs.has(each);
  let free = name;
  for (let count = 2; isTaken(free); count += 1) free = `${name}${String(count)}`;
  return free;
}
