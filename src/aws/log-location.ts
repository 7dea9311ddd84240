import { joinParts, partsOf } from "../graph/text.js";
import type { Unknown, Value } from "../graph/value.js";
import type { Certainty } from "../iam/certainty.js";
import { covers, overlaps } from "../iam/pattern.js";
import type { Property } from "./property.js";
import { surelySelectsManagementEvents } from "./management-events.js";
import { ownerOf } from "./trail-owner.js";
import type { Trail } from "./trail.js";

type Part = string | Unknown;

/**
 * What the keys of everything that a trail delivers begin with. A prefix is a folder; whether there
 * is one where it is unknown, or what becomes of a second slash, nobody knows.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html#cloudtrail-find-log-files
 */
export function logFolderOf({ keyPrefix }: Pick<Trail, "keyPrefix">): readonly Part[] {
  const { raw, mayBeSet } = keyPrefix;
  const prefix = mayBeSet ? (partsOf(raw) ?? []) : [];
  const last = prefix.at(-1);
  if (last === undefined) return mayBeSet ? [unknown(raw), "AWSLogs/"] : ["AWSLogs/"];
  const isCertain = typeof last === "string" && !last.endsWith("/");
  return [...prefix, isCertain ? "/" : unknown(raw), "AWSLogs/"];
}

function unknown({ use, source }: Value): Unknown {
  return { state: "unknown", reason: "the folder is not certain", use, source };
}

/** All that a trail delivers, or its log files without the digests and insights beside them. */
export type Delivered = "everything" | "log files";

/**
 * Whether what a trail delivers has keys that begin with a prefix; false where nothing has. A prefix
 * that is longer than the trail's own selects some accounts, Regions or kinds of files.
 */
export function deliversBelow(
  trail: Trail,
  prefix: Property<string>,
  delivered: Delivered,
): Certainty {
  if (isOfAnotherService(prefix)) return false;
  const isOneFolder = trail.organization.is(false) && surelySelectsManagementEvents(trail);
  const folder = delivered === "log files" && isOneFolder ? "/CloudTrail/" : "/";
  const beginning = [...logFolderOf(trail), ...ownerOf(trail), folder];
  const location = keysBelow(beginning, trail.keyPrefix.raw);
  const written = partsOf(prefix.raw);
  if (written === undefined) return undefined;
  const below = keysBelow(written, prefix.raw);
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
function keysBelow(beginning: readonly Part[], { use, source }: Value): Value {
  return joinParts([...beginning.map(escaped), "*"], { use, source });
}

/** What is known of a key, as a pattern of itself. */
export function escaped(part: Part): Part {
  return typeof part === "string" ? part.replaceAll(/[*?$]/g, "${$&}") : part;
}
