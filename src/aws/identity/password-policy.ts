import { number } from "../field.js";
import type { Property } from "../property.js";
import type { Kind, View } from "../view.js";

/**
 * What the passwords of an account must be like, which CloudFormation cannot say.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
 */
export interface PasswordPolicy extends View {
  readonly minimumLength: Property<number>;
  /** How many former passwords nobody may use again. */
  readonly reusePrevention: Property<number>;
}

export const PasswordPolicy: Kind<PasswordPolicy> = {
  cloudformation: undefined,
  terraform: "aws_iam_account_password_policy",
  shape: {
    minimumLength: number(undefined, "minimum_password_length", { default: 6 }),
    reusePrevention: number(undefined, "password_reuse_prevention", { default: 0 }),
  },
};
