import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ESLint } from "eslint";
import cloudtrail from "../dist/index.js";
import { figures, writeSection } from "./markdown.mjs";
import { quantile, ratiosOf } from "./ratios.mjs";

/**
 * What it takes to judge the templates of a repository together: ESLint over 2,000 templates, and those of
 * a folder, with a project and without, each time in a process of its own.
 */

const count = 2000;

/** How many trails there are, each with a bucket in another template, and how many templates import a subnet. */
const repositories = {
  "2,000 services, nothing of which is shared": { trails: 0, imports: 0 },
  "five trails, as many as a Region may have, 200 imports": { trails: 5, imports: 200 },
  "forty trails, 200 imports": { trails: 40, imports: 200 },
};

function compare(folders, rounds) {
  const rows = Object.entries(folders).map(([name, folder]) => [name, ...timed(folder, rounds)]);
  return figures([["", "without a project", "with a project", "ratio", "quartiles"], ...rows]);
}

function timed(folder, rounds) {
  const [without, together] = [[], []];
  for (let round = 0; round < rounds; round++) {
    without.push(took(folder, "without a project"));
    together.push(took(folder, "with a project"));
  }
  const { median, low, high } = ratiosOf(together, without);
  return [
    ...[without, together].map((each) => `${(quantile(each, 0.5) / 1000).toFixed(1)} s`),
    `${median.toFixed(2)} ×`,
    `${low.toFixed(2)} to ${high.toFixed(2)}`,
  ];
}

function took(folder, name) {
  const args = [fileURLToPath(import.meta.url), "run", folder, name];
  return Number(spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" }).stdout);
}

async function run(root, name) {
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: {
      files: ["**/*.{yaml,yml,json,template}"],
      plugins: { cloudtrail },
      language: "cloudtrail/template",
      ...(name === "with a project" && { languageOptions: { project: { root } } }),
      rules: cloudtrail.configs.recommended.rules,
    },
  });
  await eslint.lintFiles(["."]);
  const { user, system } = process.cpuUsage();
  process.stdout.write(String((user + system) / 1000));
}

function write(folder, { trails, imports }) {
  const [perTrail, perImport] = [trails, imports].map((some) =>
    some === 0 ? Infinity : count / some,
  );
  for (let index = 0; index < count; index++) {
    const directory = join(folder, `team-${index % 40}`);
    mkdirSync(directory, { recursive: true });
    const first = index % perTrail;
    const isImporting = index % perImport === 2;
    const subnet = isImporting ? `!ImportValue network-${index - first}` : "subnet-0a1b2c3d";
    const text =
      trails === 0 || first > 1
        ? service(index, subnet)
        : first === 0
          ? trail(index)
          : storage(index - first);
    writeFileSync(join(directory, `stack-${index}.yaml`), text);
  }
}

const trail = (index) => `Parameters:
  Stage: { Type: String, Default: dev }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsLogging: true
      IsMultiRegionTrail: !If [IsProd, true, false]
      EnableLogFileValidation: true
      S3BucketName: !ImportValue logs-${index}
`;

const storage = (index) => `Resources:
  Logs:
    Type: AWS::S3::Bucket
    Properties:
      VersioningConfiguration: { Status: Enabled }
  Network:
    Type: AWS::EC2::Subnet
    Properties: { VpcId: vpc-1, CidrBlock: 10.0.0.0/24 }
Outputs:
  Logs: { Value: !Ref Logs, Export: { Name: logs-${index} } }
  Network: { Value: !Ref Network, Export: { Name: network-${index} } }
`;

const service = (index, subnet) => `AWSTemplateFormatVersion: "2010-09-09"
Description: A service with its queue, its table and what it may do
Parameters:
  Stage:
    Type: String
    Default: dev
    AllowedValues: [dev, test, prod]
  Memory:
    Type: Number
    Default: 512
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Resources:
  Queue${index}:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Sub "\${Stage}-orders-${index}"
      VisibilityTimeout: 300
      RedrivePolicy:
        deadLetterTargetArn: !GetAtt Failed.Arn
        maxReceiveCount: 3
  Failed:
    Type: AWS::SQS::Queue
  Table:
    Type: AWS::DynamoDB::Table
    DeletionPolicy: !If [IsProd, Retain, Delete]
    Properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions:
        - AttributeName: id
          AttributeType: S
      KeySchema:
        - AttributeName: id
          KeyType: HASH
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: { Service: lambda.amazonaws.com }
            Action: sts:AssumeRole
      Policies:
        - PolicyName: work
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Action: [sqs:ReceiveMessage, sqs:DeleteMessage]
                Resource: !GetAtt Queue${index}.Arn
              - Effect: Allow
                Action: [dynamodb:GetItem, dynamodb:PutItem]
                Resource: !GetAtt Table.Arn
  Function:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: nodejs20.x
      Handler: index.handler
      MemorySize: !Ref Memory
      Role: !GetAtt Role.Arn
      VpcConfig:
        SubnetIds: [${subnet}]
        SecurityGroupIds: [sg-1]
      Environment:
        Variables: { STAGE: !Ref Stage, TABLE: !Ref Table }
Outputs:
  Queue: { Value: !Ref Queue${index} }
`;

if (process.argv[2] === "run") {
  await run(...process.argv.slice(3));
} else {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rounds: { type: "string", default: "5" },
      write: { type: "boolean", default: false },
    },
  });
  const made = mkdtempSync(join(tmpdir(), "repositories-"));
  const folders = Object.entries(repositories).map(([name, contents], index) => {
    const folder = join(made, String(index));
    write(folder, contents);
    return [name, folder];
  });
  const given = positionals.map((folder) => ["2,000 public templates", folder]);
  const measured = `${values.rounds} rounds, Node.js ${process.version}\n\n${compare(Object.fromEntries([...folders, ...given]), Number(values.rounds))}`;
  process.stdout.write(`${measured}\n`);
  if (values.write) writeSection("project.mjs", measured);
  rmSync(made, { recursive: true });
}
