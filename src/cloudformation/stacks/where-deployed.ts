import { newSideTable } from "../../template/side-table.js";
import type { Resource, Template } from "../../template/template.js";
import type { Stack } from "../template.js";
import { isOpen } from "./account-name.js";
import { allNested, deployersOf } from "./called.js";
import { isPutOut, mentionsIn, nameIn } from "./mentions.js";
import type { Neighbour, Neighbours } from "./neighbours.js";
import { type Nest, nestReader } from "./nest.js";

/** Some resources of a stack that is deployed, be they of one that it nests. */
export interface Deployed {
  readonly file: Neighbour;
  readonly template: Template;
}

/** A stack with all that it nests. */
interface Deployer extends Neighbour {
  readonly stack: Nest;
}

const knownOf = newSideTable<Stack, WeakMap<Neighbours, readonly Deployed[]>>();
const remembered = newSideTable<Neighbours, WeakMap<Stack, Deployer>>();

/**
 * What a stack declares, as it is deployed. What is called, or calls others, by a name that somebody
 * supplies is read where that is: there it has another name in each stack that nests it.
 */
export function whereDeployed(file: Neighbour, neighbours: Neighbours): readonly Deployed[] {
  const known = knownOf.get(file.stack) ?? new WeakMap<Neighbours, readonly Deployed[]>();
  knownOf.set(file.stack, known);
  const deployed = known.get(neighbours) ?? findDeployed(file, neighbours);
  known.set(neighbours, deployed);
  return deployed;
}

function findDeployed(file: Neighbour, neighbours: Neighbours): readonly Deployed[] {
  const { template } = file.stack;
  const open = openIn(template);
  const deployers = open.size === 0 ? [] : deployersOf(file.path, neighbours);
  const around = deployers.map((path) => deployerAt(path, neighbours));
  const isIn = (deployer: Deployer | undefined): deployer is Deployer =>
    deployer?.stack.parts.some(({ path }) => path === file.path) === true;
  if (around.length === 0 || !around.every(isIn)) return [{ file, template }];
  const others = [...template.resources].filter(([name]) => !open.has(name));
  const within = around.map((deployer): Deployed => {
    const { template: all } = deployer.stack;
    const resources = [...all.resources].filter(
      ([, each]) => each.file === file.path && open.has(each.localName ?? ""),
    );
    return { file: deployer, template: only(resources, all) };
  });
  return [{ file, template: only(others, template) }, ...within];
}

function only(resources: Iterable<readonly [string, Resource]>, template: Template): Template {
  return { ...template, resources: new Map(resources) };
}

function openIn(template: Template): ReadonlySet<string> {
  const calling = mentionsIn(template).filter(
    ({ written }) => isPutOut(written) || isOpen(written, template),
  );
  const called = [...template.resources.values()].filter((each) => {
    const name = nameIn(each);
    return name !== undefined && isOpen(name, template);
  });
  return new Set([...calling.map(({ resource }) => resource), ...called.map(({ name }) => name)]);
}

function deployerAt(path: string, neighbours: Neighbours): Deployer | undefined {
  const found = neighbours.at(path);
  return found && nestOf(found, neighbours);
}

/** Read once for all who ask for what is in it. */
export function nestOf({ path, stack }: Neighbour, neighbours: Neighbours): Deployer {
  const known = remembered.get(neighbours) ?? new WeakMap<Stack, Deployer>();
  remembered.set(neighbours, known);
  const nobodyKnows = { texts: [], isWhole: false };
  const nest = known.get(stack) ?? {
    path,
    stack: nestReader(neighbours)({ path, stack }, () => nobodyKnows),
  };
  known.set(stack, nest);
  return nest;
}

/** What some stacks have, and others that are nested and know only there what they are called. */
export function allDeployed(
  files: readonly Neighbour[],
  neighbours: Neighbours,
): readonly Deployed[] {
  const all = new Map(files.map((file) => [file.path, file] as const));
  const supplied = [...allNested(neighbours)].flatMap((path) => {
    const nested = all.has(path) ? undefined : neighbours.at(path);
    if (nested === undefined) return [];
    return whereDeployed(nested, neighbours).filter(({ file }) => file.path !== path);
  });
  return [...[...all.values()].flatMap((file) => whereDeployed(file, neighbours)), ...supplied];
}
