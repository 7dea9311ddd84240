import { remember } from "../aws/remember.js";
import type { Settings } from "../aws/settings.js";
import { asPart } from "../cloudformation/stacks/as-part.js";
import { deployersOf, isNested } from "../cloudformation/stacks/called.js";
import { link } from "../cloudformation/stacks/link.js";
import type { Neighbour, Neighbours } from "../cloudformation/stacks/neighbours.js";
import type { Template } from "../template/template.js";
import { newDeployment } from "./deployment.js";
import { estateOf } from "./estate/estate.js";
import type { Membership } from "./estate/groups.js";
import { membershipsWith } from "./estate/memberships.js";
import { once } from "./estate/once.js";
import type { Finding } from "./finding.js";
import { type Check, findingsAt } from "./findings.js";
import { newGraphFor } from "./graph-for.js";
import { besideNamed } from "./named-elsewhere.js";
import { neighboursIn, neighboursOf, settingsOfOthers } from "./neighbours.js";
import { neighbourOf, type Project } from "./project.js";
import { spotAnywhere } from "./spot.js";
import { isOfTooMany } from "./unknowns.js";

/** What deploys a template that others nest, with all that it leads to: everything in it has a file. */
export interface Deployer {
  readonly template: () => Template;
  /** What a rule finds in whatever file, of each instance: found out once for all of them. */
  readonly found: <S, O>(rule: Check<S, O>, options: O) => FoundBy;
}

interface FoundBy {
  readonly findings: readonly Finding[];
  /** Whether it was asked in every scenario. */
  readonly isAll: boolean;
}

/** What deploys a file. */
interface Deployers {
  readonly known: readonly Deployer[];
  /** Whether nothing else does. */
  readonly areAll: boolean;
}

const none: Deployers = { known: [], areAll: false };

/** What more of them show, some of these do. */
const maxDeployers = 20;

/** Whatever deploys a stack with a group, be it above what nests it. */
export function deployersFor(
  linted: Neighbour,
  text: string,
  project: Project,
  membership: Membership,
): Deployers {
  const { path: own } = linted;
  const calls = neighboursIn(project, membership);
  if (!isNested(own, calls)) return none;
  const isOfGroup = (path: string): boolean =>
    membershipsWith(path, project, membership.base).some(({ group }) => group === membership.group);
  const isSaved = project.fileAt(own)?.text === text;
  const deployers = deployersOf(own, calls).filter(isOfGroup);
  const known = deployers.slice(0, maxDeployers).flatMap((path) => {
    const deployer = isSaved
      ? deployersIn(project)(path, membership)
      : newDeployer(path, project, membership, linted);
    return deployer ?? [];
  });
  const areAll = known.length === deployers.length && calls.nesting().gap === undefined;
  return { known, areAll };
}

/** Those of which all is as it is on disk. */
const deployersIn = remember((project: Project) => {
  const bySettings = new WeakMap<Settings, Map<string, Deployer | undefined>>();
  return (path: string, membership: Membership): Deployer | undefined => {
    const { settings } = membership;
    const known = bySettings.get(settings) ?? new Map<string, Deployer | undefined>();
    bySettings.set(settings, known);
    if (!known.has(path)) known.set(path, newDeployer(path, project, membership));
    return known.get(path);
  };
});

function newDeployer(
  path: string,
  project: Project,
  membership: Membership,
  linted?: Neighbour,
): Deployer | undefined {
  const file = project.fileAt(path);
  const read = file && neighbourOf(file);
  const from = { membership, project };
  const around = neighboursOf(path, from);
  if (read === undefined || around === undefined) return undefined;
  const { settings, base } = membership;
  const graph = once(() => {
    const neighbours =
      linted === undefined ? around.neighbours : withLinted(around.neighbours, linted);
    const linked = link({ path, stack: around.deployed(read.stack) }, neighbours);
    const draft = asPart(besideNamed(linked, path, from), path, neighbours);
    const others = settingsOfOthers(project, membership);
    return newGraphFor(draft, newDeployment(settings, path, others));
  });
  const estate = once(() => estateOf({ path, project, membership, base }, graph()));
  const find = <S, O>(rule: Check<S, O>, options: O): FoundBy => {
    const context = { settings, estate: estate() };
    let isAll = true;
    const findings = findingsAt(spotAnywhere, rule, graph(), context, options, (unknown) => {
      if (isOfTooMany(unknown)) isAll = false;
    });
    return { findings, isAll };
  };
  const known = new Map<object, Map<string, FoundBy>>();
  return {
    template: () => graph().template,
    found(rule, options) {
      const answers = known.get(rule) ?? new Map<string, FoundBy>();
      known.set(rule, answers);
      const words = JSON.stringify(options);
      const found = answers.get(words) ?? find(rule, options);
      answers.set(words, found);
      return found;
    },
  };
}

/** A text that is not saved is nested in the place of what its file holds. */
function withLinted(neighbours: Neighbours, linted: Neighbour): Neighbours {
  const instead = (found: Neighbour | undefined): Neighbour | undefined =>
    found?.path === linted.path ? linted : found;
  return {
    ...neighbours,
    nested: (from, path) => instead(neighbours.nested(from, path)),
    asset: (from, hash) => instead(neighbours.asset(from, hash)),
  };
}
