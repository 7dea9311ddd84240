import { describe, expect, it } from "vitest";
import { BucketPolicy } from "../../src/aws/bucket-policy.js";
import { EventDataStore } from "../../src/aws/event-data-store.js";
import { User } from "../../src/aws/identity/user.js";
import { KeyAlias } from "../../src/aws/key.js";
import type { Link } from "../../src/aws/link.js";
import { Rotation } from "../../src/aws/secret.js";
import { TopicPolicy } from "../../src/aws/topic.js";
import { Trail } from "../../src/aws/trail.js";
import { type Kind, type View, viewsOf } from "../../src/aws/view.js";
import type { World } from "../../src/aws/world.js";
import { templates } from "./worlds.js";

interface Declared {
  readonly Type: string;
  readonly Properties?: object;
}

/** Resources of which there are as many as wanted, by a name that is followed by a number. */
type Family = (number: string) => Readonly<Record<string, Declared>>;

/** Resources handed out by type while every link of a kind is followed, in one scenario. */
function stepsOf<V extends View>(
  count: number,
  family: Family,
  kind: Kind<V>,
  linkOf: (view: V) => Link<View> | undefined,
): number {
  const numbers = Array.from({ length: count }, (_, index) => String(index));
  const resources = Object.assign({}, ...numbers.map(family)) as object;
  const parameters = { Stage: { Type: "String" } };
  const [world] = templates(JSON.stringify({ Parameters: parameters, Resources: resources }));
  if (world === undefined) throw new Error("There is no template.");
  let steps = 0;
  const ofType: World["graph"]["ofType"] = (type) => {
    const found = world.graph.ofType(type);
    steps += found.length;
    return found;
  };
  const counted: World = { ...world, graph: { ...world.graph, ofType } };
  const targets = viewsOf(kind, counted).map((view) => linkOf(view)?.target);
  expect(targets.filter((each) => each !== undefined)).toHaveLength(count);
  expect(new Set(targets).size).toBe(count);
  return steps;
}

/** What is four times as many takes four times as long, and not sixteen times. */
function growthOf<V extends View>(
  family: Family,
  kind: Kind<V>,
  linkOf: (view: V) => Link<View> | undefined,
): number {
  return stepsOf(80, family, kind, linkOf) / stepsOf(20, family, kind, linkOf);
}

const bucket: Family = (number) => ({
  [`B${number}`]: { Type: "AWS::S3::Bucket", Properties: { BucketName: `logs-${number}` } },
});

const halfNamedBucket: Family = (number) => ({
  [`B${number}`]: {
    Type: "AWS::S3::Bucket",
    Properties: { BucketName: { "Fn::Sub": `\${Stage}-${number}` } },
  },
});

const key: Family = (number) => ({
  [`K${number}`]: { Type: "AWS::KMS::Key" },
  [`A${number}`]: {
    Type: "AWS::KMS::Alias",
    Properties: { AliasName: `alias/a${number}`, TargetKeyId: { Ref: `K${number}` } },
  },
});

const topic: Family = (number) => ({
  [`T${number}`]: { Type: "AWS::SNS::Topic", Properties: { TopicName: `topic-${number}` } },
});

describe("following a link from each of many resources to each of many others", () => {
  it("looks at each once where a name is written", () => {
    const family: Family = (number) => ({
      ...bucket(number),
      [`C${number}`]: {
        Type: "AWS::CloudTrail::Trail",
        Properties: { S3BucketName: `logs-${number}` },
      },
    });
    expect(growthOf(family, Trail, (trail) => trail.bucket)).toBeLessThan(6);
  });

  it("looks at each once where a name is known in part", () => {
    const family: Family = (number) => ({
      ...halfNamedBucket(number),
      [`P${number}`]: {
        Type: "AWS::S3::BucketPolicy",
        Properties: { Bucket: { "Fn::Sub": `\${Stage}-${number}` } },
      },
    });
    expect(growthOf(family, BucketPolicy, (policy) => policy.bucket)).toBeLessThan(6);
  });

  it("looks at each once where an alias is written", () => {
    const family: Family = (number) => ({
      ...key(number),
      [`E${number}`]: {
        Type: "AWS::CloudTrail::EventDataStore",
        Properties: { KmsKeyId: `alias/a${number}` },
      },
    });
    expect(growthOf(family, EventDataStore, (store) => store.key)).toBeLessThan(6);
    expect(growthOf(key, KeyAlias, (alias) => alias.key)).toBeLessThan(6);
  });

  it("looks at each once where there are several links in a property", () => {
    const family: Family = (number) => ({
      ...topic(number),
      [`P${number}`]: {
        Type: "AWS::SNS::TopicPolicy",
        Properties: { Topics: [`topic-${number}`], PolicyDocument: {} },
      },
    });
    expect(growthOf(family, TopicPolicy, (policy) => policy.topics[0])).toBeLessThan(6);
  });

  it("looks at each once where an ARN is written", () => {
    const family: Family = (number) => ({
      [`M${number}`]: {
        Type: "AWS::IAM::ManagedPolicy",
        Properties: { ManagedPolicyName: `limit-${number}` },
      },
      [`U${number}`]: {
        Type: "AWS::IAM::User",
        Properties: { PermissionsBoundary: `arn:aws:iam::111122223333:policy/limit-${number}` },
      },
    });
    expect(growthOf(family, User, (user) => user.boundary)).toBeLessThan(6);
  });

  it("looks at each once where a secret is named", () => {
    const family: Family = (number) => ({
      [`S${number}`]: { Type: "AWS::SecretsManager::Secret", Properties: { Name: `s-${number}` } },
      [`R${number}`]: {
        Type: "AWS::SecretsManager::RotationSchedule",
        Properties: { SecretId: `s-${number}` },
      },
    });
    expect(growthOf(family, Rotation, (rotation) => rotation.secret)).toBeLessThan(6);
  });
});
