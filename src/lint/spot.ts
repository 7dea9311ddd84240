import { isDeployedHere } from "../aws/own-deployment.js";
import { Property, type Reportable } from "../aws/property.js";
import type { Place } from "../template/expression.js";
import type { Finding } from "./finding.js";
import { type Parts, unknownParts } from "./parts.js";

/** Where a finding is, as it is said. */
export type Spot = Pick<Finding, "place" | "excerpt" | "inModules" | "origin">;

/** Says where something is reported, given what else has a part in it. */
export type Spots = (at: Reportable, parts: Parts) => Spot | undefined;

/**
 * Where something is reported in the file that is linted, if it is reported there at all.
 *
 * @param file The path of the linted file, where places in it have one.
 */
export function spotOf(at: Reportable, parts: Parts, file?: string): Spot | undefined {
  if (at.use.file === file) return spotAnywhere(at);
  return isDeployedHere(at.resource) ? spotHere(at, parts, file) : spotElsewhere(at, parts, file);
}

/** The same in a file of another deployment, which reports what is wrong in it and its part in the rest. */
export function spotOfPart(at: Reportable, { all }: Parts, file?: string): Spot | undefined {
  const part = [at, ...all].find(({ use }) => use.file === file);
  return part && spotAnywhere(part);
}

/** Where something takes effect, in whatever file. */
export function spotAnywhere(at: Reportable): Spot {
  const { use, excerpt } = at;
  const source = at instanceof Property ? at.raw.source : use;
  const origin = use.origin ?? source.origin;
  return { place: use, ...(excerpt !== undefined && { excerpt }), ...(origin && { origin }) };
}

/** What is deployed together is reported at a link of it, else where it is called. */
function spotHere(at: Reportable, { kind, all }: Parts, file?: string): Spot | undefined {
  // A file beside it reports for itself.
  if ((at.resource.calls ?? []).length === 0 && file === undefined) return undefined;
  const link = kind === "links" ? all.find(({ use }) => use.file === file) : undefined;
  return link === undefined ? spotWhereCalled(at, file) : spotAnywhere(link);
}

/** What another deployment says is reported at the first of its parts that is deployed here. */
function spotElsewhere(at: Reportable, { kind, all }: Parts, file?: string): Spot | undefined {
  const called = spotWhereCalled(at, file);
  const isGiven = called !== undefined && called.inModules === undefined;
  if (kind === "unknown" || isGiven) return called;
  for (const each of all) {
    const spot = isDeployedHere(each.resource) ? spotOf(each, unknownParts, file) : undefined;
    // It has its part in it whatever the other file says; what is nested here may say so itself.
    if (spot !== undefined) return kind === "makers" ? spot : spotAt(spot.place);
  }
  return undefined;
}

/** Where the file gives a value to what it calls, else where it calls that. */
function spotWhereCalled(at: Reportable, file?: string): Spot | undefined {
  const { calls = [] } = at.resource;
  const source = sourceOf(at);
  if (calls.length > 0 && source.file === file && source.span[1] > 0) return spotAt(source);
  const call = calls.findLast((each) => each.file === file);
  return call && spotAt(call, at);
}

/** A place, and what is called from there, if that may say so itself. */
function spotAt(place: Place, called?: Reportable): Spot {
  if (called === undefined) return { place };
  const { use, resource } = called;
  return { place, inModules: { own: [use, sourceOf(called)], calls: resource.calls ?? [] } };
}

function sourceOf(at: Reportable): Place {
  return at instanceof Property && at.raw.state !== "absent" ? at.raw.source : at.use;
}
