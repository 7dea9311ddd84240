import { evaluate } from "../graph/evaluate.js";
import type { Value } from "../graph/value.js";
import { Property } from "./property.js";
import type { View } from "./view.js";
import { noteReading } from "./world.js";

type Outcome = "Delete" | "Retain" | "RetainExceptOnCreate" | "Snapshot";

const outcomes: readonly Outcome[] = ["Delete", "Retain", "RetainExceptOnCreate", "Snapshot"];

/** What says whether a resource outlives an event, and the event as the end of a sentence. */
export interface DeletionPolicy {
  readonly property: Property<Outcome>;
  readonly event: string;
}

/**
 * What becomes of a resource of CloudFormation with its stack, and with an update that replaces it.
 * Unless something else is said it is deleted.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatereplacepolicy.html
 */
export function deletionPoliciesOf(view: View): readonly DeletionPolicy[] {
  if (view.resource.dialect !== "cloudformation") return [];
  return [
    { property: attributeOf(view, "DeletionPolicy"), event: "its stack" },
    { property: attributeOf(view, "UpdateReplacePolicy"), event: "an update that replaces it" },
  ];
}

function attributeOf(view: View, name: string): Property<Outcome> {
  const { resource, world } = view;
  const written = resource.attributes.get(name);
  const raw = written === undefined ? unwrittenIn(view) : evaluate(written, world.scenario);
  const property = new Property<Outcome>(
    {
      ...{ resource, name, raw },
      use: raw.use,
      missing: written === undefined ? { owner: resource.body, path: [name] } : undefined,
    },
    { decode: ({ text }) => outcomes.find((each) => each === text) },
    "Delete",
  );
  noteReading(property, world);
  return property;
}

function unwrittenIn({ use, resource: { gap } }: View): Value {
  const placed = { use, source: use };
  return gap === undefined
    ? { state: "absent", ...placed }
    : { state: "unknown", reason: gap, ...placed };
}
