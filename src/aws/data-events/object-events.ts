import type { Certainty } from "../../iam/certainty.js";
import { some } from "../../iam/certainty.js";
import { hasString } from "../block.js";
import { type Extent, union } from "../management-events.js";
import type { Property, Reportable } from "../property.js";
import type { AdvancedEventSelector, EventSelector, FieldSelector } from "../selectors.js";
import type { Trail } from "../trail.js";

/** Which events about objects of S3 are recorded, and what narrows the selection, if it is one. */
export interface ObjectEvents {
  readonly reads: Extent;
  readonly writes: Extent;
  readonly narrowedBy: Reportable | undefined;
  /** Cures it when it is `All`. */
  readonly readWriteType?: EventSelector["readWriteType"];
}

/**
 * Which data events of S3 objects a trail records: those of one bucket, or of all without a name.
 * Without selectors a trail records none.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 */
export function objectEventsOf(trail: Trail, bucket: string | undefined): ObjectEvents {
  const { eventSelectors: basic, advancedEventSelectors: advanced } = trail;
  if (trail.logging.is(false)) return nothing;
  const each = [
    ...basic.items.map((selector) => selectedByBasic(selector, bucket)),
    ...advanced.items.map((selector) => selectedByAdvanced(selector, bucket)),
  ];
  const unread: readonly Extent[] = basic.complete && advanced.complete ? [] : ["unknown"];
  const recording = each.filter(({ reads, writes }) => reads !== "none" || writes !== "none");
  const [only] = recording;
  return {
    reads: union([...each.map(({ reads }) => reads), ...unread]),
    writes: union([...each.map(({ writes }) => writes), ...unread]),
    ...(recording.length === 1 && only !== undefined ? { ...narrowing(only) } : noNarrowing),
  };
}

function narrowing({
  narrowedBy,
  readWriteType,
}: ObjectEvents): Omit<ObjectEvents, "reads" | "writes"> {
  return { narrowedBy, ...(readWriteType === undefined ? {} : { readWriteType }) };
}

const noNarrowing = { narrowedBy: undefined };
const nothing: ObjectEvents = { reads: "none", writes: "none", ...noNarrowing };
const unknown: ObjectEvents = { reads: "unknown", writes: "unknown", ...noNarrowing };

function selectedByBasic(selector: EventSelector, bucket: string | undefined): ObjectEvents {
  const { dataResources, readWriteType: type } = selector;
  const ofObjects = dataResources.items.filter((each) => each.type.is("AWS::S3::Object"));
  const isOpen =
    !dataResources.complete || dataResources.items.some((each) => each.type.state === "unknown");
  const values = ofObjects.flatMap((each) => each.values.items);
  const isUnread = isOpen || ofObjects.some((each) => !each.values.complete);
  const covered = some(
    values,
    (value) => coversBucket(value, bucket),
    isUnread ? "unread" : undefined,
  );
  const [first] = values;
  if (covered === false && first === undefined) return nothing;
  const isOther = covered === false && bucket !== undefined;
  if (isOther) return { ...nothing, narrowedBy: first };
  const extent: Extent = covered === undefined ? "unknown" : covered ? "all" : "some";
  const half = (isLeftOut: boolean): Extent =>
    isLeftOut ? "none" : type.state === "unknown" && extent === "all" ? "unknown" : extent;
  return {
    reads: half(type.is("WriteOnly")),
    writes: half(type.is("ReadOnly")),
    narrowedBy: covered === false ? first : type,
    ...(covered === true ? { readWriteType: type } : {}),
  };
}

/** `arn:aws:s3` and `arn:aws:s3:::` are all buckets, `arn:aws:s3:::name/` is one. */
function coversBucket(value: Property<string>, bucket: string | undefined): Certainty {
  const { raw } = value;
  // The partition is one that the account is in.
  const text = raw.state === "text" ? withPartition(raw.parts) : value.value;
  if (text === undefined) return undefined;
  const resource = /^arn:[\w-]+:s3(?::::(.*))?$/.exec(text);
  if (resource === null) return false;
  const [, name = ""] = resource;
  return name === "" || (bucket !== undefined && name === `${bucket}/`);
}

function withPartition(parts: readonly unknown[]): string | undefined {
  const [first, , rest, ...others] = parts;
  const isArn = first === "arn:" && typeof rest === "string" && rest.startsWith(":s3");
  return isArn && others.length === 0 ? `arn:aws${rest}` : undefined;
}

function selectedByAdvanced(
  { fields }: AdvancedEventSelector,
  bucket: string | undefined,
): ObjectEvents {
  const category = fields.items.find(({ field }) => field.is("eventCategory"));
  const type = fields.items.find(({ field }) => field.is("resources.type"));
  if (!fields.complete || category === undefined) return unknown;
  if (hasString(category.equals, "Data") === false) return nothing;
  if (type === undefined) return unknown;
  const isOfObjects = hasString(type.equals, "AWS::S3::Object");
  if (isOfObjects === false && type.equals.items.length > 0) return nothing;
  if (isOfObjects !== true || hasString(category.equals, "Data") !== true) return unknown;
  const others = fields.items.filter((each) => each !== category && each !== type);
  return narrowed(others, bucket);
}

function narrowed(fields: readonly FieldSelector[], bucket: string | undefined): ObjectEvents {
  const readOnly = fields.find(({ field }) => field.is("readOnly"));
  const further = fields.filter((each) => each !== readOnly);
  const judged = further.map((each) => ({ each, passes: passesAll(each, bucket) }));
  const narrowing = judged.find(({ passes }) => passes === false)?.each;
  const isUnsure = judged.some(({ passes }) => passes === undefined);
  const extent: Extent = narrowing !== undefined ? "some" : isUnsure ? "unknown" : "all";
  const half = (value: string): Extent => {
    const has = readOnly === undefined ? true : hasString(readOnly.equals, value);
    if (has === true) return extent;
    return has === false && (readOnly?.equals.items.length ?? 0) > 0 ? "none" : "unknown";
  };
  const by = readOnly ?? narrowing;
  return {
    reads: half("true"),
    writes: half("false"),
    narrowedBy: by && (by.equals.items[0] ?? by),
  };
}

/**
 * Whether a field lets all events of the wanted objects pass. What is left out by its ARN may be
 * the bucket of the trail, whose events would make events.
 */
function passesAll(selector: FieldSelector, bucket: string | undefined): Certainty {
  const { field, equals, startsWith, endsWith } = selector;
  if (field.state === "unknown") return undefined;
  if (!field.is("resources.ARN")) return false;
  const isPositive = [equals, startsWith, endsWith].some(({ items }) => items.length > 0);
  if (!isPositive) return undefined;
  const gap = startsWith.complete ? undefined : "not every text is written out";
  return some(startsWith.items, (value) => coversBucket(value, bucket), gap);
}
