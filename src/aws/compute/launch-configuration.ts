import { string } from "../field.js";
import type { Property } from "../property.js";
import type { Kind, View } from "../view.js";

/** What launch templates have taken the place of. */
export interface LaunchConfiguration extends View {
  readonly profile: Property<string>;
  /** An instance whose properties it has where it says nothing else. */
  readonly likeInstance: Property<string>;
  readonly userData: Property<string>;
  readonly encodedUserData: Property<string>;
}

export const LaunchConfiguration: Kind<LaunchConfiguration> = {
  cloudformation: "AWS::AutoScaling::LaunchConfiguration",
  terraform: "aws_launch_configuration",
  shape: {
    profile: string("IamInstanceProfile", "iam_instance_profile"),
    likeInstance: string("InstanceId", undefined),
    userData: string("UserData", "user_data"),
    encodedUserData: string(undefined, "user_data_base64"),
  },
};
