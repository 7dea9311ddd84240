import { pinsOf } from "../../aws/settings.js";
import type { Membership } from "./groups.js";

/** Where something is deployed: of many settings that say the same of all places there is one text. */
export function placeOf({ base, group, isApart }: Membership): string {
  // Of the project itself a digest would be made.
  return JSON.stringify([base.project?.groups, group, pinsOf(base), base.parameterFiles, isApart]);
}
