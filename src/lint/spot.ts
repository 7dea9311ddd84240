import { Property, type Reportable } from "../aws/property.js";
import type { Finding } from "./finding.js";

/** Where a finding is, as it is said. */
export type Spot = Pick<Finding, "place" | "excerpt" | "inModules" | "origin">;

/**
 * Where something is reported: in the file that is linted. What another file says is reported where
 * its value is spelled here or where the module is called, if it is reported here at all.
 *
 * @param file The path of the linted file, where places in it have one.
 */
export function spotOf(at: Reportable, file?: string): Spot | undefined {
  const { use, resource } = at;
  const { calls = [] } = resource;
  if (use.file === file) return spotAnywhere(at);
  // A file beside it reports for itself.
  if (calls.length === 0) return undefined;
  const { source = use } = at instanceof Property && at.raw.state !== "absent" ? at.raw : {};
  if (source.file === file && source.span[1] > 0) return { place: source };
  const call = calls.findLast((each) => each.file === file);
  return call && { place: call, inModules: [use, source, ...calls] };
}

/** Where something takes effect, in whatever file. */
export function spotAnywhere(at: Reportable): Spot {
  const { use, excerpt } = at;
  const source = at instanceof Property ? at.raw.source : use;
  const origin = use.origin ?? source.origin;
  return { place: use, ...(excerpt !== undefined && { excerpt }), ...(origin && { origin }) };
}
