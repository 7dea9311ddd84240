import { describe, expect, it } from "vitest";
import { reporter } from "./project.js";

const reported = reporter({});

const rule = "log-bucket-secure-transport";

function policies(collection: string, more = ""): string {
  return `Transform: AWS::LanguageExtensions
Parameters:
  Name: { Type: String }
  Other: { Type: String, Default: other }
${more}Resources:
  Logs:
    Type: AWS::S3::Bucket
    Properties: { BucketName: Logs }
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: !Ref Logs
      IsLogging: true
      IsMultiRegionTrail: true
      EnableLogFileValidation: true
  Fn::ForEach::Policies:
    - Bucket
    - ${collection}
    - "Policy\${Bucket}":
        Type: AWS::S3::BucketPolicy
        Properties:
          Bucket: !Ref Bucket
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Effect: Deny
                Principal: "*"
                Action: "s3:*"
                Condition: { Bool: { "aws:SecureTransport": "false" } }
                Resource: ["arn:aws:s3:::\${Bucket}", "arn:aws:s3:::\${Bucket}/*"]
`;
}

function lint(collection: string, more = "", settings = {}): readonly string[] {
  const text = policies(collection, more);
  return reported.with(settings)("main.yaml", { "main.yaml": text }, rule);
}

const message = "Logs: Log bucket 'Logs' accepts requests without TLS for the bucket and its logs";

describe("what a loop makes of what nobody knows", () => {
  const compared = (parameter: string, text: string): string =>
    `Conditions:\n  IsIt: !Equals [!Ref ${parameter}, ${text}]\n`;

  it("may be there whatever a parameter is", () => {
    expect(lint("[!Ref Name]")).toEqual([]);
    expect(lint("[!Ref Name]", compared("Name", "other"))).toEqual([
      `${message} when parameter 'Name' is 'other'.`,
    ]);
    expect(lint("[!Ref Name]", compared("Name", "Logs"))).toEqual([]);
  });

  it("is missing where the parameter is known", () => {
    const more = compared("Name", "other");
    expect(lint("[other]", more)).toEqual([`${message}.`]);
    expect(lint("[!Ref Name]", more, { parameters: { Name: "Logs" } })).toEqual([]);
    expect(lint("[!Ref Name]", more, { parameters: { Name: "third" } })).toEqual([`${message}.`]);
  });

  it("may be anything where a file of parameters cannot be read", () => {
    const settings = { parameterFiles: { files: "main.yaml", parameters: "missing.json" } };
    expect(lint("[!Ref Other]", "", settings)).toEqual([
      `${message} when parameter 'Other' is 'other'.`,
    ]);
    expect(lint("[!Ref Other]")).toEqual([`${message} when parameter 'Other' is 'other'.`]);
  });
});
