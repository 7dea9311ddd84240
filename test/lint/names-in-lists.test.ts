import { describe, expect, it } from "vitest";
import { type Files, reporter } from "./project.js";

const reported = reporter();

function each(files: Files, rule: string, settings: object = {}): readonly string[] {
  const lint = reported.with({ project: {}, ...settings });
  return Object.keys(files).filter((path) => lint(path, files, rule).length > 0);
}

describe("the groups of a user", () => {
  const rule = "iam-no-admin-users";
  const user = (groups: string, head = "Parameters: { Groups: { Type: CommaDelimitedList } }\n") =>
    `${head}Resources:
  User: { Type: AWS::IAM::User, Properties: { UserName: alice, Groups: ${groups} } }
`;
  const group = `Resources:
  Group:
    Type: AWS::IAM::Group
    Properties:
      GroupName: admins
      ManagedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"]
`;
  const both = ["group.yaml", "user.yaml"];
  const given = { parameters: { Groups: "auditors, admins" } };

  it("are those of a list that the settings give", () => {
    const files = { "group.yaml": group, "user.yaml": user("!Ref Groups") };
    expect(each(files, rule, given)).toEqual(both);
    expect(each(files, rule, { parameters: { Groups: "auditors" } })).toEqual([]);
    expect(each(files, rule)).toEqual([]);
    const groups = [{ name: "g", files: "**", account: "111122223333", ...given }];
    expect(each(files, rule, { project: { groups } })).toEqual(both);
  });

  it("may have commas in their names", () => {
    const files = {
      "group.yaml": group.replace("GroupName: admins", "GroupName: 'blue,admins'"),
      "user.yaml": user("[!Ref Group]", "Parameters: { Group: { Type: String } }\n"),
    };
    expect(each(files, rule, { parameters: { Group: "blue,admins" } })).toEqual(both);
    expect(each(files, rule, { parameters: { Group: "admins" } })).toEqual([]);
  });

  it("are selected of one", () => {
    const selecting = (index: number): Files => {
      return {
        "group.yaml": group,
        "user.yaml": user(`[!Select [${String(index)}, !Ref Groups]]`),
      };
    };
    expect(each(selecting(1), rule, given)).toEqual(both);
    expect(each(selecting(0), rule, given)).toEqual([]);
    expect(each(selecting(2), rule, given)).toEqual([]);
    const written = { "group.yaml": group, "user.yaml": user("[!Select [1, [auditors, admins]]]") };
    expect(each(written, rule)).toEqual(both);
  });

  it("are unknown where an item may be absent", () => {
    const conditions = `Parameters: { Env: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Env, prod] }
`;
    const some = "!If [IsProd, auditors, !Ref AWS::NoValue]";
    const files = {
      "group.yaml": group,
      "user.yaml": user(`[!Select [1, [${some}, admins]]]`, conditions),
    };
    expect(each(files, rule)).toEqual([]);
  });

  it("are given to a nested stack", () => {
    const nesting = (list: string): Files => ({
      "group.yaml": group,
      "root.yaml": `Parameters: { All: { Type: CommaDelimitedList } }
Resources:
  Nested:
    Type: AWS::CloudFormation::Stack
    Properties: { TemplateURL: user.yaml, Parameters: { Groups: ${list} } }
`,
      "user.yaml": user("!Ref Groups"),
    });
    const every = ["group.yaml", "root.yaml", "user.yaml"];
    expect(each(nesting('"auditors,admins"'), rule)).toEqual(every);
    expect(each(nesting('!Join [",", !Ref All]'), rule)).toEqual([]);
  });

  it("are in a mapping, wherever its keys are known", () => {
    const mapping = `Parameters: { Stage: { Type: String, Default: dev } }
Mappings:
  Groups:
    dev: { Some: [auditors], One: auditors }
    prod: { Some: [auditors, admins], One: admins }
    "111122223333": { Some: [admins], One: admins }
`;
    const files = (groups: string): Files => {
      return { "group.yaml": group, "user.yaml": user(groups, mapping) };
    };
    const prod = "[!FindInMap [Groups, prod, One]]";
    expect(each(files(prod), rule)).toEqual(both);
    expect(each(files("!FindInMap [Groups, prod, Some]"), rule)).toEqual(both);
    expect(each(files("!FindInMap [Groups, dev, Some]"), rule)).toEqual([]);
    const byStage = files("!FindInMap [Groups, !Ref Stage, Some]");
    expect(each(byStage, rule, { parameters: { Stage: "prod" } })).toEqual(both);
    expect(each(byStage, rule)).toEqual([]);
    // A macro may write another one over it, and what is included may not.
    const beside = (call: string): Files => ({
      "group.yaml": group,
      "user.yaml": user(prod, mapping.replace("prod: {", `prod: { ${call},`)),
    });
    expect(each(beside("'Fn::Transform': { Name: Groups }"), rule)).toEqual([]);
    expect(each(beside("'Fn::Include': s3://names/groups.yaml"), rule)).toEqual(both);
    const groups = [{ name: "g", files: "**", account: "111122223333" }];
    const byAccount = files("!FindInMap [Groups, !Ref AWS::AccountId, Some]");
    expect(each(byAccount, rule, { project: { groups } })).toEqual(both);
  });

  it("are known to both sides of an import", () => {
    const files = {
      "policy.yaml": `Resources:
  Alarm: { Type: AWS::CloudWatch::Alarm, Properties: { AlarmActions: [!ImportValue Topic] } }
  Everything:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      Groups: [admins]
      PolicyDocument: { Statement: { Effect: Allow, Action: "*", Resource: "*" } }
`,
      "user.yaml": `${user(
        "[!FindInMap [Names, Group, Name]]",
        "Mappings: { Names: { Group: { Name: admins } } }\n",
      )}  Topic: { Type: AWS::SNS::Topic }
Outputs: { Topic: { Value: !Ref Topic, Export: { Name: Topic } } }
`,
    };
    expect(each(files, rule)).toEqual(Object.keys(files));
  });
});

describe("the bucket of a trail", () => {
  const trail = `Parameters: { Names: { Type: CommaDelimitedList } }
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, IsMultiRegionTrail: true, S3BucketName: !Select [1, !Ref Names] }
`;
  const storage = `Resources:
  Logs: { Type: AWS::S3::Bucket, Properties: { BucketName: acme-logs } }
`;
  const policy = `Parameters: { Names: { Type: CommaDelimitedList } }
Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Select [1, !Ref Names]
      PolicyDocument:
        Statement:
          - Effect: Allow
            Principal: { Service: cloudtrail.amazonaws.com }
            Action: "s3:*"
            Resource: "*"
`;
  const files = { "storage.yaml": storage, "trail.yaml": trail };
  const given = { parameters: { Names: "others,acme-logs" } };

  it("is selected of a list that the settings give", () => {
    expect(each(files, "log-bucket-versioning", given)).toEqual(Object.keys(files));
    expect(each(files, "log-bucket-versioning")).toEqual([]);
  });

  it("has the policy of a stack that selects it, too", () => {
    expect(each(files, "trail-bucket-policy", given)).toEqual(Object.keys(files));
    const all = { ...files, "policy.yaml": policy };
    expect(each(all, "trail-bucket-policy", given)).toEqual([]);
    const other = { ...all, "policy.yaml": policy.replace("Select [1", "Select [0") };
    expect(each(other, "trail-bucket-policy", given)).toEqual(Object.keys(files));
  });

  it("may have the policy of a stack that puts its name together", () => {
    const declared = "Parameters: { Names: { Type: CommaDelimitedList } }";
    const naming = (name: string, head: string): Files => ({
      ...files,
      "policy.yaml": policy.replace("!Select [1, !Ref Names]", name).replace(declared, head),
    });
    const map = (cells: string): string => `Mappings: { M: { a: { ${cells} } } }`;
    const given = (arn: string): object => ({
      parameters: { Names: "others,acme-logs", Arn: arn },
    });
    const arn = "Parameters: { Arn: { Type: String } }";
    const selected = naming('!Select [5, !Split [":", !Ref Arn]]', arn);
    expect(each(selected, "trail-bucket-policy", given("arn:aws:s3:::acme-logs"))).toEqual([]);
    const split = naming('!Select [1, !Split ["-", !Join ["-", [my-logs, x]]]]', arn);
    expect(each(split, "trail-bucket-policy", given(""))).toEqual([]);
    const part = naming("!Sub ['${A}logs', { A: !FindInMap [M, a, p] }]", map("p: acme-"));
    expect(each(part, "trail-bucket-policy", given(""))).toEqual([]);
    const whole = naming("!FindInMap [M, a, p]", map("p: others"));
    expect(each(whole, "trail-bucket-policy", given(""))).toEqual(Object.keys(files));
  });
});
