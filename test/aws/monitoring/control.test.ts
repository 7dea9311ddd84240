import { describe, expect, it } from "vitest";
import { type Control, controlNames, controls } from "../../../src/aws/monitoring/control.js";
import { matches } from "../../../src/aws/monitoring/filter-pattern/matches.js";
import { parsePattern } from "../../../src/aws/monitoring/filter-pattern/parser.js";

function calls(names: string, source?: string): string {
  const any = names.split(" ").map((name) => `($.eventName = ${name})`);
  const events = any.join(" || ");
  return source === undefined ? `{ ${events} }` : `{ ($.eventSource = ${source}) && (${events}) }`;
}

/** Patterns in the manner of the CIS benchmark's remediation procedures. */
const patterns: Readonly<Record<string, string>> = {
  "unauthorized-calls":
    '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
  "console-sign-in-without-mfa":
    '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
  "root-use":
    '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
  "iam-changes": calls(
    "DeleteGroupPolicy DeleteRolePolicy DeleteUserPolicy PutGroupPolicy PutRolePolicy PutUserPolicy CreatePolicy DeletePolicy CreatePolicyVersion DeletePolicyVersion AttachRolePolicy DetachRolePolicy AttachUserPolicy DetachUserPolicy AttachGroupPolicy DetachGroupPolicy",
  ),
  "trail-changes": calls("CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging"),
  "sign-in-failures":
    '{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }',
  "key-deletion": calls("DisableKey ScheduleKeyDeletion", "kms.amazonaws.com"),
  "bucket-policy-changes": calls(
    "PutBucketAcl PutBucketPolicy PutBucketCors PutBucketLifecycle PutBucketReplication DeleteBucketPolicy DeleteBucketCors DeleteBucketLifecycle DeleteBucketReplication",
    "s3.amazonaws.com",
  ),
  "config-changes": calls(
    "StopConfigurationRecorder DeleteDeliveryChannel PutDeliveryChannel PutConfigurationRecorder",
    "config.amazonaws.com",
  ),
  "security-group-changes": calls(
    "AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress RevokeSecurityGroupEgress CreateSecurityGroup DeleteSecurityGroup",
  ),
  "network-acl-changes": calls(
    "CreateNetworkAcl CreateNetworkAclEntry DeleteNetworkAcl DeleteNetworkAclEntry ReplaceNetworkAclEntry ReplaceNetworkAclAssociation",
  ),
  "gateway-changes": calls(
    "CreateCustomerGateway DeleteCustomerGateway AttachInternetGateway CreateInternetGateway DeleteInternetGateway DetachInternetGateway",
  ),
  "route-changes": calls(
    "CreateRoute CreateRouteTable ReplaceRoute ReplaceRouteTableAssociation DeleteRouteTable DeleteRoute DisassociateRouteTable",
  ),
  "vpc-changes": calls(
    "CreateVpc DeleteVpc ModifyVpcAttribute AcceptVpcPeeringConnection CreateVpcPeeringConnection DeleteVpcPeeringConnection RejectVpcPeeringConnection AttachClassicLinkVpc DetachClassicLinkVpc DisableVpcClassicLink EnableVpcClassicLink",
  ),
  "organization-changes": calls(
    "AcceptHandshake AttachPolicy CreateAccount CreateOrganizationalUnit CreatePolicy DeclineHandshake DeleteOrganization DeleteOrganizationalUnit DeletePolicy DetachPolicy DisablePolicyType EnablePolicyType InviteAccountToOrganization LeaveOrganization MoveAccount RemoveAccountFromOrganization UpdatePolicy UpdateOrganizationalUnit",
    "organizations.amazonaws.com",
  ),
};

/** As other editions of the benchmark and Security Hub have them. */
const variants = [
  {
    name: "unauthorized-calls",
    pattern:
      '{($.errorCode ="*UnauthorizedOperation") || ($.errorCode ="AccessDenied*") && ($.sourceIPAddress!="delivery.logs.amazonaws.com") && ($.eventName!="HeadBucket") }',
  },
  {
    name: "unauthorized-calls",
    pattern:
      '{(($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*")) && (($.sourceIPAddress!="delivery.logs.amazonaws.com") && ($.eventName!="HeadBucket"))}',
  },
  {
    name: "console-sign-in-without-mfa",
    pattern: '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") }',
  },
  { name: "root-use", pattern: '{ $.userIdentity.arn = "*:root" }' },
  {
    name: "trail-changes",
    pattern:
      "{ $.eventSource = cloudtrail.amazonaws.com && ($.eventName = *Trail || $.eventName = *Logging) }",
  },
] as const;

const trails = calls("CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging").slice(1, -1);

/** Patterns that count some of the events only. */
const partial = [
  { name: "unauthorized-calls", pattern: "{ $.eventName = RunInstances }" },
  { name: "unauthorized-calls", pattern: "{ $.errorCode = AccessDenied }" },
  {
    name: "unauthorized-calls",
    pattern: '{ $.eventSource = "ec2.amazonaws.com" && $.errorCode = "*" }',
  },
  { name: "root-use", pattern: "{ $.eventName = CreateUser || $.eventName = ConsoleLogin }" },
  ...[
    '$.eventSource = "iam.amazonaws.com"',
    "$.readOnly IS FALSE",
    '$.eventType = "AwsApiCall"',
    '$.awsRegion = "us-east-1"',
    '$.eventName = "ConsoleLogin"',
  ].map((also) => ({
    name: "root-use" as const,
    pattern: `{ $.userIdentity.type = "Root" && ${also} }`,
  })),
  ...[
    '$.userIdentity.type = "IAMUser"',
    '$.awsRegion = "us-east-1"',
    '$.userIdentity.userName = "alice"',
    '$.userIdentity.arn = "arn:aws:iam::111122223333:user/*"',
  ].map((only) => ({ name: "trail-changes" as const, pattern: `{ ${only} && (${trails}) }` })),
  {
    name: "console-sign-in-without-mfa",
    pattern:
      '{ $.eventName = ConsoleLogin && $.additionalEventData.MFAUsed = "No" && $.userIdentity.userName = "alice" }',
  },
  {
    name: "sign-in-failures",
    pattern:
      '{ $.eventName = ConsoleLogin && $.errorMessage = "Failed authentication" && $.userIdentity.type = "IAMUser" }',
  },
] as const;

function missedBy(text: string, name: string): readonly string[] {
  const pattern = parsePattern(text);
  expect(pattern.kind).toBe("JSON");
  const events = controls.find((control) => control.name === name)?.events ?? [];
  return events.flatMap(({ label, event }) => (matches(pattern, event) === true ? [] : [label]));
}

describe("the controls", () => {
  it("are the fifteen of the benchmark, each with a name", () => {
    expect(controls.map(({ name }) => name)).toEqual(controlNames);
    expect(Object.keys(patterns)).toEqual(controlNames);
  });

  it.each(controls)("$name is met by the benchmark's own pattern", ({ name, events, ordinary }) => {
    const pattern = parsePattern(patterns[name] ?? "");
    expect(pattern.kind).toBe("JSON");
    const missed = events.filter(({ event }) => matches(pattern, event) !== true);
    expect(missed.map(({ label }) => label)).toEqual([]);
    for (const { event } of ordinary) expect(matches(pattern, event)).toBe(false);
  });

  it.each(variants)("$name is met by $pattern too", ({ name, pattern }) => {
    expect(missedBy(pattern, name)).toEqual([]);
  });

  it.each(partial)("$name is not met by $pattern", ({ name, pattern }) => {
    expect(missedBy(pattern, name)).not.toEqual([]);
  });

  it.each(controls)("$name tells its events apart by their labels", ({ events }) => {
    const labels = events.map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
  });

  it("take the benchmark's pattern for unauthorized calls as it once was, with or for and", () => {
    const pattern = parsePattern(
      '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") || ($.sourceIPAddress!="delivery.logs.amazonaws.com") || ($.eventName!="HeadBucket") }',
    );
    const [unauthorized, ...others] = controls;
    const counted = (each: Control | undefined): readonly unknown[] =>
      each?.ordinary.map(({ event }) => matches(pattern, event)) ?? [];
    expect(counted(unauthorized)).toEqual([false]);
    for (const each of others) expect(counted(each)).toEqual([true, true]);
  });
});
