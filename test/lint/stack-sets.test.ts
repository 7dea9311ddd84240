import { describe, expect, it } from "vitest";
import { reporter } from "./project.js";

// What a stack set carries is in the file itself, so that it needs no project.
const reported = reporter({});

const rule = "trail-log-file-validation";

const body = `Parameters:
  Validates: { Type: String, Default: "true" }
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: central
      IsLogging: true
      IsMultiRegionTrail: true
      EnableLogFileValidation: VALUE
`;

function stackSet(value: string, more = "", function_ = ""): string {
  const lines = body.replace("VALUE", value).split("\n");
  return `Parameters:
  Given: { Type: String, Default: "false" }
Resources:
  Everywhere:
    Type: AWS::CloudFormation::StackSet
    Properties:
      StackSetName: trails
      PermissionModel: SERVICE_MANAGED
      TemplateBody: ${function_}|
${lines.map((line) => (line === "" ? "" : `        ${line}`)).join("\n")}${more}`;
}

function lint(text: string): readonly string[] {
  return reported("main.yaml", { "main.yaml": text }, rule);
}

const message = "Trail 'Everywhere.Trail' does not validate its log files.";

describe("the template that a stack set carries", () => {
  it("is a template of its own, in its place in the file", () => {
    expect(lint(stackSet("true"))).toEqual([]);
    expect(lint(stackSet("false"))).toEqual([`false: ${message}`]);
  });

  it("has its parameters from the stack set", () => {
    const parameters = (value: string): string => `
      Parameters:
        - { ParameterKey: Validates, ParameterValue: ${value} }
`;
    expect(lint(stackSet("!Ref Validates"))).toEqual([]);
    expect(lint(stackSet("!Ref Validates", parameters('"false"')))).toEqual([
      `!Ref Validates: ${message}`,
    ]);
    expect(lint(stackSet("!Ref Validates", parameters("!Ref Given")))).toHaveLength(1);
    expect(lint(stackSet("!Ref Validates", parameters("!ImportValue given")))).toEqual([]);
    const overrides = `
      StackInstancesGroup:
        - ParameterOverrides: [{ ParameterKey: Validates, ParameterValue: "true" }]
`;
    expect(lint(stackSet("!Ref Validates", parameters('"false"') + overrides))).toEqual([]);
  });

  it("may be made of a text with holes", () => {
    expect(lint(stackSet("${Given}", "", "!Sub "))).toEqual([`TemplateBody: ${message}`]);
    expect(lint(stackSet("${Everywhere}", "", "!Sub "))).toEqual([]);
  });

  it("may be JSON", () => {
    const inner = JSON.stringify({
      Resources: {
        Trail: {
          Type: "AWS::CloudTrail::Trail",
          Properties: { S3BucketName: "b", IsLogging: true, EnableLogFileValidation: false },
        },
      },
    });
    const text = JSON.stringify({
      Resources: {
        Everywhere: {
          Type: "AWS::CloudFormation::StackSet",
          Properties: { TemplateBody: inner },
        },
      },
    });
    expect(lint(text)).toEqual([`"TemplateBody": ${message}`]);
  });

  it("is left alone where it is none", () => {
    expect(lint(stackSet("}{"))).toEqual([]);
    expect(lint(stackSet("false").replace("Resources:\n          Trail", "Resources"))).toEqual([]);
  });

  it("is in other accounts than the template around it", () => {
    const regional = (text: string): readonly string[] =>
      reported("main.yaml", { "main.yaml": text }, "trail-global-service-events-once");
    const own = `
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { S3BucketName: own, IsLogging: true, IsMultiRegionTrail: true }
`;
    expect(regional(stackSet("true", own))).toEqual([]);
  });

  it.each([
    [
      "lines",
      '!Join ["\\n", ["Resources:", "  Trail:", "    Type: AWS::CloudTrail::Trail", "    Properties: { S3BucketName: b, IsLogging: true, EnableLogFileValidation: VALUE }"]]',
    ],
    [
      "an object",
      "{ Fn::ToJsonString: { Resources: { Trail: { Type: AWS::CloudTrail::Trail, Properties: { S3BucketName: b, IsLogging: true, EnableLogFileValidation: VALUE } } } } }",
    ],
  ])("may be made of %s", (_, spelled) => {
    const made = (value: string): readonly string[] =>
      lint(`Transform: AWS::LanguageExtensions
Parameters:
  Given: { Type: String, Default: "false" }
  Unknown: { Type: String }
Resources:
  Everywhere:
    Type: AWS::CloudFormation::StackSet
    Properties:
      StackSetName: trails
      TemplateBody: ${spelled.replace("VALUE", value)}
`);
    expect(made("true")).toEqual([]);
    expect(made("false")).toEqual([`TemplateBody: ${message}`]);
  });

  it("may be made of an object with values of the template around it", () => {
    const made = (value: string): readonly string[] =>
      lint(`Transform: AWS::LanguageExtensions
Parameters:
  Given: { Type: String, Default: "false" }
  Unknown: { Type: String }
Resources:
  Everywhere:
    Type: AWS::CloudFormation::StackSet
    Properties:
      TemplateBody:
        Fn::ToJsonString:
          Resources:
            Trail:
              Type: AWS::CloudTrail::Trail
              Properties: { S3BucketName: b, IsLogging: true, EnableLogFileValidation: ${value} }
`);
    expect(made("!Ref Given")).toEqual([`TemplateBody: ${message}`]);
    expect(made("!Ref Unknown")).toEqual([]);
    expect(made("!Ref AWS::NoValue")).toEqual([`TemplateBody: ${message}`]);
  });
});

describe("what the template of a stack set names around it", () => {
  const around = (policy: string, more = ""): string => `Resources:
  Logs: { Type: AWS::S3::Bucket }
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Logs
      PolicyDocument:
        Statement:
          - ${policy}
  Everywhere:
    Type: AWS::CloudFormation::StackSet
    DependsOn: Policy
    Properties:
      StackSetName: trails
      Parameters: [{ ParameterKey: Bucket, ParameterValue: !Ref Logs }]
      TemplateBody: |
        Parameters: { Bucket: { Type: String } }
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { S3BucketName: !Ref Bucket, IsLogging: true, IsMultiRegionTrail: true }
${more}`;
  const everybody = '{ Effect: Allow, Principal: "*", Action: "s3:*", Resource: "*" }';

  const found = (text: string, rules: string | readonly string[]): readonly string[] =>
    reported("main.yaml", { "main.yaml": text }, rules);

  it("is linked: the bucket, and the policy that is about it", () => {
    expect(found(around(everybody), "log-bucket-no-wildcard-principal")).toHaveLength(1);
    expect(found(around(everybody), "log-bucket-versioning")).toEqual([
      "Logs: Log bucket 'Logs' keeps no versions of logs that are overwritten or deleted.",
    ]);
    expect(found(around(everybody), "log-bucket-secure-transport")).toHaveLength(1);
    expect(found(around(everybody), "trail-depends-on-bucket-policy")).toEqual([]);
    expect(
      found(around(everybody).replace("DependsOn: Policy", ""), "trail-depends-on-bucket-policy"),
    ).toHaveLength(1);
  });

  it("is so where it is called by its name, too", () => {
    const named = around(everybody).replace(
      "Bucket }\n",
      "Bucket, Properties: { BucketName: acme } }\n",
    );
    const calling = named.replace("ParameterValue: !Ref Logs", "ParameterValue: acme");
    expect(found(calling, "log-bucket-versioning")).toHaveLength(1);
    const other = named.replace("ParameterValue: !Ref Logs", "ParameterValue: other");
    expect(found(other, "log-bucket-versioning")).toEqual([]);
    const own = `          Own: { Type: AWS::S3::Bucket, Properties: { BucketName: acme } }\n`;
    expect(found(calling + own, "log-bucket-versioning")).toEqual([
      "Own: Log bucket 'Everywhere.Own' keeps no versions of logs that are overwritten or deleted.",
    ]);
  });

  it("hides nothing of what is in the other accounts", () => {
    const text = around(everybody).replace(", IsMultiRegionTrail: true", "");
    expect(found(text, "trail-multi-region")).toHaveLength(1);
    expect(found(text, "log-bucket-access-logging")).toHaveLength(1);
    expect(found(`Transform: Own\n${text}`, "trail-multi-region")).toHaveLength(1);
  });

  it("is said once, whoever else delivers there", () => {
    const own = `  Own:
    Type: AWS::CloudTrail::Trail
    Properties: { S3BucketName: !Ref Logs, IsLogging: true, IsMultiRegionTrail: true }
`;
    expect(found(around(everybody, own), "log-bucket-versioning")).toHaveLength(1);
    expect(found(around(everybody, own), "s3-no-public-bucket")).toHaveLength(1);
    expect(found(around(everybody, own), "trail-global-service-events-once")).toEqual([]);
  });

  it("is in another account than the trails", () => {
    const admits = (folder: string, source: string): string =>
      `Effect: Allow
            Principal: { Service: cloudtrail.amazonaws.com }
            Action: ["s3:GetBucketAcl", "s3:PutObject"]
            Resource: [!GetAtt Logs.Arn, !Sub "\${Logs.Arn}/AWSLogs/${folder}/*"]
            Condition: { StringEquals: { aws:SourceAccount: ["${source}"] } }`;
    const member = around(admits("222233334444", "222233334444"));
    expect(found(member, "trail-bucket-policy")).toEqual([]);
    const settings = { accountId: "111122223333" };
    expect(
      reported.with(settings)("main.yaml", { "main.yaml": member }, "trail-bucket-policy"),
    ).toEqual([]);
    const nobody = around(
      '{ Effect: Allow, Principal: { Service: config.amazonaws.com }, Action: s3:*, Resource: "*" }',
    );
    expect(found(nobody, "trail-bucket-policy")).not.toEqual([]);
  });

  it("may be configured by a macro that nobody can read", () => {
    const text = `Transform: Own\n${around(everybody)}`;
    expect(found(text, ["log-bucket-versioning", "log-bucket-access-logging"])).toEqual([]);
  });

  it("is followed through the text, too", () => {
    const text = (spec: string): string => `Resources:
  Key: { Type: AWS::KMS::Key, Properties: { KeySpec: ${spec}, KeyPolicy: { Statement: [] } } }
  Everywhere:
    Type: AWS::CloudFormation::StackSet
    Properties:
      TemplateBody: !Sub |
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { S3BucketName: b, IsLogging: true, KMSKeyId: "\${Key.Arn}" }
`;
    expect(found(text("SYMMETRIC_DEFAULT"), "trail-key-policy")).not.toEqual([]);
  });
});
