/** Resources of CloudFormation by name. */
export type Resources = Readonly<Record<string, Body>>;

export type Json = string | number | boolean | readonly Json[] | Properties;

interface Properties {
  readonly [key: string]: Json;
}

export interface Body extends Properties {
  readonly Type: string;
  readonly Properties: Properties;
}

/** Written with faults, and without what should be there. */
export const weak: Resources = {
  Trail: of("CloudTrail::Trail", {
    S3BucketName: ref("Logs"),
    IsLogging: true,
    EnableLogFileValidation: false,
    SnsTopicName: ref("Deliveries"),
    CloudWatchLogsLogGroupArn: { "Fn::GetAtt": ["Events", "Arn"] },
    CloudWatchLogsRoleArn: "arn:aws:iam::111122223333:role/audit",
  }),
  Second: of("CloudTrail::Trail", {
    S3BucketName: ref("Archive"),
    IsLogging: true,
    IsMultiRegionTrail: false,
    EnableLogFileValidation: true,
    KMSKeyId: ref("Key"),
  }),
  Logs: of("S3::Bucket", { AccessControl: "PublicRead" }),
  Archive: {
    ...of("S3::Bucket", { VersioningConfiguration: { Status: "Enabled" } }),
    DeletionPolicy: "Retain",
    UpdateReplacePolicy: "Retain",
  },
  ArchivePolicy: of("S3::BucketPolicy", {
    Bucket: ref("Archive"),
    PolicyDocument: policy(
      allow("cloudtrail.amazonaws.com", "s3:*", "*"),
      statement("Deny", "*", "s3:*", "*", { Bool: { "aws:SecureTransport": "false" } }),
    ),
  }),
  Deliveries: of("SNS::Topic", {}),
  DeliveriesPolicy: of("SNS::TopicPolicy", {
    Topics: [ref("Deliveries")],
    PolicyDocument: policy(statement("Allow", "*", "sns:Publish", "*")),
  }),
  Key: of("KMS::Key", { KeyPolicy: policy(statement("Allow", "*", "kms:*", "*")) }),
  Events: of("Logs::LogGroup", {}),
  ChangesFilter: filter("Changes", trailChanges()),
  RootFilter: filter(
    "RootUse",
    '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
  ),
  RootAlarm: of("CloudWatch::Alarm", {
    Namespace: "Audit",
    MetricName: "RootUse",
    Statistic: "Sum",
    Period: 300,
    EvaluationPeriods: 1,
    ComparisonOperator: "GreaterThanOrEqualToThreshold",
    Threshold: 1,
    AlarmActions: [ref("Alerts")],
  }),
  Alerts: of("SNS::Topic", {}),
  Alice: of("IAM::User", {
    LoginProfile: { Password: "{{resolve:ssm-secure:password:1}}" },
    Policies: [{ PolicyName: "reading", PolicyDocument: policy(allowing("s3:GetObject", "*")) }],
  }),
  Secret: of("SecretsManager::Secret", {}),
  Doors: of("EC2::SecurityGroup", {
    GroupDescription: "Remote access",
    SecurityGroupIngress: [{ IpProtocol: "tcp", FromPort: 22, ToPort: 22, CidrIp: "0.0.0.0/0" }],
  }),
};

function of(type: string, properties: Body["Properties"]): Body {
  return { Type: `AWS::${type}`, Properties: properties };
}

function ref(name: string): Json {
  return { Ref: name };
}

function filter(metric: string, pattern: string): Body {
  return of("Logs::MetricFilter", {
    LogGroupName: ref("Events"),
    FilterPattern: pattern,
    MetricTransformations: [{ MetricNamespace: "Audit", MetricName: metric, MetricValue: "1" }],
  });
}

function trailChanges(): string {
  const calls = "CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging".split(" ");
  return `{ ${calls.map((call) => `($.eventName = ${call})`).join(" || ")} }`;
}

function policy(...statements: readonly Json[]): Json {
  return { Version: "2012-10-17", Statement: statements };
}

function statement(
  effect: string,
  principal: Json,
  action: string,
  resource: string,
  condition?: Json,
): Json {
  const conditions = condition === undefined ? {} : { Condition: condition };
  return {
    Effect: effect,
    Principal: principal,
    Action: action,
    Resource: resource,
    ...conditions,
  };
}

function allow(service: string, action: string, resource: string): Json {
  return statement("Allow", { Service: service }, action, resource);
}

function allowing(action: string, resource: string): Json {
  return { Effect: "Allow", Action: action, Resource: resource };
}
