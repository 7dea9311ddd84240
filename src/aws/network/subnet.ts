import { string } from "../field.js";
import type { Property } from "../property.js";
import type { Kind, View } from "../view.js";

/** A part of a network that is in one Availability Zone. */
export interface Subnet extends View {
  readonly zone: Property<string>;
}

export const Subnet: Kind<Subnet> = {
  cloudformation: "AWS::EC2::Subnet",
  terraform: "aws_subnet",
  shape: { zone: string("AvailabilityZone", "availability_zone") },
};
