import { isDeployedHere } from "../aws/own-deployment.js";
import { Property, type Reportable } from "../aws/property.js";
import type { Finding } from "./finding.js";

/** Where a finding is, as it is said. */
export type Spot = Pick<Finding, "place" | "excerpt" | "inModules" | "origin">;

/**
 * Where something is reported: in the file that is linted. What another file says is reported where
 * a part of it or its value is spelled here, or where the module is called, if it is reported here at
 * all; what another deployment says, at the first of its parts that is deployed here.
 *
 * @param parts What else has a part in it, where that is known.
 * @param file The path of the linted file, where places in it have one.
 */
export function spotOf(
  at: Reportable,
  parts?: readonly Reportable[],
  file?: string,
): Spot | undefined {
  const { use, resource } = at;
  const { calls = [] } = resource;
  if (use.file === file) return spotAnywhere(at);
  const isHere = isDeployedHere(resource);
  // A file beside it reports for itself.
  if (isHere && calls.length === 0 && file === undefined) return undefined;
  const part = isHere ? parts?.find((each) => each.use.file === file) : undefined;
  if (part !== undefined) return spotAnywhere(part);
  const { source = use } = at instanceof Property && at.raw.state !== "absent" ? at.raw : {};
  if (calls.length > 0 && source.file === file && source.span[1] > 0) return { place: source };
  const inModules = [use, source, ...calls];
  const call = calls.findLast((each) => each.file === file);
  if (call !== undefined && (isHere || parts === undefined)) return { place: call, inModules };
  for (const each of parts ?? []) {
    const spot = isDeployedHere(each.resource) ? spotOf(each, undefined, file) : undefined;
    if (spot !== undefined) return { place: spot.place, inModules };
  }
  return undefined;
}

/** Says where something is reported, given what else has a part in it. */
export type Spots = (at: Reportable, parts?: readonly Reportable[]) => Spot | undefined;

/** A spot, and what else has a part in what is said there, where that is known. */
export interface SpotAmong extends Spot {
  readonly parts: readonly Reportable[] | undefined;
}

/**
 * Where a rule says something that it names the parts of. Otherwise, of what the file leads to in
 * another deployment, they are what makes it the subject of the rule.
 */
export function spotAmong(
  spots: Spots,
  at: Reportable,
  named: readonly Reportable[] | undefined,
  makers: readonly Reportable[] | undefined,
): SpotAmong | undefined {
  const { calls = [] } = at.resource;
  const isElsewhere = !isDeployedHere(at.resource);
  const parts = named ?? (isElsewhere && calls.length > 0 ? makers : undefined);
  const spot = spots(at, parts);
  if (spot === undefined) return undefined;
  // A part that is named is wrong whatever the other file says.
  return { ...(named && isElsewhere ? { place: spot.place } : spot), parts };
}

/** Where something takes effect, in whatever file. */
export function spotAnywhere(at: Reportable): Spot {
  const { use, excerpt } = at;
  const source = at instanceof Property ? at.raw.source : use;
  const origin = use.origin ?? source.origin;
  return { place: use, ...(excerpt !== undefined && { excerpt }), ...(origin && { origin }) };
}
