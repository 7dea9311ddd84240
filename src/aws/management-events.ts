import { type Certainty, every, not, some } from "../iam/certainty.js";
import { hasString, type Items } from "./block.js";
import type { Property, Reportable } from "./property.js";
import type { AdvancedEventSelector, EventSelector, FieldSelector } from "./selectors.js";
import type { Trail } from "./trail.js";
import type { Extent } from "./trail-record.js";

/**
 * Which management events a trail records. Without selectors it records every one of them.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html
 */
export interface ManagementEvents {
  readonly reads: Extent;
  readonly writes: Extent;
  /** Services whose events are left out although others' are recorded. */
  readonly excludedSources: readonly Property<string>[];
  readonly loss: Loss | undefined;
}

/** What makes a trail lose events, and the properties of it that cure this, all of them together. */
export interface Loss {
  readonly at: Reportable;
  /** Cures it when it is `All`. */
  readonly readWriteType?: EventSelector["readWriteType"];
  /** Cures it when it is true. */
  readonly included?: Property<boolean>;
}

export function managementEventsOf(trail: Trail): ManagementEvents {
  const { eventSelectors: basic, advancedEventSelectors: advanced } = trail;
  if (advanced.items.length > 0) return recordedByAny(advanced, recordedByAdvanced);
  // Advanced selectors that nobody can see would stand in place of these.
  if (basic.items.length > 0 && advanced.complete) return recordedByAny(basic, recordedByBasic);
  const all = basic.complete && advanced.complete ? "all" : "unknown";
  return { reads: all, writes: all, excludedSources: [], loss: undefined };
}

/** Whether a trail is not certain to leave out all management events, as one for data events does. */
export function mayRecordManagementEvents(trail: Trail): boolean {
  const { reads, writes } = managementEventsOf(trail);
  return !trail.logging.is(false) && (reads !== "none" || writes !== "none");
}

/** Whether a trail certainly records at least some of them. */
export function surelyRecordsManagementEvents(trail: Trail): boolean {
  return surelySelectsManagementEvents(trail) && trail.logging.is(true);
}

/** Whether it does so as long as it is switched on. */
export function surelySelectsManagementEvents(trail: Trail): boolean {
  const { reads, writes } = managementEventsOf(trail);
  return [reads, writes].some((extent) => extent === "all" || extent === "some");
}

/** Whether a trail records a management event, with the fields that it has, wherever it happens. */
export function recordsEvent(
  trail: Trail,
  { readOnly, eventSource }: Readonly<Record<string, unknown>>,
): Certainty {
  const { reads, writes, excludedSources } = managementEventsOf(trail);
  const extent = readOnly === true ? reads : writes;
  if (trail.logging.is(false) || extent === "none") return false;
  const isExcluded = some(excludedSources, (source) =>
    source.state === "unknown" ? undefined : source.value === eventSource,
  );
  if (isExcluded === true) return false;
  const isSure = trail.logging.is(true) && extent === "all" && isExcluded === false;
  return isSure ? true : undefined;
}

/** What several trails or selectors record together. */
export function union(extents: readonly Extent[]): Extent {
  const order: readonly Extent[] = ["all", "unknown", "some", "none"];
  return order.find((extent) => extents.includes(extent)) ?? "none";
}

/** What a trail records, as the object of a sentence. */
export function describeExtent(reads: Extent, writes: Extent): string {
  if (reads === "none" && writes === "none") return "no management events";
  if (reads === "none") return "no read management events";
  if (writes === "none") return "no write management events";
  return "only some management events";
}

function recordedByAny<T>(
  selectors: Items<T>,
  recordedBy: (selector: T) => ManagementEvents,
): ManagementEvents {
  const each = selectors.items.map(recordedBy);
  const recording = each.filter(({ reads, writes }) => reads !== "none" || writes !== "none");
  const [only] = recording;
  // What one selector leaves out another may select, be it written out or not.
  const isAlone = recording.length === 1 && selectors.complete;
  const unread: readonly Extent[] = selectors.complete ? [] : ["unknown"];
  // A selector for data events alone is at fault only where there is no other.
  const [loss] = [...recording, ...each].flatMap((own) => own.loss ?? []);
  return {
    reads: union([...each.map(({ reads }) => reads), ...unread]),
    writes: union([...each.map(({ writes }) => writes), ...unread]),
    excludedSources: isAlone && only !== undefined ? only.excludedSources : [],
    loss: loss ?? { at: selectors },
  };
}

function recordedByBasic(selector: EventSelector): ManagementEvents {
  const { managementEvents, readWriteType: type, excludedSources } = selector;
  if (managementEvents.is(false)) {
    const isPart = type.state !== "unknown" && !type.is("All");
    return nothing({
      at: managementEvents,
      included: managementEvents,
      ...(isPart ? { readWriteType: type } : {}),
    });
  }
  const unknown = managementEvents.state === "unknown" || type.state === "unknown";
  return {
    reads: type.is("WriteOnly") ? "none" : unknown ? "unknown" : "all",
    writes: type.is("ReadOnly") ? "none" : unknown ? "unknown" : "all",
    excludedSources: excludedSources.items,
    loss: type.is("All") ? undefined : { at: type, readWriteType: type },
  };
}

function recordedByAdvanced(selector: AdvancedEventSelector): ManagementEvents {
  const { fields } = selector;
  const category = fields.items.find(({ field }) => field.is("eventCategory"));
  if (category === undefined || !fields.complete) return unknown;
  const isAboutManagement = hasString(category.equals, "Management");
  if (isAboutManagement === undefined) return unknown;
  if (!isAboutManagement) return nothing({ at: selectedBy(category) });
  const others = fields.items.filter((field) => field !== category);
  const readOnly = others.find(({ field }) => field.is("readOnly"));
  const source = others.find((field) => isExclusion(field) === true);
  const further = others.filter((field) => field !== readOnly && field !== source);
  const [narrowing] = further;
  const narrowedBy = readOnly ?? narrowing;
  const mayBeExclusion = further.some((field) => isExclusion(field) === undefined);
  const isUnsure = mayBeExclusion || others.some(({ field }) => field.state === "unknown");
  const extent = isUnsure ? "unknown" : narrowing === undefined ? "all" : "some";
  return {
    reads: selects(readOnly, "true") ?? extent,
    writes: selects(readOnly, "false") ?? extent,
    excludedSources: source?.notEquals.items ?? [],
    loss: narrowedBy && { at: selectedBy(narrowedBy) },
  };
}

/** What a field must equal tells more than the field. */
function selectedBy(selector: FieldSelector): Reportable {
  return selector.equals.items[0] ?? selector;
}

function isExclusion({ field, notEquals, equals, startsWith }: FieldSelector): Certainty {
  return every(
    [
      () => (field.state === "unknown" ? undefined : field.is("eventSource")),
      () => isEmpty(equals),
      () => isEmpty(startsWith),
      () => not(isEmpty(notEquals)),
    ],
    (ask) => ask(),
  );
}

function isEmpty({ items, complete }: Items<unknown>): Certainty {
  if (items.length > 0) return false;
  return complete ? true : undefined;
}

/** "none" where `readOnly` certainly selects the other half, "unknown" where nobody can know. */
function selects(readOnly: FieldSelector | undefined, value: string): Extent | undefined {
  if (readOnly === undefined) return undefined;
  const has = hasString(readOnly.equals, value);
  if (has === true) return undefined;
  return has === false && readOnly.equals.items.length > 0 ? "none" : "unknown";
}

function nothing(loss: Loss): ManagementEvents {
  return { reads: "none", writes: "none", excludedSources: [], loss };
}

const unknown: ManagementEvents = {
  reads: "unknown",
  writes: "unknown",
  excludedSources: [],
  loss: undefined,
};
