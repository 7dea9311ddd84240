import { groupBy } from "../template/group.js";
import { type ForeignTrail, noEstate } from "./estate.js";
import { listed } from "./listed.js";
import type { Trail } from "./trail.js";
import type { TrailRecord } from "./trail-record.js";

type Test = (record: TrailRecord) => boolean;

/**
 * The trails of other templates that are something beside a trail of this one, of those that may be
 * something. Two that both depend on scenarios may never be there together, since nobody knows how those
 * of two templates go together.
 */
export function foreignTrails(beside: Trail, are: Test, may: Test = are): readonly Sighting[] {
  const { estate = noEstate } = beside.world;
  const isCertain = estate.trails.length > 0 && estate.isCertain(beside.resource);
  return estate.trails
    .filter((trail) => mayMeet(trail, beside) && trail.variants.some(({ record }) => may(record)))
    .flatMap(({ name, trailName, group, variants, isCertain: isThere }): readonly Sighting[] => {
      const seen = variants.filter(({ record }) => are(record));
      const where = group === undefined ? "" : ` in group '${group}'`;
      if (seen.length === variants.length && isThere) return [{ name, trailName, when: where }];
      return isCertain ? seen.map(({ when }) => ({ name, trailName, when: where + when })) : [];
    });
}

export interface Sighting {
  readonly name: string;
  /** What AWS calls it, where that is known. */
  readonly trailName?: string | undefined;
  readonly when: string;
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

/**
 * Says of the trails of other templates that they do what is said of this one, and when those that may
 * mend it do not: empty where there are none.
 */
export function asOthersDo(beside: Trail, are: Test, may: Test): string {
  const doing = foreignTrails(beside, are);
  const silent = foreignTrails(beside, ({ mayRecord }) => !mayRecord, may);
  return (
    (doing.length === 0
      ? ""
      : `, as do${doing.length === 1 ? "es" : ""} ${listed(sightingsText(doing))}`) +
    silent.map(({ name, when }) => `, while '${name}' records none${when}`).join("")
  );
}
