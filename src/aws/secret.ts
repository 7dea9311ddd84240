import { type Field, string } from "./field.js";
import { link, type Link, linkByReference } from "./link.js";
import type { Property } from "./property.js";
import type { Kind, View } from "./view.js";

/** A secret of Secrets Manager. */
export interface Secret extends View {
  readonly secretName: Property<string>;
  /** Which partner of AWS holds it, where it is one's. */
  readonly partner: Property<string>;
}

export const Secret: Kind<Secret> = {
  cloudformation: "AWS::SecretsManager::Secret",
  terraform: "aws_secretsmanager_secret",
  nameOf: ({ secretName }) => secretName.raw,
  shape: {
    secretName: string("Name", "name"),
    partner: string("Type", undefined),
  },
};

interface AboutSecret extends View {
  readonly secret: Link<Secret>;
}

/**
 * What others may name in place of a secret: in CloudFormation what tells it of its database, in
 * Terraform what puts a value into it.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-secrettargetattachment.html
 */
export const SecretAttachment: Kind<AboutSecret> = {
  cloudformation: "AWS::SecretsManager::SecretTargetAttachment",
  terraform: "aws_secretsmanager_secret_version",
  shape: { secret: secretLink() },
};

export interface Rotation extends AboutSecret {
  readonly attachment: Link<AboutSecret>;
}

/** https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html */
export const Rotation: Kind<Rotation> = {
  cloudformation: "AWS::SecretsManager::RotationSchedule",
  terraform: "aws_secretsmanager_secret_rotation",
  shape: {
    secret: secretLink(),
    attachment: linkByReference("SecretId", "secret_id", () => SecretAttachment),
  },
};

/** A property that holds a secret's name or ARN. */
function secretLink(): Field<Link<Secret>> {
  return link("SecretId", "secret_id", () => Secret);
}
