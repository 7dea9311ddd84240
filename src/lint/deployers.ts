import { deployersOf, isNested } from "../cloudformation/stacks/called.js";
import type { Membership } from "./estate/groups.js";
import { membershipsWith } from "./estate/memberships.js";
import type { Judged } from "./judged.js";
import { judgedStacks, type LintedStack } from "./judged-stacks.js";
import { neighboursIn } from "./neighbours.js";
import type { Project } from "./project.js";

/** What deploys a file. */
interface Deployers {
  readonly known: readonly Judged[];
  /** Whether nothing else does. */
  readonly areAll: boolean;
}

const none: Deployers = { known: [], areAll: false };

/** What more of them show, some of these do. */
const maxDeployers = 20;

/** Whatever deploys a stack with a group, be it above what nests it. */
export function deployersFor(
  linted: LintedStack,
  project: Project,
  membership: Membership,
): Deployers {
  const { path: own } = linted;
  const calls = neighboursIn(project, membership);
  if (!isNested(own, calls)) return none;
  const isOfGroup = (path: string): boolean =>
    membershipsWith(path, project, membership.base).some(({ group }) => group === membership.group);
  const deployers = deployersOf(own, calls).filter(isOfGroup);
  const known = deployers
    .slice(0, maxDeployers)
    .flatMap((path) => judgedStacks(path, project, membership, linted).slice(0, 1));
  const areAll = known.length === deployers.length && calls.nesting().gap === undefined;
  return { known, areAll };
}
