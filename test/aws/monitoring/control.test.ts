import { describe, expect, it } from "vitest";
import { controlNames, controls } from "../../../src/aws/monitoring/control.js";
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
    expect(matches(pattern, ordinary.event)).toBe(false);
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
    expect(unauthorized && matches(pattern, unauthorized.ordinary.event)).toBe(false);
    for (const { ordinary } of others) expect(matches(pattern, ordinary.event)).toBe(true);
  });
});
