import { block, type Block } from "../block.js";
import { type Field, string } from "../field.js";
import { mention } from "../mention.js";
import type { Property } from "../property.js";
import type { Kind, Part, Shape, View } from "../view.js";

/** What instances are launched with. Whoever launches them may say otherwise. */
export interface LaunchTemplate extends View {
  readonly templateName: Property<string>;
  readonly profile: Block<InstanceProfile>;
  readonly userData: Property<string>;
}

/** The role that the programs on an instance have. */
interface InstanceProfile extends Part {
  readonly arn: Property<string>;
  readonly profileName: Property<string>;
}

const instanceProfile: Shape<InstanceProfile> = {
  arn: string("Arn", "arn"),
  profileName: string("Name", "name"),
};

export const LaunchTemplate: Kind<LaunchTemplate> = {
  cloudformation: "AWS::EC2::LaunchTemplate",
  terraform: "aws_launch_template",
  nameOf: ({ templateName }) => templateName.raw,
  shape: {
    templateName: string("LaunchTemplateName", "name"),
    profile: block(
      "LaunchTemplateData.IamInstanceProfile",
      "iam_instance_profile",
      instanceProfile,
    ),
    userData: string("LaunchTemplateData.UserData", "user_data"),
  },
};

/** Which template something launches instances from: by its ID, or by its name. */
export interface LaunchedFrom extends Part {
  readonly id: Property<string>;
  readonly byName: Property<string>;
}

interface Spelling {
  readonly cloudformation: string;
  readonly terraform: string;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-instance-launchtemplatespecification.html */
const usual: readonly [id: Spelling, name: Spelling] = [
  { cloudformation: "LaunchTemplateId", terraform: "id" },
  { cloudformation: "LaunchTemplateName", terraform: "name" },
];

export function launchedFrom(
  cloudformation: string,
  terraform: string,
  [id, name]: typeof usual = usual,
): Field<Block<LaunchedFrom>> {
  return block(cloudformation, terraform, {
    id: mention(id.cloudformation, id.terraform),
    byName: mention(name.cloudformation, name.terraform),
  });
}
