import { remember } from "../../aws/remember.js";
import { type Group, pinsOf, type Settings } from "../../aws/settings.js";
import type { Membership } from "./groups.js";

/** Where something is deployed: of many settings that say the same of all places there is one text. */
export function placeOf({ base, group, isApart }: Membership): string {
  const own = isApart === true ? "apart" : group && saidOf(group);
  return own === undefined ? saidOfAll(base) : `${own} ${saidOfAll(base)}`;
}

const saidOf = remember((group: Group) => JSON.stringify(group));

/** Of the project itself a digest would be made. */
const saidOfAll = remember((base: Settings) =>
  JSON.stringify([base.project?.groups, pinsOf(base), base.parameterFiles]),
);
