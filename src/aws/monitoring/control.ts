import { callOf, rootUser, type SampleEvent, signIn } from "./sample-event.js";

/** One of the CIS benchmark's recommendations to be told of certain events. */
export interface Control {
  readonly name: ControlName;
  /** The events, as the object of a sentence. */
  readonly what: string;
  /** Events that a metric filter has to count for it. */
  readonly events: readonly SampleEvent[];
  /** One that everybody sees all the time: a filter that counts it singles out nothing. */
  readonly ordinary: SampleEvent;
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

const describing = callOf("ec2", "DescribeInstances");

/** The probes of log delivery, which the benchmark itself leaves out. */
const probing = callOf("s3", "HeadBucket", { sourceIPAddress: "delivery.logs.amazonaws.com" });

function changes(name: ControlName, what: string, service: string, calls: string): Control {
  const events = calls.split(" ").map((call) => callOf(service, call));
  return { name, what, events, ordinary: describing };
}

/** https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html */
export const controls: readonly Control[] = [
  {
    name: "unauthorized-calls",
    what: "unauthorized API calls",
    events: ["AccessDenied", "AccessDeniedException", "Client.UnauthorizedOperation"].map(
      (errorCode) => ({
        label: errorCode,
        event: callOf("ec2", "RunInstances", { errorCode, errorMessage: "Not authorized." }).event,
      }),
    ),
    ordinary: probing,
  },
  {
    name: "console-sign-in-without-mfa",
    what: "console sign-ins without MFA",
    events: [signIn("ConsoleLogin", "Success")],
    ordinary: describing,
  },
  {
    name: "root-use",
    what: "use of the root user",
    events: [
      callOf("iam", "CreateUser", { userIdentity: rootUser }),
      signIn("ConsoleLogin", "Success", { userIdentity: rootUser }),
    ],
    ordinary: describing,
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
      signIn("ConsoleLogin", "Failure", { errorMessage: "Failed authentication" }),
      signIn("ConsoleLogin with MFA", "Failure", {
        errorMessage: "Failed authentication",
        additionalEventData: { MFAUsed: "Yes" },
      }),
    ],
    ordinary: describing,
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
