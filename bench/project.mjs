import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { ESLint } from "eslint";
import cloudtrail from "../dist/index.js";
import { table } from "./ratios.mjs";

/**
 * What it takes to judge the templates of a repository together: ESLint over 2,000 templates, or those of
 * a folder, with a project and without, each time in a process of its own.
 */

function compare(given = "", rounds = "5") {
  const folder = given === "" ? mkdtempSync(join(tmpdir(), "repository-")) : given;
  if (given === "") write(folder, 2000);
  const samples = { "without a project": [], "with a project": [] };
  for (let round = 0; round < Number(rounds); round++) {
    for (const name of Object.keys(samples)) {
      const args = [fileURLToPath(import.meta.url), "run", folder, name];
      const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
      samples[name].push(Number(stdout));
    }
  }
  const files = readdirSync(folder, { recursive: true }).length;
  process.stdout.write(`${files} files and folders, ${rounds} rounds\n\n${table(samples, 0)}`);
  if (given === "") rmSync(folder, { recursive: true });
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

/** One template in fifty has a trail, one the bucket for it, and one in ten imports something. */
function write(folder, count) {
  for (let index = 0; index < count; index++) {
    const directory = join(folder, `team-${index % 40}`);
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, `stack-${index}.yaml`), template(index));
  }
}

function template(index) {
  const before = index - (index % 50);
  if (index % 50 === 0) return trail(index);
  if (index % 50 === 1) return storage(before);
  return service(index, index % 10 === 2 ? `!ImportValue network-${before}` : "subnet-0a1b2c3d");
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

const [command, ...args] = process.argv.slice(2);
if (command === "run") await run(...args);
else compare(command, ...args);
