import fc from "fast-check";
import { expect, it } from "vitest";
import { type Files, reporter } from "./project.js";

const reported = reporter();

const rules = [
  "iam-no-admin-users",
  "log-bucket-access-logging",
  "log-bucket-no-wildcard-principal",
  "log-bucket-secure-transport",
  "log-bucket-versioning",
  "trail-bucket-policy",
  "trail-key-policy",
];

/** How a part calls a bucket of another. */
type Call = (from: number, bucket: "Logs" | "Access", name: string) => string;

/** What a template declares, its parts calling one another by their names or otherwise. */
function partsOf(has: Readonly<Record<string, boolean>>, call: Call): readonly string[] {
  const either = (name: string, yes: string, no: string): string => (has[name] === true ? yes : no);
  const bucket = (id: string, name: string, logsTo: string): string => `
  ${id}:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: ${name}
      VersioningConfiguration: { Status: ${either("versions", "Enabled", "Suspended")} }
      ${logsTo === "" ? "" : `LoggingConfiguration: { DestinationBucketName: ${logsTo} }`}`;
  const account = '!Sub "acme-${AWS::AccountId}-access"';
  return [
    `
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: ${call(0, "Logs", "acme-trail-logs")}
      KMSKeyId: alias/trail
      IsLogging: true`,
    bucket("Logs", "acme-trail-logs", either("logged", call(1, "Access", account), "")),
    bucket("Access", account, either("circle", call(2, "Logs", "acme-trail-logs"), "")),
    `
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: ${either("meant", call(3, "Logs", "acme-trail-logs"), "acme-other-logs")}
      PolicyDocument:
        Statement:
          - Effect: Deny
            Principal: "*"
            Action: "s3:*"
            Resource: [arn:aws:s3:::acme-trail-logs, arn:aws:s3:::acme-trail-logs/*]
            Condition: { Bool: { "aws:SecureTransport": "${either("secure", "false", "true")}" } }
          - Effect: Allow
            Principal: ${either("open", '"*"', "{ Service: cloudtrail.amazonaws.com }")}
            Action: "s3:PutObject"
            Resource: arn:aws:s3:::acme-trail-logs/*`,
    `
  Key:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Statement:
          Effect: Allow
          Principal: { Service: ${either("usable", "cloudtrail", "logs")}.amazonaws.com }
          Action: "kms:*"
          Resource: "*"
  Alias: { Type: AWS::KMS::Alias, Properties: { AliasName: alias/trail, TargetKeyId: !Ref Key } }`,
    `
  Alice: { Type: AWS::IAM::User, Properties: { ${either("member", "Groups: [admins]", "UserName: alice")} } }`,
    `
  Members:
    Type: AWS::IAM::UserToGroupAddition
    Properties: { GroupName: admins, Users: [${either("joins", "alice", "bob")}] }`,
    `
  Admins: { Type: AWS::IAM::Group, Properties: { GroupName: admins } }`,
    `
  Everything:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      Groups: [${either("given", "admins", "others")}]
      PolicyDocument: { Statement: { Effect: Allow, Action: "*", Resource: "*" } }`,
  ];
}

const choices = ["versions", "logged", "circle", "meant", "secure", "open"].concat([
  "usable",
  "member",
  "joins",
  "given",
]);
const files = ["a.yaml", "b.yaml", "c.yaml", "d.yaml"];

/** Which part declares a bucket. */
const bucketsAt = { Logs: 1, Access: 2 };

function templateOf(parts: readonly string[]): string {
  const outputs = Object.keys(bucketsAt)
    .filter((name) => parts.some((part) => part.startsWith(`\n  ${name}:`)))
    .map((name) => `  ${name}: { Value: !Ref ${name}, Export: { Name: ${name} } }\n`);
  const section = outputs.length === 0 ? "" : `Outputs:\n${outputs.join("")}`;
  return parts.length === 0 ? "Resources: {}\n" : `Resources:${parts.join("")}\n${section}`;
}

const nothing: Files = Object.fromEntries(files.map((path) => [path, templateOf([])]));

/** Whose bucket it is and who else has a part in it, which is said where other files declare that. */
const elsewhere = / \((?:bucket(?: '[^']+')?(?: of trails? [^()]*)?|see [^()]*)\)/g;

/** The messages about an estate, each once, whatever file they are in. */
function said(estate: Files): readonly string[] {
  const all = files.flatMap((path) => reported(path, estate, rules));
  const messages = all.map(
    (text) =>
      text
        .replaceAll(elsewhere, "")
        .split(/: (?=[A-Z][\w ]* ')/)
        .at(-1) ?? "",
  );
  return [...new Set(messages.map((text) => text.replaceAll(/\w\.yaml:/g, "")))].sort();
}

it("finds the same however resources are distributed over stacks", () => {
  const chosen = fc.record(Object.fromEntries(choices.map((name) => [name, fc.boolean()])));
  const place = fc.array(fc.constantFrom(...files), { minLength: 9, maxLength: 9 });
  const imports = fc.array(fc.boolean(), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(chosen, place, imports, (has, places, imported) => {
      const call: Call = (from, bucket, name) => {
        if (imported[from] !== true) return name;
        return places[from] === places[bucketsAt[bucket]]
          ? `!Ref ${bucket}`
          : `!ImportValue ${bucket}`;
      };
      const spread = partsOf(has, call);
      const estate: Files = Object.fromEntries(
        files.map((path) => [
          path,
          templateOf(spread.filter((_, index) => places[index] === path)),
        ]),
      );
      const whole = partsOf(has, (_, __, name) => name);
      expect(said(estate)).toEqual(said({ ...nothing, "a.yaml": templateOf(whole) }));
    }),
    { numRuns: 25 },
  );
}, 60_000);
