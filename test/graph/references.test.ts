import { describe, expect, it } from "vitest";
import type { Edge } from "../../src/graph/references.js";
import { graphIn, resourceIn } from "./answers.js";

const text = `
Parameters: { Env: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Env, prod] }
Resources:
  Logs: { Type: AWS::S3::Bucket }
  Key: { Type: AWS::KMS::Key, Condition: IsProd }
  Policy:
    Type: AWS::S3::BucketPolicy
    DependsOn: [Key, Nobody]
    Properties:
      Bucket: !Ref Logs
      PolicyDocument:
        Statement:
          - Resource: [!GetAtt Logs.Arn, !Sub "\${Logs.Arn}/*", !Join ["", [!Ref Logs, x]]]
          - !If [IsProd, { Resource: !GetAtt Key.Arn }, !Ref AWS::NoValue]
  Trail:
    Type: AWS::CloudTrail::Trail
    DependsOn: Policy
    Metadata: { Note: !Ref Topic }
    Properties: { S3BucketName: literal }
  Topic: { Type: AWS::SNS::Topic }
`;
const graph = graphIn(text);
const named = (name: string): ReturnType<typeof resourceIn> => resourceIn(graph, name);

function shown({ from, to, path, place }: Edge): string {
  return `${from.name} -> ${[to.name, ...path].join(".")} at ${text.slice(...place.span)}`;
}

describe("references", () => {
  it("lead from a resource to those it names, each at its place", () => {
    expect(graph.references.from(named("Policy")).map(shown)).toEqual([
      "Policy -> Logs at !Ref Logs",
      "Policy -> Logs.Arn at !GetAtt Logs.Arn",
      "Policy -> Logs.Arn at ${Logs.Arn}",
      "Policy -> Logs at !Ref Logs",
      "Policy -> Key.Arn at !GetAtt Key.Arn",
      "Policy -> Key at Key",
    ]);
    expect(graph.references.from(named("Logs"))).toEqual([]);
  });

  it("lead back", () => {
    expect(graph.references.to(named("Key")).map(shown)).toEqual([
      "Policy -> Key.Arn at !GetAtt Key.Arn",
      "Policy -> Key at Key",
    ]);
    expect(graph.references.to(named("Topic")).map(shown)).toEqual([
      "Trail -> Topic at !Ref Topic",
    ]);
    expect(graph.references.to(named("Trail"))).toEqual([]);
  });

  it("make a resource wait for another, directly or through others", () => {
    const waits = (name: string): readonly string[] =>
      [...graph.template.resources.values()]
        .filter((other) => graph.references.dependsOn(named(name), other))
        .map((other) => other.name);
    expect(waits("Trail")).toEqual(["Logs", "Key", "Policy", "Topic"]);
    expect(waits("Policy")).toEqual(["Logs", "Key"]);
    expect(waits("Logs")).toEqual([]);
  });

  it("are found by the type of a resource", () => {
    expect(graph.ofType("AWS::S3::Bucket")).toEqual([named("Logs")]);
    expect(graph.ofType("AWS::S3::Nobody")).toEqual([]);
  });
});
