import type { Expression, Place } from "../../template/expression.js";
import { apartWith } from "../../template/apart.js";
import type { Apart } from "../../template/gap.js";
import type { Called, Declared, Providers } from "./declared.js";
import { type Deployment, outputOf, takePart } from "./deployments.js";
import { readModule } from "./module.js";
import type { OtherFolders, RootModule } from "./module-file.js";
import { providersOfOther } from "./providers.js";

/**
 * The deployments whose states are read, those that read the state of this one, and those that meet
 * with one of them in a name.
 */
export function readOthers(root: Called, others: OtherFolders, declared: Declared): void {
  const { deployment: own, deployments } = root;
  const { all } = deployments;
  const readersOf = ({ path, outputs }: Deployment): Iterable<RootModule> =>
    path === undefined || outputs.size === 0 ? [] : others.rootsReading(path);
  // Those whose states these read in turn follow, as do those that read theirs or meet with them.
  for (const each of all.values()) {
    if (each !== own) readOther(each, root, others, declared);
    for (const reader of readersOf(each)) takePart(reader, [], deployments);
    if (each.path === undefined) continue;
    for (const { root: other, place } of others.rootsMeeting?.(each.path) ?? []) {
      takePart(other, place === undefined ? [] : [place, ...each.calls], deployments);
    }
  }
  if (all.size > 1) {
    for (const [name, value] of declared.outputs) declared.locals.set(name, value);
  }
  for (const each of all.values()) {
    for (const reader of readersOf(each)) {
      if (all.has(reader.path)) continue;
      declared.apart.push(readerOf(each, reader, declared));
      break;
    }
  }
}

function readOther(
  deployment: Deployment,
  root: Called,
  others: OtherFolders,
  declared: Declared,
): void {
  const { prefix, path = "", folder, calls, other } = deployment;
  const before = declared.gaps.length;
  const isApart = other?.isOneAccount !== true;
  const providers: Providers = isApart ? providersOfOther(deployment) : new Map();
  const { assigned = new Map() } = folder;
  const called: Called = { ...root, deployment, prefix, path, assigned, calls, providers };
  readModule(folder, called, others, declared);
  const gaps = declared.gaps.splice(before);
  const isOpen = gaps.some(({ given }) => given === undefined);
  const known = isOpen ? namedIn(deployment, declared) : [];
  declared.gaps.push(...gaps.map((gap) => ({ ...gap, given: gap.given ?? known })));
}

/** All that has a name in a deployment: what is hidden in it knows of nothing else. */
function namedIn({ prefix }: Deployment, { resources, locals }: Declared): readonly Expression[] {
  const place: Place = { span: [0, 0] };
  const isIn = (name: string): boolean => name.startsWith(prefix);
  return [
    ...[...resources.keys()].filter(isIn).map((resource): Expression => {
      return { kind: "Reference", resource, path: [], place };
    }),
    ...[...locals.keys()].filter(isIn).map((name): Expression => ({ kind: "Local", name, place })),
  ];
}

/** What is put out may be configured by whoever reads it and takes no part. */
function readerOf(deployment: Deployment, { name }: RootModule, { outputs }: Declared): Apart {
  const given = [...deployment.outputs].flatMap(
    (output) => outputs.get(outputOf(deployment, output)) ?? [],
  );
  return apartWith({ reason: `'${name}' may add resources`, span: [0, 0] }, given);
}
