import { either, type Field, number } from "../field.js";
import { readAt } from "../owner.js";
import type { Property, Written } from "../property.js";
import type { Kind, View } from "../view.js";

/** Instances that are replaced when they fail, and added when there is more to do. */
export interface AutoScalingGroup extends View {
  readonly maxSize: Property<number>;
  /** Lists of zones and of subnets, as they are written. */
  readonly zones: Written;
  readonly subnets: Written;
}

export const AutoScalingGroup: Kind<AutoScalingGroup> = {
  cloudformation: "AWS::AutoScaling::AutoScalingGroup",
  terraform: "aws_autoscaling_group",
  shape: {
    // CloudFormation has the number as text.
    maxSize: either(
      { ...number("MaxSize", undefined), type: "string" },
      number(undefined, "max_size"),
    ),
    zones: list("AvailabilityZones", "availability_zones"),
    subnets: { ...list("VPCZoneIdentifier", "vpc_zone_identifier"), names: true },
  },
};

function list(cloudformation: string, terraform: string): Field<Written> {
  const spelling = { cloudformation, terraform };
  return { ...spelling, type: "strings", read: (owner) => readAt(owner, spelling) };
}
