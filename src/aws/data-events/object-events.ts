import { hasString } from "../block.js";
import { union } from "../management-events.js";
import type { Extent } from "../trail-record.js";
import type { Property, Reportable } from "../property.js";
import type { AdvancedEventSelector, EventSelector, FieldSelector } from "../selectors.js";
import type { Trail } from "../trail.js";
import { selectedBy, type WantedBucket } from "./selected-objects.js";

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
export function objectEventsOf(trail: Trail, bucket: WantedBucket | undefined): ObjectEvents {
  const { eventSelectors: basic, advancedEventSelectors: advanced } = trail;
  if (trail.logging.is(false)) return nothing;
  const each = [
    ...basic.items.map((selector) => selectedByBasic(selector, bucket)),
    ...advanced.items.map((selector) => selectedByAdvanced(selector, bucket)),
  ];
  const unread: readonly Extent[] = basic.complete && advanced.complete ? [] : ["unknown"];
  const recording = each.filter(({ reads, writes }) => reads !== "none" || writes !== "none");
  const [only = nothing, ...others] = recording;
  return {
    ...(others.length === 0 ? only : nothing),
    reads: union([...each.map(({ reads }) => reads), ...unread]),
    writes: union([...each.map(({ writes }) => writes), ...unread]),
  };
}

const nothing: ObjectEvents = { reads: "none", writes: "none", narrowedBy: undefined };
const unknown: ObjectEvents = { reads: "unknown", writes: "unknown", narrowedBy: undefined };

function selectedByBasic(selector: EventSelector, bucket: WantedBucket | undefined): ObjectEvents {
  const { dataResources, readWriteType: type } = selector;
  const ofObjects = dataResources.items.filter((each) => !isOfAnotherType(each.type));
  const values = ofObjects.flatMap((each) => each.values.items);
  const isUnread =
    !dataResources.complete ||
    ofObjects.some((each) => each.type.state === "unknown" || !each.values.complete);
  const extent = union([
    ...values.map((value) => selectedBy(value, bucket)),
    ...(isUnread ? (["unknown"] as const) : []),
  ]);
  if (extent === "none") return nothing;
  const half = (isLeftOut: boolean): Extent =>
    isLeftOut ? "none" : type.state === "unknown" && extent === "all" ? "unknown" : extent;
  return {
    reads: half(type.is("WriteOnly")),
    writes: half(type.is("ReadOnly")),
    narrowedBy: type.is("ReadOnly") || type.is("WriteOnly") ? type : values[0],
    ...(extent === "all" ? { readWriteType: type } : {}),
  };
}

function isOfAnotherType(type: Property<string>): boolean {
  return type.state !== "unknown" && !type.is("AWS::S3::Object");
}

function selectedByAdvanced(
  { fields }: AdvancedEventSelector,
  bucket: WantedBucket | undefined,
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

function narrowed(
  fields: readonly FieldSelector[],
  bucket: WantedBucket | undefined,
): ObjectEvents {
  const readOnly = fields.find(({ field }) => field.is("readOnly"));
  const further = fields.filter((each) => each !== readOnly);
  const judged = further.map((each) => ({ each, passing: passingThrough(each, bucket) }));
  // An event has to pass through every field.
  const order: readonly Extent[] = ["none", "some", "unknown"];
  const extent =
    order.find((one) => judged.some(({ passing }) => passing === one)) ?? ("all" as const);
  if (extent === "none") return nothing;
  const narrowing = judged.find(({ passing }) => passing === "some")?.each;
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
 * How many events of the wanted objects a field lets pass. What is left out by its ARN may be the
 * bucket of the trail, whose events would make events.
 */
function passingThrough(selector: FieldSelector, bucket: WantedBucket | undefined): Extent {
  const { field, equals, startsWith, endsWith } = selector;
  if (field.state === "unknown") return "unknown";
  if (!field.is("resources.ARN")) return "some";
  if (endsWith.items.length > 0 || !endsWith.complete) return "some";
  const values = [...startsWith.items, ...equals.items];
  if (values.length === 0 || !startsWith.complete || !equals.complete) return "unknown";
  return union(values.map((value) => selectedBy(value, bucket)));
}
