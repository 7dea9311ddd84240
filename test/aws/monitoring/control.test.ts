import { describe, expect, it } from "vitest";
import {
  type Control,
  type ControlName,
  controlNames,
  controls,
} from "../../../src/aws/monitoring/control.js";
import { matches } from "../../../src/aws/monitoring/filter-pattern/matches.js";
import { parsePattern } from "../../../src/aws/monitoring/filter-pattern/parser.js";

function anyOf(names: readonly string[]): string {
  return names.map((name) => `($.eventName = ${name})`).join(" || ");
}

/** The calls of the CIS benchmark's remediation procedures, and whose they are. */
const changes: readonly {
  readonly name: ControlName;
  readonly service: string;
  readonly calls: readonly string[];
  /** What became of these is said in the benchmark's pattern only. */
  readonly gone?: readonly string[];
  /** Whether the benchmark's pattern names the service. */
  readonly isNamed?: true;
}[] = [
  {
    name: "iam-changes",
    service: "iam",
    calls: [
      "DeleteGroupPolicy",
      "DeleteRolePolicy",
      "DeleteUserPolicy",
      "PutGroupPolicy",
      "PutRolePolicy",
      "PutUserPolicy",
      "CreatePolicy",
      "DeletePolicy",
      "CreatePolicyVersion",
      "DeletePolicyVersion",
      "AttachRolePolicy",
      "DetachRolePolicy",
      "AttachUserPolicy",
      "DetachUserPolicy",
      "AttachGroupPolicy",
      "DetachGroupPolicy",
    ],
  },
  {
    name: "trail-changes",
    service: "cloudtrail",
    calls: ["CreateTrail", "UpdateTrail", "DeleteTrail", "StartLogging", "StopLogging"],
  },
  {
    name: "key-deletion",
    service: "kms",
    calls: ["DisableKey", "ScheduleKeyDeletion"],
    isNamed: true,
  },
  {
    name: "bucket-policy-changes",
    service: "s3",
    calls: [
      "PutBucketAcl",
      "PutBucketPolicy",
      "PutBucketCors",
      "PutBucketLifecycle",
      "PutBucketReplication",
      "DeleteBucketPolicy",
      "DeleteBucketCors",
      "DeleteBucketLifecycle",
      "DeleteBucketReplication",
    ],
    isNamed: true,
  },
  {
    name: "config-changes",
    service: "config",
    calls: [
      "StopConfigurationRecorder",
      "DeleteDeliveryChannel",
      "PutDeliveryChannel",
      "PutConfigurationRecorder",
    ],
    isNamed: true,
  },
  {
    name: "security-group-changes",
    service: "ec2",
    calls: [
      "AuthorizeSecurityGroupIngress",
      "AuthorizeSecurityGroupEgress",
      "RevokeSecurityGroupIngress",
      "RevokeSecurityGroupEgress",
      "CreateSecurityGroup",
      "DeleteSecurityGroup",
    ],
  },
  {
    name: "network-acl-changes",
    service: "ec2",
    calls: [
      "CreateNetworkAcl",
      "CreateNetworkAclEntry",
      "DeleteNetworkAcl",
      "DeleteNetworkAclEntry",
      "ReplaceNetworkAclEntry",
      "ReplaceNetworkAclAssociation",
    ],
  },
  {
    name: "gateway-changes",
    service: "ec2",
    calls: [
      "CreateCustomerGateway",
      "DeleteCustomerGateway",
      "AttachInternetGateway",
      "CreateInternetGateway",
      "DeleteInternetGateway",
      "DetachInternetGateway",
    ],
  },
  {
    name: "route-changes",
    service: "ec2",
    calls: [
      "CreateRoute",
      "CreateRouteTable",
      "ReplaceRoute",
      "ReplaceRouteTableAssociation",
      "DeleteRouteTable",
      "DeleteRoute",
      "DisassociateRouteTable",
    ],
  },
  {
    name: "vpc-changes",
    service: "ec2",
    calls: [
      "CreateVpc",
      "DeleteVpc",
      "ModifyVpcAttribute",
      "AcceptVpcPeeringConnection",
      "CreateVpcPeeringConnection",
      "DeleteVpcPeeringConnection",
      "RejectVpcPeeringConnection",
    ],
    gone: [
      "AttachClassicLinkVpc",
      "DetachClassicLinkVpc",
      "DisableVpcClassicLink",
      "EnableVpcClassicLink",
    ],
  },
  {
    name: "organization-changes",
    service: "organizations",
    calls: [
      "AcceptHandshake",
      "AttachPolicy",
      "CreateAccount",
      "CreateOrganizationalUnit",
      "CreatePolicy",
      "DeclineHandshake",
      "DeleteOrganization",
      "DeleteOrganizationalUnit",
      "DeletePolicy",
      "DetachPolicy",
      "DisablePolicyType",
      "EnablePolicyType",
      "InviteAccountToOrganization",
      "LeaveOrganization",
      "MoveAccount",
      "RemoveAccountFromOrganization",
      "UpdatePolicy",
      "UpdateOrganizationalUnit",
    ],
    isNamed: true,
  },
];

/** A pattern in the benchmark's manner, of a control with other calls. */
function patternOf(
  { service, isNamed }: Pick<(typeof changes)[number], "service" | "isNamed">,
  calls: readonly string[],
): string {
  const events = anyOf(calls);
  return isNamed === undefined
    ? `{ ${events} }`
    : `{ ($.eventSource = ${service}.amazonaws.com) && (${events}) }`;
}

/** What is recorded in one Region, wherever it comes from. */
const global = ["iam", "organizations"];

/** The labels of the sample events of a call. */
function samplesOf(call: string, service: string): readonly string[] {
  const elsewhere = global.includes(service) ? [] : [`${call} in another Region`];
  return [call, `${call} by a role`, ...elsewhere];
}

/** Patterns in the manner of the benchmark's. */
const patterns: Readonly<Record<string, string>> = {
  "unauthorized-calls":
    '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
  "console-sign-in-without-mfa":
    '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
  "root-use":
    '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
  "sign-in-failures":
    '{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }',
  ...Object.fromEntries(
    changes.map((each) => [each.name, patternOf(each, [...each.calls, ...(each.gone ?? [])])]),
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

const denied = '$.errorCode = "AccessDenied*"';
const unauthorized = '$.errorCode = "*UnauthorizedOperation"';
const root = '$.userIdentity.type = "Root"';
const anySignIn = "$.eventName = ConsoleLogin";
const withoutFactor = '$.additionalEventData.MFAUsed != "Yes"';
const failure = '$.errorMessage = "Failed authentication"';

/** Tests of patterns that count some of the events only, with those that each leaves out. */
const partial: readonly (readonly [ControlName, string, readonly string[]])[] = [
  [
    "unauthorized-calls",
    "$.eventName = RunInstances",
    [
      "AccessDenied of CreateUser",
      "AccessDenied of ListBuckets",
      "AccessDeniedException of Decrypt",
      "AccessDeniedException of CreateFunction20150331",
      "Client.UnauthorizedOperation of DescribeInstances",
      "AccessDenied of AssumeRole by a role",
      "AccessDenied of LookupEvents in another Region",
    ],
  ],
  [
    "unauthorized-calls",
    `$.errorCode = AccessDenied || ${unauthorized}`,
    ["AccessDeniedException of Decrypt", "AccessDeniedException of CreateFunction20150331"],
  ],
  [
    "unauthorized-calls",
    `$.errorCode = AccessDeniedException || ${unauthorized}`,
    [
      "AccessDenied of CreateUser",
      "AccessDenied of ListBuckets",
      "AccessDenied of AssumeRole by a role",
      "AccessDenied of LookupEvents in another Region",
    ],
  ],
  [
    "unauthorized-calls",
    denied,
    [
      "Client.UnauthorizedOperation of RunInstances",
      "Client.UnauthorizedOperation of DescribeInstances",
    ],
  ],
  [
    "unauthorized-calls",
    unauthorized,
    [
      "AccessDenied of CreateUser",
      "AccessDenied of ListBuckets",
      "AccessDeniedException of Decrypt",
      "AccessDeniedException of CreateFunction20150331",
      "AccessDenied of AssumeRole by a role",
      "AccessDenied of LookupEvents in another Region",
    ],
  ],
  [
    "unauthorized-calls",
    `(${denied} || ${unauthorized}) && $.eventSource != iam.amazonaws.com`,
    ["AccessDenied of CreateUser"],
  ],
  [
    "unauthorized-calls",
    `(${denied} || ${unauthorized}) && $.eventSource != s3.amazonaws.com`,
    ["AccessDenied of ListBuckets"],
  ],
  [
    "unauthorized-calls",
    `(${denied} || ${unauthorized}) && $.eventSource != kms.amazonaws.com`,
    ["AccessDeniedException of Decrypt"],
  ],
  [
    "unauthorized-calls",
    `(${denied} || ${unauthorized}) && $.eventSource != lambda.amazonaws.com`,
    ["AccessDeniedException of CreateFunction20150331"],
  ],
  [
    "unauthorized-calls",
    `(${denied} || ${unauthorized}) && $.eventSource != ec2.amazonaws.com`,
    [
      "Client.UnauthorizedOperation of RunInstances",
      "Client.UnauthorizedOperation of DescribeInstances",
    ],
  ],
  [
    "unauthorized-calls",
    `(${denied} || ${unauthorized}) && $.eventSource != sts.amazonaws.com`,
    ["AccessDenied of AssumeRole by a role"],
  ],
  [
    "unauthorized-calls",
    `(${denied} || ${unauthorized}) && $.eventSource != cloudtrail.amazonaws.com`,
    ["AccessDenied of LookupEvents in another Region"],
  ],
  [
    "unauthorized-calls",
    `(${denied} || ${unauthorized}) && $.readOnly IS FALSE`,
    ["AccessDenied of ListBuckets", "Client.UnauthorizedOperation of DescribeInstances"],
  ],
  [
    "unauthorized-calls",
    `(${denied} || ${unauthorized}) && $.eventName != RunInstances`,
    ["Client.UnauthorizedOperation of RunInstances"],
  ],
  [
    "unauthorized-calls",
    `(${denied} || ${unauthorized}) && $.userIdentity.type = IAMUser`,
    ["AccessDenied of AssumeRole by a role"],
  ],
  [
    "unauthorized-calls",
    `(${denied} || ${unauthorized}) && $.awsRegion = us-east-1`,
    ["AccessDenied of LookupEvents in another Region"],
  ],
  [
    "console-sign-in-without-mfa",
    `${anySignIn} && ${withoutFactor} && $.userIdentity.userName = bob`,
    ["ConsoleLogin", "ConsoleLogin in another Region"],
  ],
  [
    "console-sign-in-without-mfa",
    `${anySignIn} && ${withoutFactor} && $.userIdentity.userName = alice`,
    ["ConsoleLogin by another user"],
  ],
  [
    "console-sign-in-without-mfa",
    `${anySignIn} && ${withoutFactor} && $.awsRegion = us-east-1`,
    ["ConsoleLogin in another Region"],
  ],
  [
    "console-sign-in-without-mfa",
    `${anySignIn} && $.responseElements.ConsoleLogin = Failure`,
    ["ConsoleLogin", "ConsoleLogin by another user", "ConsoleLogin in another Region"],
  ],
  [
    "root-use",
    `$.eventName = CreateUser || ${anySignIn}`,
    ["ListBuckets", "RunInstances in another Region"],
  ],
  [
    "root-use",
    `${root} && $.eventSource = iam.amazonaws.com`,
    ["ListBuckets", "RunInstances in another Region", "ConsoleLogin", "ConsoleLogin with MFA"],
  ],
  ["root-use", `${root} && $.eventName != CreateUser`, ["CreateUser"]],
  ["root-use", `${root} && $.readOnly IS FALSE`, ["ListBuckets"]],
  ["root-use", `${root} && $.eventType = AwsApiCall`, ["ConsoleLogin", "ConsoleLogin with MFA"]],
  ["root-use", `${root} && $.awsRegion = us-east-1`, ["RunInstances in another Region"]],
  [
    "root-use",
    `${root} && ${anySignIn}`,
    ["CreateUser", "ListBuckets", "RunInstances in another Region"],
  ],
  [
    "root-use",
    `${root} && ${anySignIn} && ${withoutFactor}`,
    ["CreateUser", "ListBuckets", "RunInstances in another Region", "ConsoleLogin with MFA"],
  ],
  [
    "sign-in-failures",
    `${anySignIn} && ${failure} && $.userIdentity.type = IAMUser`,
    ["ConsoleLogin by the root user"],
  ],
  [
    "sign-in-failures",
    `${anySignIn} && ${failure} && $.userIdentity.userName = alice`,
    ["ConsoleLogin by another user", "ConsoleLogin by the root user"],
  ],
  [
    "sign-in-failures",
    `${anySignIn} && ${failure} && $.userIdentity.userName = bob`,
    [
      "ConsoleLogin",
      "ConsoleLogin with MFA",
      "ConsoleLogin by the root user",
      "ConsoleLogin in another Region",
    ],
  ],
  ["sign-in-failures", `${anySignIn} && ${failure} && ${withoutFactor}`, ["ConsoleLogin with MFA"]],
  [
    "sign-in-failures",
    `${anySignIn} && ${failure} && $.awsRegion = us-east-1`,
    ["ConsoleLogin in another Region"],
  ],
  [
    "sign-in-failures",
    `${anySignIn} && $.responseElements.ConsoleLogin = Success`,
    [
      "ConsoleLogin",
      "ConsoleLogin with MFA",
      "ConsoleLogin by another user",
      "ConsoleLogin by the root user",
      "ConsoleLogin in another Region",
    ],
  ],
];

function missedBy(text: string, name: string): readonly string[] {
  const pattern = parsePattern(text);
  expect(pattern.kind).toBe("JSON");
  const events = controls.find((control) => control.name === name)?.events ?? [];
  return events.flatMap(({ label, event }) => (matches(pattern, event) === true ? [] : [label]));
}

describe("the controls", () => {
  it("are the fifteen of the benchmark, each with a name", () => {
    expect(controls.map(({ name }) => name)).toEqual(controlNames);
    expect(Object.keys(patterns).sort()).toEqual([...controlNames].sort());
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

  it.each(partial)("%s is not met by { %s }", (name, test, missed) => {
    expect(missedBy(`{ ${test} }`, name)).toEqual(missed);
  });

  const ofCalls = changes.flatMap((each) => each.calls.map((call) => ({ ...each, call })));

  it.each(ofCalls)("$name is not met without $call", ({ call, ...each }) => {
    const others = each.calls.filter((other) => other !== call);
    expect(missedBy(patternOf(each, others), each.name)).toEqual(samplesOf(call, each.service));
  });

  it.each(changes)("$name is about $service, by whomever and wherever", (each) => {
    const { name, service, calls } = each;
    const labels = calls.flatMap((call) => samplesOf(call, service));
    const missedWhere = (test: string): readonly string[] =>
      missedBy(`{ ${test} && (${anyOf(calls)}) }`, name);
    const sorted = (texts: readonly string[]): readonly string[] => [...texts].sort();
    const ending = (end: string): readonly string[] => labels.filter((each) => each.endsWith(end));
    expect(missedWhere(`$.eventSource = ${service}.amazonaws.com`)).toEqual([]);
    expect(sorted(missedWhere("$.eventSource = sns.amazonaws.com"))).toEqual(sorted(labels));
    const byRoles = sorted(ending(" by a role"));
    expect(sorted(missedWhere("$.userIdentity.type = IAMUser"))).toEqual(byRoles);
    const elsewhere = sorted(ending(" in another Region"));
    expect(sorted(missedWhere("$.awsRegion = us-east-1"))).toEqual(elsewhere);
  });

  it("have no event that no pattern leaves out", () => {
    const tested = [
      ...partial.map(([name, , missed]) => [name, missed] as const),
      ...changes.map(({ name, service, calls }) => {
        return [name, calls.flatMap((call) => samplesOf(call, service))] as const;
      }),
    ];
    for (const { name, events } of controls) {
      const missed = tested.flatMap(([each, labels]) => (each === name ? labels : []));
      expect([...new Set(missed)].sort()).toEqual(events.map(({ label }) => label).sort());
    }
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
    for (const each of others) expect(counted(each)).toEqual([true, true, true]);
  });
});
