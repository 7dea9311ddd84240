import { remember } from "../aws/remember.js";
import type { Settings } from "../aws/settings.js";
import { groupBy } from "../template/group.js";
import { type Deployed, deployedIn } from "./estate/deployed.js";
import { type Membership, nearestTo } from "./estate/groups.js";
import { membershipsWith } from "./estate/memberships.js";
import { once } from "./estate/once.js";
import type { Judged } from "./judged.js";
import { judgedStacks, type LintedStack } from "./judged-stacks.js";
import type { Project } from "./project.js";

/** What more of them show, some of these do. */
const maxLeaders = 20;

/**
 * What other files deploy with trails or users that lead to a file, directly or through others, so that it
 * has a part in what is wrong there.
 */
export function leadersTo(
  linted: LintedStack,
  project: Project,
  membership: Membership,
): readonly Judged[] {
  const all = membershipsWith(linted.path, project, membership.base);
  // Of several deployments of the file they lead to the nearest.
  const isMeantBy = (by: Membership): boolean =>
    nearestTo(by, all).memberships.some(({ group }) => group === membership.group);
  return leadingIn(project)(membership.base)
    .filter((each) => each.path !== linted.path && isMeantBy(each.membership))
    .flatMap((each) => (each.indexes().get(linted.path) ?? []).map((index) => ({ ...each, index })))
    .slice(0, maxLeaders)
    .flatMap(
      ({ path, membership: own, index }) =>
        judgedStacks(path, project, own, linted).at(index) ?? [],
    );
}

interface Leading extends Pick<Deployed, "membership" | "path"> {
  /** Which of the templates that the file deploys lead to others, by the paths of these. */
  readonly indexes: () => ReadonlyMap<string | undefined, readonly number[]>;
}

const leadingIn = remember((project: Project) =>
  remember((base: Settings): readonly Leading[] =>
    deployedIn(project, base)
      .filter(({ mayLead }) => mayLead())
      .map(({ path, membership, drafts }) => ({
        path,
        membership,
        indexes: once(() => indexesOf(drafts())),
      })),
  ),
);

/** Counted from the last: of what is nested there are those of stack sets only. */
function indexesOf(drafts: ReturnType<Deployed["drafts"]>): ReturnType<Leading["indexes"]> {
  if (drafts === "unread") return new Map();
  const leading = drafts.flatMap(({ template }, index) => {
    const files = new Set([...template.resources.values()].map(({ file }) => file));
    return [...files].map((file) => ({ file, index: index - drafts.length }));
  });
  const byFile = groupBy(leading, ({ file }) => file);
  return new Map([...byFile].map(([file, each]) => [file, each.map(({ index }) => index)]));
}
