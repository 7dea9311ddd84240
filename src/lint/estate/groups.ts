import { remember, rememberMeanwhile } from "../../aws/remember.js";
import type { Group, Settings } from "../../aws/settings.js";
import type { Reach } from "../../cloudformation/stacks/neighbours.js";
import { matcherOf } from "../glob.js";

/** How a file is deployed, once for each group that it is in. */
export interface Membership {
  /** The settings as they are for the group. */
  readonly settings: Settings;
  /** As they are for all groups. */
  readonly base: Settings;
  /** Nothing where all templates of the project are one group. */
  readonly group?: Group;
  /** Groups are told apart, and the file is in none: nobody knows what it is deployed with. */
  readonly isApart?: true;
}

/** The groups that a path is in: each path is matched once, however many ask. */
const groupsIn = remember((groups: readonly Group[]) => {
  const matching = groups.map((group) => ({ group, isIn: matcherOf([group.files].flat()) }));
  const known = new Map<string, readonly Group[]>();
  return (path: string): readonly Group[] => {
    const found =
      known.get(path) ?? matching.filter(({ isIn }) => isIn(path)).map(({ group }): Group => group);
    known.set(path, found);
    return found;
  };
});

/** The groups that some path of those below the root of the project is in. */
export function membershipsAmong(paths: readonly string[], base: Settings): readonly Membership[] {
  const { groups } = base.project ?? {};
  if (groups === undefined) return [{ settings: base, base }];
  const found = new Set(paths.flatMap(groupsIn(groups)));
  if (found.size === 0) return [apart(base)];
  return groups.filter((group) => found.has(group)).map(membershipIn(base));
}

/** How something is deployed of which nobody knows what it is deployed with. */
export function apart(base: Settings): Membership {
  return { settings: base, base, isApart: true };
}

/** All ways in which files of a project are deployed. */
export function everyMembership(base: Settings): readonly Membership[] {
  const groups = base.project?.groups ?? [];
  return [{ settings: base, base }, ...groups.map((group) => membershipIn(base)(group))];
}

/** What a group says of its deployment counts more than what is said of all. */
const membershipIn = remember((base: Settings) =>
  rememberMeanwhile((group: Group): Membership => {
    const { account, region, parameters } = group;
    return {
      group,
      base,
      settings: {
        ...base,
        ...(account !== undefined && { accountId: account }),
        ...(region !== undefined && { region }),
        ...(parameters && { parameters: { ...base.parameters, ...parameters } }),
      },
    };
  }),
);

/** What tells the account of a deployment from others; nothing where nobody knows which it is. */
function accountOf({ group, isApart }: Membership): Group | string | undefined {
  if (isApart === true) return undefined;
  return group === undefined ? "of all" : (group.account ?? group);
}

/** Whether what is deployed with one is deployed to the account of the other. */
export function isOneAccount(one: Membership, other: Membership): boolean {
  const account = accountOf(one);
  return account !== undefined && account === accountOf(other);
}

/** A Region that nobody names may be the same. */
function reachOf(one: Membership, other: Membership): Reach {
  if (!isOneAccount(one, other)) return "elsewhere";
  const [here, there] = [one.settings.region, other.settings.region];
  return here === undefined || there === undefined || here === there ? "Region" : "account";
}

/**
 * Whether two groups that have a file in common deploy it twice. Where nothing says so, one may be
 * a part of the other.
 */
export function areTwoDeployments(one: Membership, other: Membership): boolean {
  if (one.group === undefined || other.group === undefined) return false;
  const [a, b] = [one.group, other.group];
  const { parameters = {} } = b;
  return (
    areTwo(a.region, b.region) ||
    Object.entries(a.parameters ?? {}).some(([name, value]) => areTwo(value, parameters[name]))
  );
}

function areTwo(one: Parameter | undefined, other: Parameter | undefined): boolean {
  return one !== undefined && other !== undefined && String(one) !== String(other);
}

type Parameter = string | number | boolean;

/** How near a file is to others, and as what it is deployed there. */
export interface Nearest {
  readonly reach: Reach;
  /** Several where nobody knows which of them others mean. */
  readonly memberships: readonly Membership[];
}

/** Of the ways in which a file is deployed, those that are nearest to what others are deployed with. */
export function nearestTo(from: Membership, all: readonly Membership[]): Nearest {
  const same = all.filter(({ group }) => group !== undefined && group === from.group);
  if (same.length > 0) return { reach: "Region", memberships: same };
  for (const reach of ["Region", "account"] as const) {
    const memberships = all.filter((each) => reachOf(from, each) === reach);
    if (memberships.length > 0) return { reach, memberships };
  }
  return { reach: "elsewhere", memberships: all };
}

/** The settings of something that is deployed in some ways, as far as all of them agree. */
export function agreedSettings(memberships: readonly Membership[], base: Settings): Settings {
  const [first, ...others] = memberships.map(({ settings }) => settings);
  if (first === undefined || others.length === 0) return first ?? base;
  const { region, accountId, parameters = {}, ...rest } = first;
  const isAgreed = (of: (settings: Settings) => unknown): boolean =>
    others.every((each) => of(each) === of(first));
  const agreed = Object.entries(parameters).filter(([name]) =>
    isAgreed((each) => each.parameters?.[name]),
  );
  return {
    ...rest,
    parameters: Object.fromEntries(agreed),
    ...(region !== undefined && isAgreed((each) => each.region) && { region }),
    ...(accountId !== undefined && isAgreed((each) => each.accountId) && { accountId }),
  };
}
