import { remember } from "../aws/remember.js";
import type { Settings } from "../aws/settings.js";
import { groupBy } from "../template/group.js";
import { type Deployed, deployedIn } from "./estate/deployed.js";
import { type Membership, nearestTo } from "./estate/groups.js";
import type { Judged } from "./judged.js";
import { judgedStacks, type LintedStack } from "./judged-stacks.js";
import type { Project } from "./project.js";

/** What more of them show, some of these do. */
const maxLeaders = 20;

/**
 * What other files deploy with trails or users that lead to a file, directly or through others, so that it
 * has a part in what is wrong there: as it is deployed nearest to the file.
 */
export function leadersTo(
  linted: LintedStack,
  project: Project,
  membership: Membership,
): readonly Judged[] {
  const all = leadingIn(project)(membership.base).get(linted.path) ?? [];
  const leading = [...groupBy(all, ({ path }) => path).values()].flatMap((same) => {
    const { memberships } = nearestTo(membership, same.map((each) => each.membership));
    return same.filter((each) => memberships.includes(each.membership));
  });
  return leading
    .slice(0, maxLeaders)
    .flatMap(
      ({ path, membership: own, index }) => judgedStacks(path, project, own, linted).at(index) ?? [],
    );
}

interface Leading extends Pick<Deployed, "membership" | "path"> {
  /** Which of the templates that the file deploys, from the last: what is nested has no first one. */
  readonly index: number;
}

/** By the paths of the files that they lead to. */
const leadingIn = remember((project: Project) =>
  remember((base: Settings): ReadonlyMap<string, readonly Leading[]> => {
    const known = new Map<string, Leading[]>();
    for (const { path, membership, mayLead, drafts } of deployedIn(project, base)) {
      const read = mayLead() ? drafts() : [];
      if (read === "unread") continue;
      read.forEach(({ template }, index) => {
        for (const file of new Set([...template.resources.values()].map((each) => each.file))) {
          if (file === undefined || file === path) continue;
          known.set(file, [...(known.get(file) ?? []), { path, membership, index: index - read.length }]);
        }
      });
    }
    return known;
  }),
);
