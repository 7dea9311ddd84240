import {
  as,
  byAnotherUser,
  byRole,
  byRoot,
  callOf,
  everyday,
  inAnotherRegion,
  type SampleEvent,
  signIn,
} from "./sample-event.js";

/** One of the CIS benchmark's recommendations to be told of certain events. */
export interface Control {
  readonly name: ControlName;
  /** The events, as the object of a sentence. */
  readonly what: string;
  /** Events that metric filters have to count for it, together if not each. */
  readonly events: readonly SampleEvent[];
  /** What everybody sees all the time: a filter that counts one of these singles out nothing. */
  readonly ordinary: readonly SampleEvent[];
  /** People mistype passwords, and programs try what they may not: an alarm may wait for several. */
  readonly isOftenHarmless?: true;
}

export type ControlName = (typeof controlNames)[number];

export const controlNames = [
  "unauthorized-calls",
  "console-sign-in-without-mfa",
  "root-use",
  "iam-changes",
  "trail-changes",
  "sign-in-failures",
  "key-deletion",
  "bucket-policy-changes",
  "config-changes",
  "security-group-changes",
  "network-acl-changes",
  "gateway-changes",
  "route-changes",
  "vpc-changes",
  "organization-changes",
] as const;

/** The probes of log delivery, which the benchmark itself leaves out. */
const probing = callOf("s3", "HeadBucket", { sourceIPAddress: "delivery.logs.amazonaws.com" });

/** What these services are told is recorded in one Region, wherever it comes from. */
const global: ReadonlySet<string> = new Set(["iam", "organizations"]);

function changes(name: ControlName, what: string, service: string, calls: string): Control {
  const own = calls.split(" ").map((call) => callOf(service, call));
  const byOthers = own.map((call) => as(call, byRole));
  const elsewhere = global.has(service) ? [] : own.map((call) => as(call, inAnotherRegion));
  return { name, what, events: [...own, ...byOthers, ...elsewhere], ordinary: everyday };
}

/** A call of which a service says by one of its codes that nobody allowed it. */
function refused(errorCode: string, service: string, call: string): SampleEvent {
  const { event } = callOf(service, call, { errorCode, errorMessage: "Not authorized." });
  return { label: `${errorCode} of ${call}`, event };
}

const signedIn = signIn("ConsoleLogin", "Success");

const failed = signIn("ConsoleLogin", "Failure", { errorMessage: "Failed authentication" });

const withFactor = { additionalEventData: { MFAUsed: "Yes" } };

/** https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html */
export const controls: readonly Control[] = [
  {
    name: "unauthorized-calls",
    what: "unauthorized API calls",
    events: [
      refused("AccessDenied", "iam", "CreateUser"),
      refused("AccessDenied", "s3", "ListBuckets"),
      refused("AccessDeniedException", "kms", "Decrypt"),
      refused("AccessDeniedException", "lambda", "CreateFunction20150331"),
      refused("Client.UnauthorizedOperation", "ec2", "RunInstances"),
      refused("Client.UnauthorizedOperation", "ec2", "DescribeInstances"),
      as(refused("AccessDenied", "sts", "AssumeRole"), byRole),
      as(refused("AccessDenied", "cloudtrail", "LookupEvents"), inAnotherRegion),
    ],
    ordinary: [probing],
    isOftenHarmless: true,
  },
  {
    name: "console-sign-in-without-mfa",
    what: "console sign-ins without MFA",
    events: [signedIn, as(signedIn, byAnotherUser), as(signedIn, inAnotherRegion)],
    ordinary: everyday,
  },
  {
    name: "root-use",
    what: "use of the root user",
    events: [
      callOf("iam", "CreateUser", byRoot.fields),
      callOf("s3", "ListBuckets", byRoot.fields),
      as(callOf("ec2", "RunInstances", byRoot.fields), inAnotherRegion),
      signIn("ConsoleLogin", "Success", byRoot.fields),
      signIn("ConsoleLogin with MFA", "Success", { ...byRoot.fields, ...withFactor }),
    ],
    ordinary: everyday,
  },
  changes(
    "iam-changes",
    "changes of IAM policies",
    "iam",
    "DeleteGroupPolicy DeleteRolePolicy DeleteUserPolicy PutGroupPolicy PutRolePolicy " +
      "PutUserPolicy CreatePolicy DeletePolicy CreatePolicyVersion DeletePolicyVersion " +
      "AttachRolePolicy DetachRolePolicy AttachUserPolicy DetachUserPolicy AttachGroupPolicy " +
      "DetachGroupPolicy",
  ),
  changes(
    "trail-changes",
    "changes of trails",
    "cloudtrail",
    "CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging",
  ),
  {
    name: "sign-in-failures",
    what: "failed console sign-ins",
    events: [
      failed,
      { label: "ConsoleLogin with MFA", event: { ...failed.event, ...withFactor } },
      ...[byAnotherUser, byRoot, inAnotherRegion].map((variety) => as(failed, variety)),
    ],
    ordinary: everyday,
    isOftenHarmless: true,
  },
  changes(
    "key-deletion",
    "KMS keys that are disabled or scheduled for deletion",
    "kms",
    "DisableKey ScheduleKeyDeletion",
  ),
  changes(
    "bucket-policy-changes",
    "changes of bucket policies",
    "s3",
    "PutBucketAcl PutBucketPolicy PutBucketCors PutBucketLifecycle PutBucketReplication " +
      "DeleteBucketPolicy DeleteBucketCors DeleteBucketLifecycle DeleteBucketReplication",
  ),
  changes(
    "config-changes",
    "changes of AWS Config",
    "config",
    "StopConfigurationRecorder DeleteDeliveryChannel PutDeliveryChannel PutConfigurationRecorder",
  ),
  changes(
    "security-group-changes",
    "changes of security groups",
    "ec2",
    "AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress " +
      "RevokeSecurityGroupEgress CreateSecurityGroup DeleteSecurityGroup",
  ),
  changes(
    "network-acl-changes",
    "changes of network ACLs",
    "ec2",
    "CreateNetworkAcl CreateNetworkAclEntry DeleteNetworkAcl DeleteNetworkAclEntry " +
      "ReplaceNetworkAclEntry ReplaceNetworkAclAssociation",
  ),
  changes(
    "gateway-changes",
    "changes of network gateways",
    "ec2",
    "CreateCustomerGateway DeleteCustomerGateway AttachInternetGateway CreateInternetGateway " +
      "DeleteInternetGateway DetachInternetGateway",
  ),
  changes(
    "route-changes",
    "changes of route tables",
    "ec2",
    "CreateRoute CreateRouteTable ReplaceRoute ReplaceRouteTableAssociation DeleteRouteTable " +
      "DeleteRoute DisassociateRouteTable",
  ),
  // EC2-Classic is gone, and with it the calls that the benchmark still lists.
  changes(
    "vpc-changes",
    "changes of VPCs",
    "ec2",
    "CreateVpc DeleteVpc ModifyVpcAttribute AcceptVpcPeeringConnection " +
      "CreateVpcPeeringConnection DeleteVpcPeeringConnection RejectVpcPeeringConnection",
  ),
  changes(
    "organization-changes",
    "changes of the organization",
    "organizations",
    "AcceptHandshake AttachPolicy CreateAccount CreateOrganizationalUnit CreatePolicy " +
      "DeclineHandshake DeleteOrganization DeleteOrganizationalUnit DeletePolicy DetachPolicy " +
      "DisablePolicyType EnablePolicyType InviteAccountToOrganization LeaveOrganization " +
      "MoveAccount RemoveAccountFromOrganization UpdateOrganizationalUnit UpdatePolicy",
  ),
];
