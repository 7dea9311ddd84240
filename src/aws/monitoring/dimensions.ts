import type { Certainty } from "../../iam/certainty.js";
import { blocks } from "../block.js";
import { type Field, perLanguage, string } from "../field.js";
import { readAt } from "../owner.js";
import type { Property } from "../property.js";
import type { Part } from "../view.js";

/** The names of a metric's dimensions; undefined where nobody knows all there are, or one of them. */
export type Dimensions = readonly (string | undefined)[] | undefined;

interface Dimension extends Part {
  readonly name: Property<string>;
}

/** CloudFormation has a list of them, Terraform a map. */
export function dimensions(
  cloudformation: string,
  name: string,
  terraform: string,
): Field<Dimensions> {
  const listed = blocks<Dimension>(cloudformation, undefined, { name: string(name, undefined) });
  const mapped = { cloudformation: undefined, terraform };
  return perLanguage<Dimensions>(
    {
      ...listed,
      read(owner) {
        const { items, complete } = listed.read(owner);
        return complete ? items.map((item) => item.name.value) : undefined;
      },
    },
    {
      ...mapped,
      type: "map",
      read(owner) {
        const { raw } = readAt(owner, mapped);
        if (raw.state === "absent") return [];
        return raw.state === "record" ? raw.names : undefined;
      },
    },
  );
}

/**
 * Whether a metric that is published and one that is watched may be the same by their dimensions:
 * each combination of them is a metric of its own.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html#dimension-combinations
 */
export function haveSameDimensions(published: Dimensions, watched: Dimensions): Certainty {
  if (published === undefined || watched === undefined) return undefined;
  if (published.length !== watched.length) return false;
  if ([...published, ...watched].includes(undefined)) return undefined;
  return published.every((name) => watched.includes(name));
}
