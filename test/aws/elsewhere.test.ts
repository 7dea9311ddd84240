import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import cloudtrail from "../../src/index.js";

const linter = new Linter({ configType: "flat" });

/** How often a rule reports something in a template. */
function reportsOf(rule: string, template: object): number {
  const config: Linter.Config = {
    files: ["**/*.json"],
    language: "cloudtrail/template",
    plugins: { cloudtrail },
    rules: { [`cloudtrail/${rule}`]: "error" },
  };
  return linter.verify(JSON.stringify(template), config, { filename: "main.tf.json" }).length;
}

/** A trail with a bucket and a log group that are told to nothing else. */
const inCloudFormation = {
  Group: { Type: "AWS::Logs::LogGroup", Properties: { LogGroupName: "events-of-trail" } },
  Logs: { Type: "AWS::S3::Bucket" },
  Trail: {
    Type: "AWS::CloudTrail::Trail",
    Properties: {
      IsLogging: true,
      S3BucketName: { Ref: "Logs" },
      CloudWatchLogsLogGroupArn: { "Fn::GetAtt": ["Group", "Arn"] },
      CloudWatchLogsRoleArn: "arn:aws:iam::111122223333:role/audit",
    },
  },
};

const given = { Group: { Ref: "Group" }, Bucket: { Ref: "Logs" } };

const listed = (key: string, value: string): readonly object[] =>
  Object.entries(given).map(([name, what]) => ({ [key]: name, [value]: what }));

/** What is given the bucket and the log group, by its type. */
const makers = {
  "AWS::CloudFormation::CustomResource": given,
  "AWS::CloudFormation::Stack": { TemplateURL: "https://example.com/a.yaml", Parameters: given },
  "AWS::CloudFormation::StackSet": { Parameters: listed("ParameterKey", "ParameterValue") },
  "AWS::Serverless::Application": { Location: "https://example.com/a.yaml", Parameters: given },
  "AWS::ServiceCatalog::CloudFormationProvisionedProduct": {
    ProvisioningParameters: listed("Key", "Value"),
  },
  "AWSUtility::CloudFormation::CommandRunner": { Command: { "Fn::Sub": "put ${Group} ${Logs}" } },
  "Corp::Logs::Alarms": given,
  "Custom::Alarms": given,
};

const group = "${aws_cloudwatch_log_group.events.name}";
const bucket = "${aws_s3_bucket.logs.id}";

const inTerraform = {
  aws_cloudwatch_log_group: { events: { name: "events-of-trail" } },
  aws_s3_bucket: { logs: { bucket: "logs-of-trail" } },
  aws_cloudtrail: {
    account: {
      name: "account",
      s3_bucket_name: bucket,
      cloud_watch_logs_group_arn: "${aws_cloudwatch_log_group.events.arn}:*",
      cloud_watch_logs_role_arn: "arn:aws:iam::111122223333:role/audit",
    },
  },
};

const terraformMakers = {
  aws_cloudcontrolapi_resource: { desired_state: `${group} ${bucket}` },
  aws_cloudformation_stack: { parameters: { group, bucket } },
  aws_cloudformation_stack_set: { parameters: { group, bucket } },
  aws_lambda_invocation: { function_name: "configure", input: `${group} ${bucket}` },
  aws_serverlessapplicationrepository_cloudformation_stack: { parameters: { group, bucket } },
  aws_servicecatalog_provisioned_product: {
    provisioning_parameters: [group, bucket].map((value) => ({ key: "name", value })),
  },
  aws_sns_topic: { provisioner: { "local-exec": { command: `put ${group} ${bucket}` } } },
  null_resource: { triggers: { group, bucket } },
  shell_script: { environment: { group, bucket } },
  terraform_data: { input: [group, bucket] },
};

function withResource(type: string, properties: object): object {
  const Other = { Type: type, Properties: properties };
  return { Resources: { ...inCloudFormation, Other } };
}

function withBlock(type: string, body: object): object {
  return { resource: { ...inTerraform, [type]: { other: body } } };
}

describe("what makes resources that are declared elsewhere", () => {
  const cases = [
    ...Object.entries(makers).map(([type, body]) => [type, withResource(type, body)] as const),
    ...Object.entries(terraformMakers).map(
      ([type, body]) => [type, withBlock(type, body)] as const,
    ),
  ];

  it.each(cases)("may be %s", (_, template) => {
    expect(reportsOf("monitoring-alarms", template)).toBe(0);
    expect(reportsOf("trail-bucket-policy", template)).toBe(0);
  });

  const others = [
    withResource("AWS::SSM::Parameter", { Type: "StringList", Value: { "Fn::Sub": "${Group}" } }),
    withResource("Custom::Password", { Length: 16 }),
    withBlock("aws_ssm_parameter", { type: "StringList", value: [group, bucket].join() }),
    withBlock("aws_sns_topic", { provisioner: { "remote-exec": { inline: [group, bucket] } } }),
    withBlock("null_resource", { triggers: { always: "once" } }),
    withBlock("awscc_ssm_parameter", { value: [group, bucket].join() }),
  ];

  it.each(others)("is not %j", (template) => {
    expect(reportsOf("monitoring-alarms", template)).toBe(15);
    expect(reportsOf("trail-bucket-policy", template)).toBe(1);
  });

  it("may be a type that Terraform takes over from CloudFormation, for resources of that type", () => {
    const filter = withBlock("awscc_logs_metric_filter", { log_group_name: group });
    expect(reportsOf("monitoring-alarms", filter)).toBe(0);
    expect(reportsOf("trail-bucket-policy", filter)).toBe(1);
    const policy = withBlock("awscc_s3_bucket_policy", { bucket });
    expect(reportsOf("monitoring-alarms", policy)).toBe(15);
    expect(reportsOf("trail-bucket-policy", policy)).toBe(0);
  });

  const groups = "arn:aws:logs:eu-west-1:111122223333:log-group";

  it.each<[given: unknown, alarms: number]>([
    ["events-of-trail", 0],
    [`${groups}:events-of-trail`, 0],
    [`${groups}:events-of-trail:*`, 0],
    [`${groups}:events`, 15],
    ["group:events-of-trail", 15],
  ])("is given a log group by its name: %j", (given, alarms) => {
    const named = withResource("Custom::Alarms", { Group: given });
    expect(reportsOf("monitoring-alarms", named)).toBe(alarms);
    expect(reportsOf("trail-bucket-policy", named)).toBe(1);
  });
});

describe("what may bring a trail", () => {
  const required = (type: string, body: object, name = "Other"): number =>
    reportsOf("trail-required", {
      Resources: {
        Images: { Type: "AWS::S3::Bucket" },
        [name]: { Type: type, Properties: body },
      },
    });

  it("is another template", () => {
    expect(required("AWS::SSM::Parameter", {})).toBe(1);
    expect(required("AWS::ServiceCatalog::CloudFormationProvisionedProduct", {})).toBe(0);
    expect(required("AWS::CloudFormation::StackSet", {})).toBe(0);
  });

  it("is code where it says so", () => {
    expect(required("Corp::Security::Baseline", {})).toBe(1);
    expect(required("Corp::Security::Trail", {})).toBe(0);
    expect(required("AWS::CloudFormation::CustomResource", {}, "AuditTrail")).toBe(0);
  });

  it("is in Terraform what names CloudFormation's type, or any template", () => {
    const backend = { terraform: { backend: { s3: {} } } };
    const inRoot = (type: string): number =>
      reportsOf("trail-required", {
        ...backend,
        resource: { aws_s3_bucket: { images: {} }, [type]: { other: {} } },
      });
    expect(inRoot("awscc_s3_bucket")).toBe(1);
    expect(inRoot("awscc_cloudtrail_trail")).toBe(0);
    expect(inRoot("aws_cloudformation_stack")).toBe(0);
  });
});
