import type { Place } from "../../template/expression.js";
import type { OtherDeployment } from "../../template/template.js";
import { blocksOf } from "./blocks.js";
import type { Folder, RootModule } from "./module-file.js";

/** A root module with all that it calls: what one run of Terraform deploys. */
export interface Deployment {
  /** What its resources say of it, where it is not the one that is linted. */
  readonly other?: OtherDeployment;
  /** What its addresses begin with; nothing in the one that is linted. */
  readonly prefix: string;
  /** Its folder, which a module has not that is read without its caller. */
  readonly path: string | undefined;
  readonly folder: Folder;
  readonly outputs: ReadonlySet<string>;
  /** Where its state is read, then where what reads it is called; nothing where it reads others. */
  readonly calls: readonly Place[];
}

/** The deployments that a configuration is looked at together with. */
export interface Deployments {
  /** By their folders. */
  readonly all: Map<string, Deployment>;
  /** How many more may be looked for, and of how many characters they may be. */
  readonly budget: { roots: number; characters: number };
}

/** More than anybody reads together. */
export function startingWith(path: string, own: Deployment): Deployments {
  return { all: new Map([[path, own]]), budget: { roots: 50, characters: 10_000_000 } };
}

/** Lets a root module take part, once however many lead to it; nothing where it cannot. */
export function takePart(
  { path, name, read, isOneAccount }: RootModule,
  calls: readonly Place[],
  { all, budget }: Deployments,
): Deployment | undefined {
  const before = all.get(path);
  if (before !== undefined) return before;
  if (budget.roots <= 0 || budget.characters <= 0) return undefined;
  budget.roots--;
  const folder = read();
  if (folder === undefined || folder.files.length === 0) return undefined;
  budget.characters -= sizeOf(folder);
  if (budget.characters < 0) return undefined;
  const prefix = `${name}:`;
  // A state may be read before it is written anew.
  const other = { name, isOneAccount, isOrdered: false };
  const deployment = { other, prefix, path, folder, outputs: new Set(outputsIn(folder)), calls };
  all.set(path, deployment);
  return deployment;
}

function sizeOf({ files }: Folder): number {
  return files.reduce((sum, { document }) => sum + document.text.length, 0);
}

/** The names of what a module puts out. */
export function outputsIn({ files }: Folder): readonly string[] {
  return files
    .flatMap(({ document: { roots } }) => roots.flatMap((root) => blocksOf(root, "output", 1)))
    .map(({ labels }) => String(labels[0]));
}

/** What an output of a deployment is known by. */
export function outputOf({ prefix }: Pick<Deployment, "prefix">, output: string): string {
  return `${prefix}output.${output}`;
}
