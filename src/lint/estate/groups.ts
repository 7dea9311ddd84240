import { remember } from "../../aws/remember.js";
import type { Group, Settings } from "../../aws/settings.js";
import { matcherOf } from "../glob.js";

/** How a file is deployed, once for each group that it is in. */
export interface Membership {
  /** The settings as they are for the group. */
  readonly settings: Settings;
  /** Nothing where all templates of the project are one group. */
  readonly group?: Group;
  /** Groups are told apart, and the file is in none: nobody knows what it is deployed with. */
  readonly isApart?: true;
}

interface Matching {
  readonly group: Group;
  readonly isIn: (path: string) => boolean;
}

const matchingIn = remember((groups: readonly Group[]): readonly Matching[] =>
  groups.map((group) => ({ group, isIn: matcherOf([group.files].flat()) })),
);

function groupsOf(path: string, groups: readonly Group[]): readonly Group[] {
  return matchingIn(groups)
    .filter(({ isIn }) => isIn(path))
    .map(({ group }) => group);
}

/** The groups that some path of those below the root of the project is in. */
export function membershipsAmong(
  paths: readonly string[],
  settings: Settings,
): readonly Membership[] {
  const { groups } = settings.project ?? {};
  if (groups === undefined) return [{ settings }];
  const found = new Set(paths.flatMap((path) => groupsOf(path, groups)));
  if (found.size === 0) return [{ settings, isApart: true }];
  return groups.filter((group) => found.has(group)).map(membershipIn(settings));
}

/** What a group says of its deployment counts more than what is said of all. */
const membershipIn = remember((settings: Settings) =>
  remember((group: Group): Membership => {
    const { account, region, parameters } = group;
    return {
      group,
      settings: {
        ...settings,
        ...(account !== undefined && { accountId: account }),
        ...(region !== undefined && { region }),
        ...(parameters && { parameters: { ...settings.parameters, ...parameters } }),
      },
    };
  }),
);

/** Whether what is deployed with one is deployed to the account of the other. */
export function isOneAccount(one: Membership, other: Membership): boolean {
  if (one.isApart === true || other.isApart === true) return false;
  if (one.group === undefined || other.group === undefined) return one.group === other.group;
  return areOneAccount(one.group, other.group);
}

function areOneAccount(one: Group, other: Group): boolean {
  return one === other || (one.account !== undefined && one.account === other.account);
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

/** Whether two paths below the root of a project may be deployed to the same account. */
export function shareAccount(
  path: string,
  other: string,
  groups: readonly Group[] | undefined,
): boolean {
  if (groups === undefined) return true;
  const others = groupsOf(other, groups);
  return groupsOf(path, groups).some((one) => others.some((each) => areOneAccount(one, each)));
}
