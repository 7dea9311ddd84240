import { blocks, type Items, strings } from "./block.js";
import { boolean, oneOf, string } from "./field.js";
import type { Property } from "./property.js";
import type { Part, Shape } from "./view.js";

/** A basic event selector. What it leaves out is recorded. */
export interface EventSelector extends Part {
  readonly readWriteType: Property<"All" | "ReadOnly" | "WriteOnly">;
  readonly managementEvents: Property<boolean>;
  readonly excludedSources: Items<Property<string>>;
  readonly dataResources: Items<DataResource>;
}

interface DataResource extends Part {
  readonly type: Property<string>;
  readonly values: Items<Property<string>>;
}

const dataResource: Shape<DataResource> = {
  type: string("Type", "type"),
  values: strings("Values", "values"),
};

/** https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EventSelector.html */
export const eventSelector: Shape<EventSelector> = {
  readWriteType: oneOf(["All", "ReadOnly", "WriteOnly"], "ReadWriteType", "read_write_type", {
    default: "All",
  }),
  managementEvents: boolean("IncludeManagementEvents", "include_management_events", {
    default: true,
  }),
  excludedSources: strings("ExcludeManagementEventSources", "exclude_management_event_sources"),
  dataResources: blocks("DataResources", "data_resource", dataResource),
};

/** An advanced event selector: an event is recorded if all of its fields match. */
export interface AdvancedEventSelector extends Part {
  readonly name: Property<string>;
  readonly fields: Items<FieldSelector>;
}

export interface FieldSelector extends Part {
  readonly field: Property<string>;
  readonly equals: Items<Property<string>>;
  readonly notEquals: Items<Property<string>>;
  readonly startsWith: Items<Property<string>>;
  readonly notStartsWith: Items<Property<string>>;
  readonly endsWith: Items<Property<string>>;
  readonly notEndsWith: Items<Property<string>>;
}

const fieldSelector: Shape<FieldSelector> = {
  field: string("Field", "field"),
  equals: strings("Equals", "equals"),
  notEquals: strings("NotEquals", "not_equals"),
  startsWith: strings("StartsWith", "starts_with"),
  notStartsWith: strings("NotStartsWith", "not_starts_with"),
  endsWith: strings("EndsWith", "ends_with"),
  notEndsWith: strings("NotEndsWith", "not_ends_with"),
};

/** https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedEventSelector.html */
export const advancedEventSelector: Shape<AdvancedEventSelector> = {
  name: string("Name", "name"),
  fields: blocks("FieldSelectors", "field_selector", fieldSelector),
};

export interface InsightSelector extends Part {
  readonly type: Property<"ApiCallRateInsight" | "ApiErrorRateInsight">;
  /** Where it says nothing, the insight is about management events. */
  readonly eventCategories: Items<Property<string>>;
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_InsightSelector.html */
export const insightSelector: Shape<InsightSelector> = {
  type: oneOf(["ApiCallRateInsight", "ApiErrorRateInsight"], "InsightType", "insight_type"),
  eventCategories: strings("EventCategories", undefined),
};
