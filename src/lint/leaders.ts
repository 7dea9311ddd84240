import { remember } from "../aws/remember.js";
import type { Settings } from "../aws/settings.js";
import type { Draft } from "../template/draft.js";
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
 * has a part in what is wrong there: as far as they see more than the file does.
 *
 * @param seen The files that have a part in what it deploys itself.
 */
export function leadersTo(
  linted: LintedStack,
  seen: ReadonlySet<string | undefined>,
  project: Project,
  membership: Membership,
): readonly Judged[] {
  const { path } = linted;
  const all = membershipsWith(path, project, membership.base);
  // Of several deployments of the file they lead to the nearest.
  const isMeantBy = (by: Membership): boolean =>
    nearestTo(by, all).memberships.some(({ group }) => group === membership.group);
  const seesMore = (files: ReadonlySet<string | undefined>): boolean =>
    files.has(path) && [...files].some((file) => file !== path && !seen.has(file));
  return leadingIn(project)(membership.base)
    .filter((each) => each.path !== path && isMeantBy(each.membership))
    .flatMap((each) =>
      each.parts().flatMap((files, index, { length }) =>
        // Counted from the last: of what is nested there are those of stack sets only.
        seesMore(files) ? [{ ...each, index: index - length }] : [],
      ),
    )
    .slice(0, maxLeaders)
    .flatMap(
      ({ path: from, membership: own, index }) =>
        judgedStacks(from, project, own, linted).at(index) ?? [],
    );
}

interface Leading extends Pick<Deployed, "membership" | "path"> {
  /** The files that have a part in each of the templates that it deploys, itself among them. */
  readonly parts: () => readonly ReadonlySet<string | undefined>[];
}

const leadingIn = remember((project: Project) =>
  remember((base: Settings): readonly Leading[] =>
    deployedIn(project, base)
      .filter(({ mayLead }) => mayLead())
      .map(({ path, membership, drafts }) => ({
        path,
        membership,
        parts: once(() => {
          const read = drafts();
          return read === "unread" ? [] : read.map((draft) => partsOf(draft, path));
        }),
      })),
  ),
);

/** The files of what a file deploys, by their paths. */
export function partsOf(
  { template: { resources } }: Draft,
  path: string,
): ReadonlySet<string | undefined> {
  return new Set([...resources.values()].map(({ file = path }) => file));
}
