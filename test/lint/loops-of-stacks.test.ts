import { describe, expect, it } from "vitest";
import { reporter } from "./project.js";

const reported = reporter();

const rule = "log-bucket-versioning";
const loops = "Transform: AWS::LanguageExtensions";
const names = "Parameters: { Names: { Type: CommaDelimitedList, Default: 'Logs,Audit' } }";

function trail(bucket: string, more = ""): string {
  return `
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: ${bucket}
      IsLogging: true
      IsMultiRegionTrail: true${more}`;
}

const nesting = `
  Storage:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: storage.yaml }`;

const wrong = "Type: AWS::S3::Bucket";
const right = `${wrong}
    Properties: { VersioningConfiguration: { Status: Enabled } }`;
const exportName = ', Export: { Name: "${Name}-logs" }';

/** Puts out its bucket in a loop. */
function storage(bucket: string, collection: string, head = loops): string {
  return `${head}
Resources:
  Bucket:
    ${bucket}
Outputs:
  Fn::ForEach::Buckets:
    - Name
    - ${collection}
    - \${Name}Bucket: { Value: !Ref Bucket${exportName} }
`;
}

describe("outputs in a loop", () => {
  const called = `Resources:${nesting}${trail("!GetAtt Storage.Outputs.AuditBucket")}\n`;
  const importing = `Resources:${trail("!ImportValue Audit-logs")}\n`;
  const lint = (main: string, nested: string): readonly string[] =>
    reported("main.yaml", { "main.yaml": main, "storage.yaml": nested }, rule);

  it("are known by the names that the loop makes", () => {
    expect(lint(called, storage(wrong, "[Logs, Audit]"))).toEqual([
      "storage.yaml: Log bucket 'storage.yaml:Bucket' keeps no versions of logs that are overwritten or deleted.",
    ]);
    expect(lint(called, storage(right, "[Logs, Audit]"))).toEqual([]);
    expect(lint(called, storage(wrong, "[Logs]"))).toEqual([]);
    expect(lint(called, storage(wrong, "!ImportValue names"))).toEqual([]);
  });

  it("leave those beside them known where their own names are not", () => {
    const beside = `${storage(wrong, "!ImportValue names")}  Bucket: { Value: !Ref Bucket }\n`;
    const byStack = "{ Fn::GetStackOutput: { StackName: storage, OutputName: Bucket } }";
    expect(lint(called.replace("AuditBucket", "Bucket"), beside)).toHaveLength(1);
    expect(lint(`Resources:${trail(byStack)}\n`, beside)).toHaveLength(1);
    expect(lint(`Resources:${trail(byStack.replace("Bucket", "Other"))}\n`, beside)).toEqual([]);
  });

  it("are exported under the names that the loop makes", () => {
    expect(lint(importing, storage(wrong, "[Logs, Audit]"))).toEqual([
      "!ImportValue Audit-logs: Log bucket 'storage.yaml:Bucket' keeps no versions of logs that are overwritten or deleted.",
    ]);
    expect(lint(importing, storage(right, "[Logs, Audit]"))).toEqual([]);
    expect(lint(importing, storage(wrong, "[Logs]"))).toEqual([]);
    expect(lint(importing, storage(wrong, "!ImportValue names"))).toEqual([]);
  });

  it("may be what others import where nobody knows their names", () => {
    const output = "{ Fn::GetStackOutput: { StackName: storage, OutputName: AuditBucket } }";
    const given = `Resources: { Job: { Type: "Custom::Job", Properties: { Of: !ImportValue Audit-logs } } }\n`;
    const linted = (collection: string, head = loops, main = given): readonly string[] => {
      const bucket = `${wrong}${trail("!Ref Bucket")}`;
      const files = { "main.yaml": main, "storage.yaml": storage(bucket, collection, head) };
      return reported("storage.yaml", files, "log-bucket-secure-transport");
    };
    const missing = [
      "Bucket: Log bucket 'Bucket' accepts requests without TLS for the bucket and its logs.",
    ];
    expect(linted("[Logs]")).toEqual(missing);
    expect(linted("[Audit]")).toEqual([]);
    expect(linted("!ImportValue names")).toEqual([]);
    const known = `${loops}\n${names}`;
    expect(linted("!Ref Names", known)).toEqual([]);
    expect(linted("!Ref Names", known.replace(",Audit", ""))).toEqual(missing);
    const byStack = given.replace("!ImportValue Audit-logs", output);
    expect(linted("[Logs]", loops, byStack)).toEqual(missing);
    expect(linted("!ImportValue names", loops, byStack)).toEqual([]);
  });

  it("may be meant rather than another whose name only fits", () => {
    const named = '{ Fn::ImportValue: !Sub "${Of}-logs" }';
    const main = `Parameters: { Of: { Type: String, Default: archive } }\nResources:${trail(named)}\n`;
    const archive = `Resources:
  Bucket: { Type: AWS::S3::Bucket }
Outputs:
  Bucket: { Value: !Ref Bucket, Export: { Name: !Sub "\${AWS::StackName}-logs" } }
`;
    const linted = (collection: string): readonly string[] => {
      const other = storage(right, collection).replace("Name}-logs", "Name}-trails");
      const files = { "main.yaml": main, "archive.yaml": archive, "storage.yaml": other };
      return reported("main.yaml", files, rule);
    };
    expect(linted("[Audit]")).toHaveLength(1);
    expect(linted("!ImportValue names")).toEqual([]);
  });
});

describe("a loop over a parameter", () => {
  const bucket = `Resources:
  Bucket:
    WHICH
Outputs:
  Bucket: { Value: !Ref Bucket, Export: { Name: logs } }
`;
  const lint = (resources: string, which: string, head = names): readonly string[] => {
    const main = `${loops}\n${head}\nResources:${resources}\n`;
    const files = { "main.yaml": main, "storage.yaml": bucket.replace("WHICH", which) };
    return reported("main.yaml", files, rule);
  };
  const nests = `
  Fn::ForEach::Stacks:
    - Name
    - !Ref Names
    - \${Name}Storage:
        Type: AWS::CloudFormation::Stack
        Properties: { TemplateURL: storage.yaml }`;
  const topics = `
  Fn::ForEach::Topics: [Name, !Ref Names, { "\${Name}Topic": { Type: AWS::SNS::Topic } }]`;

  it("nests stacks", () => {
    const all = nests + trail("!GetAtt AuditStorage.Outputs.Bucket");
    expect(lint(all, wrong)).toEqual([
      "storage.yaml: Log bucket 'storage.yaml:AuditStorage.Bucket' keeps no versions of logs that are overwritten or deleted.",
    ]);
    expect(lint(all, right)).toEqual([]);
    expect(lint(all, wrong, names.replace(", Default: 'Logs,Audit'", ""))).toEqual([]);
  });

  it("stands beside a nested stack", () => {
    const all = topics + nesting + trail("!GetAtt Storage.Outputs.Bucket");
    expect(lint(all, wrong)).toHaveLength(1);
    expect(lint(all, right)).toEqual([]);
  });

  it("stands beside what is imported", () => {
    const all = topics + trail("!ImportValue logs");
    expect(lint(all, wrong)).toHaveLength(1);
    expect(lint(all, right)).toEqual([]);
  });
});

describe("a loop beside a stack set", () => {
  it("makes nothing in the template that the stack set carries", () => {
    const text = (validated: string): string => `${loops}
${names}
Resources:
  Fn::ForEach::Topics: [Name, !Ref Names, { "\${Name}Topic": { Type: AWS::SNS::Topic } }]
  Everywhere:
    Type: AWS::CloudFormation::StackSet
    Properties:
      StackSetName: trails
      PermissionModel: SERVICE_MANAGED
      TemplateBody: |
        Resources:
          Trail:
            Type: AWS::CloudTrail::Trail
            Properties: { S3BucketName: central, IsLogging: true, EnableLogFileValidation: ${validated} }
${trail("central", "\n      EnableLogFileValidation: false")}
`;
    const lint = (validated: string): readonly string[] =>
      reported.alone("main.yaml", { "main.yaml": text(validated) }, "trail-log-file-validation");
    const own = "false: Trail 'Trail' does not validate its log files.";
    expect(lint("true")).toEqual([own]);
    expect(lint("false")).toEqual([
      "false: Trail 'Everywhere.Trail' does not validate its log files.",
      own,
    ]);
  });
});
