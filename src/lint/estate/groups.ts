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

interface Chosen {
  readonly isIn: (path: string) => boolean;
  readonly membership: Membership;
}

const remembered = new WeakMap<Settings, readonly Chosen[]>();

/** The groups that a path below the root of the project is in. */
export function membershipsOf(path: string, settings: Settings): readonly Membership[] {
  const { groups } = settings.project ?? {};
  if (groups === undefined) return [{ settings }];
  const chosen = remembered.get(settings) ?? groups.map((group) => choose(group, settings));
  remembered.set(settings, chosen);
  const found = chosen.filter(({ isIn }) => isIn(path)).map(({ membership }) => membership);
  return found.length === 0 ? [{ settings, isApart: true }] : found;
}

/** What a group says of its deployment counts more than what is said of all. */
function choose(group: Group, settings: Settings): Chosen {
  const { files, account, region, parameters } = group;
  return {
    isIn: matcherOf([files].flat()),
    membership: {
      group,
      settings: {
        ...settings,
        ...(account !== undefined && { accountId: account }),
        ...(region !== undefined && { region }),
        ...(parameters && { parameters: { ...settings.parameters, ...parameters } }),
      },
    },
  };
}

/** Whether what is deployed with one is deployed to the account of the other. */
export function isOneAccount(one: Membership, other: Membership): boolean {
  if (one.isApart === true || other.isApart === true) return false;
  const account = one.group?.account;
  return one.group === other.group || (account !== undefined && account === other.group?.account);
}
