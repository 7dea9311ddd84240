import { groupBy } from "../template/group.js";
import { type ForeignTrail, noEstate } from "./estate.js";
import { listed } from "./listed.js";
import type { Trail } from "./trail.js";
import type { TrailRecord } from "./trail-record.js";

type Test = (record: TrailRecord) => boolean;

/**
 * The trails of other templates that are something beside a trail of this one. Two that both depend on
 * scenarios may never be there together, since nobody knows how those of two templates go together.
 */
export function foreignTrails(beside: Trail, are: Test): readonly Sighting[] {
  const { estate = noEstate } = beside.world;
  const isCertain = estate.trails.length > 0 && estate.isCertain(beside.resource);
  return estate.trails
    .filter((trail) => mayMeet(trail, beside))
    .flatMap(({ name, trailName, group, variants, isCertain: isThere }): readonly Sighting[] => {
      const seen = variants.filter(({ record }) => are(record));
      if (seen.length === 0) return [];
      const isAlways = seen.length === variants.length && isThere;
      if (!isAlways && !isCertain) return [];
      return (isAlways ? [{ when: "" }] : seen).map(({ when }) => {
        return { name, trailName, when: inGroup(group) + when };
      });
    });
}

function inGroup(group: string | undefined): string {
  return group === undefined ? "" : ` in group '${group}'`;
}

export interface Sighting {
  readonly name: string;
  /** What AWS calls it, where that is known. */
  readonly trailName?: string | undefined;
  readonly when: string;
  /** It records nothing then. */
  readonly isSilent?: true;
}

/** Whether trails of other templates may be something in each scenario. */
export function isCoveredElsewhere(beside: Trail, is: Test): boolean {
  const { estate = noEstate } = beside.world;
  if (estate.gap !== undefined) return true;
  const able = estate.trails.filter(
    ({ variants }) => variants.length === 0 || variants.some(({ record }) => is(record)),
  );
  const [together, ...others] = groupBy(able, ({ deployment }) => deployment).values();
  if (together === undefined) return false;
  // Of two templates one may be something whenever the other is not.
  return others.length > 0 || !estate.isCertain(beside.resource) || !mayLack(together, is);
}

/** The trails of other templates that may be something, where they record nothing. */
export function silentTrails(
  { world: { estate = noEstate } }: Trail,
  is: Test,
): readonly Sighting[] {
  return estate.trails
    .filter(({ variants }) => variants.some(({ record }) => is(record)))
    .flatMap(({ name, group, variants }) =>
      variants.flatMap(({ record, when }) =>
        record.mayRecord ? [] : { name, when: inGroup(group) + when, isSilent: true },
      ),
    );
}

/** Whether none of the trails of a template is something in one of its scenarios. */
function mayLack(trails: readonly ForeignTrail[], is: Test): boolean {
  const lacking = trails.map(({ isCertain, variants }) =>
    variants.flatMap(({ record, when }) => {
      // What records nothing does not, there or not.
      return (isCertain || !record.mayRecord) && !is(record) ? when : [];
    }),
  );
  return lacking[0]?.some((when) => lacking.every((each) => each.includes(when))) === true;
}

/**
 * No two trails of an account have the same name, so that of those with one name only one is deployed.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html
 */
function mayMeet({ trailName }: ForeignTrail, { trailName: own }: Trail): boolean {
  return trailName === undefined || !own.is(trailName);
}

/** More than this nobody reads. */
const most = 3;

/** The names of trails of other templates as a part of a sentence. */
export function sightingsText(sightings: readonly Sighting[]): readonly string[] {
  const names = sightings.map(({ name, when }) =>
    when === "" ? `'${name}'` : `'${name}' (${when.trim().replace(/^, /, "")})`,
  );
  if (names.length <= most + 1) return names;
  return [...names.slice(0, most), `${String(names.length - most)} more`];
}

/** Says of others that they do what was said, or why they do not mend it: empty where there are none. */
export function asOthersDo(sightings: readonly Sighting[]): string {
  const doing = sightings.filter(({ isSilent }) => !isSilent);
  const silent = sightings.flatMap(({ name, when, isSilent }) =>
    isSilent ? `'${name}' records none${when}` : [],
  );
  const does = doing.length === 1 ? "does" : "do";
  return (
    (doing.length === 0 ? "" : `, as ${does} ${listed(sightingsText(doing))}`) +
    (silent.length === 0 ? "" : `, while ${listed(silent)}`)
  );
}
