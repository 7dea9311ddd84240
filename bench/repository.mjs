import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const count = 2000;

/**
 * Writes the templates of a repository: so many trails, each with its bucket in another template, and so
 * many that import a subnet; all others are services.
 */
export function writeRepository(folder, { trails, imports }) {
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
