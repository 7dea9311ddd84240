import { remember, rememberWeakly } from "../aws/remember.js";
import type { Settings } from "../aws/settings.js";
import type { Draft } from "../template/draft.js";
import { groupBy } from "../template/group.js";
import { draftsOf, isElsewhere } from "./estate/contents.js";
import { carrying, type Deployed, deployedIn } from "./estate/deployed.js";
import { type Membership, nearestTo } from "./estate/groups.js";
import { membershipsWith } from "./estate/memberships.js";
import type { Judged } from "./judged.js";
import { judgedStacks, type LintedStack } from "./judged-stacks.js";
import type { Project } from "./project.js";

/** Of more of them the others say what is wrong, and the file does not. */
const maxLeaders = 20;

/**
 * What other files deploy with trails or users that lead to a file, directly or through others, so that it
 * has a part in what is wrong there: as far as they see more than the file does.
 *
 * @param seen Tells the files that have a part in what it deploys itself.
 */
export function leadersTo(
  linted: LintedStack,
  seen: () => Iterable<string>,
  project: Project,
  membership: Membership,
): readonly Judged[] {
  const { path } = linted;
  const leading = leadingTo(project)(membership.base).get(path) ?? [];
  if (leading.length === 0) return [];
  const all = membershipsWith(path, project, membership.base);
  // Of several deployments of the file they lead to the nearest.
  const isMeantBy = (by: Membership): boolean =>
    nearestTo(by, all).memberships.some(({ group }) => group === membership.group);
  const known = new Set([...seen(), path]);
  const seesMore = (files: ReadonlySet<string>): boolean => {
    const before = known.size;
    for (const file of files) known.add(file);
    return known.size > before;
  };
  return leading
    .filter((each) => isMeantBy(each.membership) && (seesMore(each.files) || each.isText))
    .slice(0, maxLeaders)
    .flatMap(
      ({ path: from, membership: own, index }) =>
        judgedStacks(from, project, own, linted).at(index) ?? [],
    );
}

interface Leading extends Pick<Deployed, "membership" | "path"> {
  /** Which of the templates it is that the file deploys, counted from the last: of what is nested there are those of stack sets only. */
  readonly index: number;
  /** The files that have a part in it, itself among them. */
  readonly files: ReadonlySet<string>;
  /** Whether a stack set carries it: whoever sees the file sees nothing of that. */
  readonly isText: boolean;
}

/** By the files that they lead to. */
const leadingTo = remember((project: Project) =>
  rememberWeakly((base: Settings): ReadonlyMap<string, readonly Leading[]> => {
    const pairs = [...leadingIn(project, base)].flatMap((each) =>
      [...each.files].map((file) => ({ file, each })).filter(({ file }) => file !== each.path),
    );
    const byFile = groupBy(pairs, ({ file }) => file);
    return new Map([...byFile].map(([file, own]) => [file, own.map(({ each }) => each)]));
  }),
);

/** What trails and users lead to may see more than these, so it leads to whatever it sees in turn. */
function* leadingIn(project: Project, base: Settings): Iterable<Leading> {
  const leaders = [...leadersIn(project, base)];
  const byPath = groupBy(leaders, ({ path }) => path);
  const pending = new Set(leaders.filter(({ mayLead }) => mayLead()));
  for (const leader of pending) {
    for (const each of leadingWith(leader)) {
      yield each;
      for (const file of each.files) {
        for (const next of byPath.get(file) ?? []) pending.add(next);
      }
    }
  }
}

function leadingWith({ path, membership, drafts }: Leader): readonly Leading[] {
  const read = drafts();
  if (read === "unread") return [];
  return read.map((draft, index) => ({
    path,
    membership,
    index: index - read.length,
    files: filesOf(draft, path),
    isText: isElsewhere(draft) && draft.template.whole === undefined,
  }));
}

type Leader = Pick<Deployed, "drafts" | "mayLead" | "membership" | "path">;

/** What is deployed, then what is nested and not listed, but carries templates with it. */
function* leadersIn(project: Project, base: Settings): Iterable<Leader> {
  yield* deployedIn(project, base);
  for (const file of project.beside.nested) {
    if (!file.mayMention(carrying)) continue;
    for (const membership of membershipsWith(file.path, project, base)) {
      const drafts = (): ReturnType<typeof draftsOf> => draftsOf(file, membership, project);
      yield { path: file.path, membership, drafts, mayLead: () => true };
    }
  }
}

/** The files of what a file deploys, by their paths. */
export function filesOf({ template: { resources } }: Draft, path: string): ReadonlySet<string> {
  return new Set([...resources.values()].map(({ file = path }) => file));
}
