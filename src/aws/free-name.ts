import type { Module, Template } from "../template/template.js";
import { blocksOf, entriesOf } from "../terraform/configuration/blocks.js";
import { remember } from "./remember.js";

type Declared = Pick<Template, "inputs" | "module" | "resources">;

/** A name that nothing in a template of CloudFormation has: resources and parameters share theirs. */
export function freeName(name: string, { resources, inputs }: Declared): string {
  return firstFree(name, "", (each) => resources.has(each) || inputs.has(each));
}

/** A name that no resource or data source of some types has in a module of Terraform. */
export function freeLabel(
  name: string,
  types: readonly string[],
  { module, resources }: Declared,
): string {
  const isTaken = (address: string): boolean =>
    resources.has(address) || (module !== undefined && writtenIn(module).has(address));
  return firstFree(name, "_", (label) => types.some((type) => isTaken(`${type}.${label}`)));
}

/** What is declared there, be it as it must be or not. */
const writtenIn = remember(({ documents }: Module): ReadonlySet<string> => {
  const roots = documents.flatMap((document) => document.roots);
  const addressesOf = (kind: string, ...prefix: readonly string[]): readonly string[] =>
    roots.flatMap((root) =>
      blocksOf(root, kind, 1).flatMap(({ labels, body }) =>
        entriesOf(body).map(({ key }) => [...prefix, ...labels, key.text].join(".")),
      ),
    );
  return new Set([...addressesOf("resource"), ...addressesOf("data", "data")]);
});

function firstFree(name: string, mark: string, isTaken: (name: string) => boolean): string {
  let free = name;
  for (let count = 2; isTaken(free); count += 1) free = `${name}${mark}${String(count)}`;
  return free;
}
