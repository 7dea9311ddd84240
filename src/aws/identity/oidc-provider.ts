import { string } from "../field.js";
import type { Property } from "../property.js";
import type { Kind, View } from "../view.js";

/** A provider of identities outside of AWS, whose tokens roles may trust. */
export interface OidcProvider extends View {
  readonly url: Property<string>;
}

export const OidcProvider: Kind<OidcProvider> = {
  cloudformation: "AWS::IAM::OIDCProvider",
  terraform: "aws_iam_openid_connect_provider",
  shape: { url: string("Url", "url") },
};
