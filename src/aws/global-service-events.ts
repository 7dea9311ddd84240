import { asOthersDo, foreignTrails, isCoveredElsewhere, sightingsText } from "./foreign-trails.js";
import { listed } from "./listed.js";
import { deployedHere } from "./own-deployment.js";
import { supposing } from "./supposing.js";
import { Trail } from "./trail.js";
import { recordOf } from "./recorded.js";
import { overlap, type TrailRecord } from "./trail-record.js";
import { mayHaveUnseenTrails } from "./unseen-trails.js";
import { viewsOf } from "./view.js";

/**
 * Which trails of an account record the events of services that belong to no Region.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-concepts.html#cloudtrail-concepts-global-service-events
 */
export interface GlobalServiceEvents {
  /** The trails that leave them out where no trail includes them. */
  readonly leftOutBy: readonly LeavingOut[];
  /** The single-Region trails that need not include them, since others certainly do. */
  readonly includedTwice: readonly Duplicate[];
  /** The multi-Region trails that certainly record, whatever they say, what others do. */
  readonly recordedTwice: readonly Duplicate[];
  /** Those beside which single-Region trails of other templates include them. */
  readonly includedElsewhere: readonly Duplicate[];
}

interface LeavingOut {
  readonly trail: Trail;
  /** Which trails of other templates leave them out too, as a part of a message. */
  readonly others: string;
}

interface Duplicate {
  readonly trail: Trail;
  /** The names of the others, as a part of a sentence. */
  readonly others: string;
  /** One of the others is another instance of the same declaration: what cures one cures both. */
  readonly isRepeated: boolean;
}

interface Judged {
  readonly trail: Trail;
  readonly record: TrailRecord;
}

export function globalServiceEventsOf(trails: readonly Trail[]): GlobalServiceEvents {
  const judged = deployedHere(trails).map(judge);
  const including = judged.filter(({ record }) => includes(record));
  const everywhere = including.filter(({ record }) => record.allRegions === true);
  const somewhere = including.filter(({ record }) => record.allRegions === false);
  return {
    leftOutBy: leavingOut(judged),
    includedTwice: somewhere.flatMap((each) => duplicatesOf(each, including, includes)),
    recordedTwice: everywhere.flatMap((each) => duplicatesOf(each, everywhere, includesEverywhere)),
    includedElsewhere: everywhere.flatMap((each) => duplicatesOf(each, [], includesSomewhere)),
  };
}

/**
 * Whether a trail that is off neither leaves out what none records nor records what others do once it
 * is switched on, and with it whatever the same declaration is for.
 */
export function mayBeSwitchedOn(trail: Trail): boolean {
  const { header } = trail.resource;
  const trails = deployedHere(viewsOf(Trail, trail.world)).map((each) =>
    each.resource.header === header ? supposing(each, "logging", true) : each,
  );
  const judged = trails.map(judge);
  const including = judged.filter(({ record }) => includes(record));
  const own = judged.find((each) => each.trail.resource === trail.resource);
  if (own === undefined) return true;
  if (includes(own.record)) return duplicatesOf(own, including, includes).length === 0;
  return leavingOut(judged).every((each) => each.trail !== own.trail);
}

function judge(trail: Trail): Judged {
  return { trail, record: recordOf(trail) };
}

function includes({ globalServiceEvents }: TrailRecord): boolean {
  return globalServiceEvents === true;
}

function includesEverywhere(record: TrailRecord): boolean {
  return includes(record) && record.allRegions === true;
}

function includesSomewhere(record: TrailRecord): boolean {
  return includes(record) && record.allRegions === false;
}

function mayInclude({ globalServiceEvents: each }: TrailRecord): boolean {
  return each === true || each === undefined;
}

function leavesOut({ globalServiceEvents }: TrailRecord): boolean {
  return globalServiceEvents === false;
}

function leavingOut(judged: readonly Judged[]): readonly LeavingOut[] {
  const mayBeIncluded = judged.some(
    ({ trail: { world }, record }) => mayInclude(record) || mayHaveUnseenTrails(world),
  );
  if (mayBeIncluded) return [];
  return judged
    .filter(({ trail, record }) => leavesOut(record) && !isCoveredElsewhere(trail, mayInclude))
    .map(({ trail }) => ({ trail, others: asOthersDo(trail, leavesOut, mayInclude) }));
}

/** What of a trail others record as well: of its template, and those of others that are of a kind. */
function duplicatesOf(
  { trail, record }: Judged,
  among: readonly Judged[],
  areToo: (record: TrailRecord) => boolean,
): readonly Duplicate[] {
  const own = among.filter((other) => other.trail !== trail && overlap(record, other.record));
  // What another group deploys under the name of one of these is that one.
  const foreign = foreignTrails(trail, (other) => areToo(other) && overlap(record, other)).filter(
    ({ trailName }) =>
      !own.some(({ trail: { trailName: name } }) => trailName !== undefined && name.is(trailName)),
  );
  if (own.length + foreign.length === 0) return [];
  const { header } = trail.resource;
  const isRepeated = own.some((other) => other.trail.resource.header === header);
  const names = own.map((other) => `'${other.trail.name}'`);
  return [{ trail, others: listed([...names, ...sightingsText(foreign)]), isRepeated }];
}
