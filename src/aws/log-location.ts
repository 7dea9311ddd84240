import { joinParts, partsOf } from "../graph/text.js";
import type { Value } from "../graph/value.js";
import type { Certainty } from "../iam/certainty.js";
import { covers, overlaps } from "../iam/pattern.js";
import type { Property } from "./property.js";
import type { Trail } from "./trail.js";

/**
 * Whether everything that a trail delivers has keys that begin with a prefix; false where nothing
 * has. A prefix that is longer than the trail's own selects some accounts or Regions.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html#cloudtrail-find-log-files
 */
export function deliversBelow({ keyPrefix }: Trail, prefix: Property<string>): Certainty {
  const { use, source } = prefix.raw;
  const slash: Value = { state: "known", value: "/", text: "/", use, source };
  const folder: Value = { state: "known", value: "AWSLogs/", text: "AWSLogs/", use, source };
  if (isOfAnotherService(prefix)) return false;
  const location = keysBelow(keyPrefix.mayBeSet ? [keyPrefix.raw, slash, folder] : [folder]);
  const below = keysBelow([prefix.raw]);
  if (location === undefined || below === undefined) return undefined;
  if (covers(below, location) === true) return true;
  return overlaps(below, location) === false ? false : undefined;
}

/** `AWSLogs/111122223333/Config/`: other services deliver there, CloudTrail beside it. */
function isOfAnotherService({ raw }: Property<string>): boolean {
  const written = partsOf(raw)?.map((part) => (typeof part === "string" ? part : "hole"));
  return foreignFolder.test(written?.join("") ?? "");
}

/** A digest or insight has a folder of its own, `CloudTrail-Digest`; an organization one above. */
const foreignFolder =
  /(?:^|\/)AWSLogs\/(?:o-[a-z0-9]+\/)?(?:\d{12}|hole)\/(?!C(?:l(?:o(?:u(?:d(?:T|$)|$)|$)|$)|$)|hole|$)/;

/** All keys that begin so, as a pattern; in a key, `*` is a character like any other. */
function keysBelow(values: readonly Value[]): Value | undefined {
  const parts = values.map(partsOf);
  const [first] = values;
  if (first === undefined || !parts.every((each) => each !== undefined)) return undefined;
  const escaped = parts
    .flat()
    .map((part) => (typeof part === "string" ? part.replaceAll(/[*?$]/g, "${$&}") : part));
  return joinParts([...escaped, "*"], { use: first.use, source: first.source });
}
