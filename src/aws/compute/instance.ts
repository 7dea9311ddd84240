import type { Block } from "../block.js";
import { string } from "../field.js";
import type { Property } from "../property.js";
import type { Kind, Shape, View } from "../view.js";
import { type LaunchedFrom, launchedFrom } from "./launch-template.js";

/** An EC2 instance that the template declares itself. */
export interface Instance extends View {
  /** The name of the instance profile. */
  readonly profile: Property<string>;
  readonly template: Block<LaunchedFrom>;
  readonly userData: Property<string>;
  /** Only Terraform has another argument for it. */
  readonly encodedUserData: Property<string>;
}

const shape: Shape<Instance, View> = {
  profile: string("IamInstanceProfile", "iam_instance_profile"),
  template: launchedFrom("LaunchTemplate", "launch_template"),
  userData: string("UserData", "user_data"),
  encodedUserData: string(undefined, "user_data_base64"),
};

export const Instance: Kind<Instance> = {
  cloudformation: "AWS::EC2::Instance",
  terraform: "aws_instance",
  shape,
};

/** The same at a price that changes. */
export const SpotInstance: Kind<Instance> = {
  cloudformation: undefined,
  terraform: "aws_spot_instance_request",
  shape,
};
