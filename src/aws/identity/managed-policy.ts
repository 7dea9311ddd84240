import { joinParts, partsOf } from "../../graph/text.js";
import type { Value } from "../../graph/value.js";
import { readArn } from "../../iam/arn.js";
import type { Policy } from "../../iam/policy.js";
import { type Field, string } from "../field.js";
import { link, type Link, links } from "../link.js";
import { policy } from "../policy-field.js";
import type { Property } from "../property.js";
import type { Kind, View } from "../view.js";

/** A managed policy of the account. */
export interface ManagedPolicy extends View {
  readonly policyName: Property<string>;
  readonly path: Property<string>;
  readonly document: Policy;
}

export const ManagedPolicy: Kind<ManagedPolicy> = {
  cloudformation: "AWS::IAM::ManagedPolicy",
  terraform: "aws_iam_policy",
  nameOf: nameInArn,
  shape: {
    policyName: string("ManagedPolicyName", "name"),
    path: string("Path", "path", { default: "/" }),
    document: policy("PolicyDocument", "policy"),
  },
};

/** Policies are named by their ARNs, which end with `policy`, the path and the name. */
function nameInArn({ policyName, path }: ManagedPolicy): Value {
  const name = partsOf(policyName.raw);
  const directory = path.state === "default" ? ["/"] : partsOf(path.raw);
  if (name === undefined || name.length === 0 || directory === undefined) return policyName.raw;
  const { use, source } = policyName.raw;
  return joinParts(["policy", ...directory, ...name], { use, source });
}

/** A property that holds the ARN of a managed policy. */
export function policyLink(
  cloudformation: string | undefined,
  terraform: string | undefined,
): Field<Link<ManagedPolicy>> {
  return link(cloudformation, terraform, () => ManagedPolicy, nameIn);
}

export function policyLinks(
  cloudformation: string | undefined,
  terraform: string | undefined,
): Field<readonly Link<ManagedPolicy>[]> {
  return links(cloudformation, terraform, () => ManagedPolicy, nameIn);
}

/** The policies of AWS may have the same names. */
function nameIn(written: Value): Value | undefined {
  const arn = readArn(written);
  const isOfAws = arn?.account.state === "known" && arn.account.text === "aws";
  return isOfAws ? undefined : arn?.resource;
}

/**
 * The name of a policy that AWS manages, in any partition: `arn:aws-cn:iam::aws:policy/ReadOnlyAccess`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function nameOfAwsPolicy({ property: { raw } }: Link<ManagedPolicy>): string | undefined {
  const arn = readArn(raw);
  if (arn?.account.state !== "known" || arn.account.text !== "aws") return undefined;
  const [, name] =
    arn.resource.state === "known"
      ? (/^policy\/(?:.*\/)?([^/]+)$/.exec(arn.resource.text) ?? [])
      : [];
  return name;
}

/** The name of the policy of AWS that allows every action on every resource. */
export const administratorAccess = "AdministratorAccess";
