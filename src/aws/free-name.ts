import type { Mapping } from "../document/node.js";
import type { Module, Template } from "../template/template.js";
import { blocksOf, entriesOf } from "../terraform/configuration/blocks.js";
import { remember } from "./remember.js";

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
    (module !== undefined && writtenIn(module).has(address));
  return firstFree(name, "_", (label) => types.some((type) => isTaken(`${type}.${label}`)));
}

/** What is declared there, be it as it must be or not. */
const writtenIn = remember(
  ({ documents }: Module): ReadonlySet<string> =>
    new Set(
      documents
        .flatMap(({ roots }) => roots)
        .flatMap((root) => [
          ...blocksOf(root, "resource", 1).flatMap(({ labels, body }) => addressesIn(body, labels)),
          ...blocksOf(root, "data", 1).flatMap(({ labels, body }) =>
            addressesIn(body, ["data", ...labels]),
          ),
        ]),
    ),
);

function addressesIn(body: Mapping, labels: readonly string[]): readonly string[] {
  return entriesOf(body).map(({ key }) => [...labels, key.text].join("."));
}

function firstFree(name: string, mark: string, isTaken: (name: string) => boolean): string {
  let free = name;
  for (let count = 2; isTaken(free); count += 1) free = `${name}${mark}${String(count)}`;
  return free;
}
