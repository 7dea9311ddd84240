import type { Json } from "./filter-pattern/matches.js";

/** An event of CloudTrail as it arrives in a log group, and how a message calls it. */
export interface SampleEvent {
  readonly label: string;
  readonly event: Fields;
}

type Fields = Readonly<Record<string, Json>>;

/**
 * A call of an IAM user that succeeded, with what every such event has.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export function callOf(service: string, eventName: string, fields: Fields = {}): SampleEvent {
  return {
    label: eventName,
    event: {
      eventVersion: "1.11",
      userIdentity: user,
      eventTime: "2026-01-01T12:00:00Z",
      eventSource: `${service}.amazonaws.com`,
      eventName,
      awsRegion: "us-east-1",
      sourceIPAddress: "203.0.113.10",
      userAgent: "aws-cli/2.31.0",
      requestParameters: {},
      responseElements: null,
      requestID: "9d478fc1-4f10-490f-a26b-e0e932402b12",
      eventID: "eae87c48-d421-4626-94f5-93ea7b7e7b9d",
      readOnly: /^(?:Describe|Get|Head|List)/.test(eventName),
      eventType: "AwsApiCall",
      managementEvent: true,
      recipientAccountId: account,
      eventCategory: "Management",
      ...fields,
    },
  };
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html */
export function signIn(
  label: string,
  result: "Success" | "Failure",
  fields: Fields = {},
): SampleEvent {
  const { event } = callOf("signin", "ConsoleLogin", {
    responseElements: { ConsoleLogin: result },
    additionalEventData: {
      LoginTo: "https://console.aws.amazon.com/console/home",
      MobileVersion: "No",
      MFAUsed: "No",
    },
    eventType: "AwsConsoleSignIn",
    ...fields,
  });
  return { label, event };
}

/** In what an event may differ from a sample and yet be of its kind. */
interface Variety {
  readonly label: string;
  readonly fields: Fields;
}

export function as({ label, event }: SampleEvent, variety: Variety): SampleEvent {
  return { label: `${label} ${variety.label}`, event: { ...event, ...variety.fields } };
}

const account = "111122223333";

const user = userCalled("alice");

function userCalled(userName: string): Json {
  return {
    type: "IAMUser",
    principalId: "AIDAIOSFODNN7EXAMPLE",
    arn: `arn:aws:iam::${account}:user/${userName}`,
    accountId: account,
    userName,
  };
}

const rootUser: Json = {
  type: "Root",
  principalId: account,
  arn: `arn:aws:iam::${account}:root`,
  accountId: account,
};

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html */
export const byRole: Variety = {
  label: "by a role",
  fields: {
    userIdentity: {
      type: "AssumedRole",
      principalId: "AROAIOSFODNN7EXAMPLE:deployment",
      arn: `arn:aws:sts::${account}:assumed-role/deployer/deployment`,
      accountId: account,
      sessionContext: {
        sessionIssuer: {
          type: "Role",
          principalId: "AROAIOSFODNN7EXAMPLE",
          arn: `arn:aws:iam::${account}:role/deployer`,
          accountId: account,
          userName: "deployer",
        },
        attributes: { creationDate: "2026-01-01T11:55:00Z", mfaAuthenticated: "false" },
      },
    },
  },
};

export const byRoot: Variety = { label: "by the root user", fields: { userIdentity: rootUser } };

export const byAnotherUser: Variety = {
  label: "by another user",
  fields: { userIdentity: userCalled("bob"), sourceIPAddress: "198.51.100.7" },
};

export const inAnotherRegion: Variety = {
  label: "in another Region",
  fields: { awsRegion: "eu-west-1" },
};

const service = "lambda.amazonaws.com";

const byService: Variety = {
  label: "by a service",
  fields: {
    userIdentity: { type: "AWSService", invokedBy: service },
    sourceIPAddress: service,
    userAgent: service,
    readOnly: true,
  },
};

const described = callOf("ec2", "DescribeInstances");

/** What is recorded all the time wherever anything runs: an alarm on it would never be quiet. */
export const everyday: readonly SampleEvent[] = [
  described,
  as(as(described, byRole), inAnotherRegion),
  as(callOf("sts", "AssumeRole"), byService),
];
