import { describe, expect, it } from "vitest";
import { lintHostile, maxMilliseconds } from "./lint-hostile.js";

const inTurn = <T>(count: number, of: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => of(index));

const trailTo = (bucket: object): object => ({
  Type: "AWS::CloudTrail::Trail",
  Properties: { IsLogging: true, S3BucketName: bucket },
});

describe("what is too much for anybody to write", () => {
  it("is a policy of more statements than any policy has", () => {
    const statement = {
      Effect: "Allow",
      Principal: "*",
      Action: { Ref: "Any" },
      Resource: { "Fn::Sub": "${Logs.Arn}/${Any}" },
    };
    const withStatements = (count: number) =>
      lintHostile(
        "a.json",
        JSON.stringify({
          Parameters: { Any: { Type: "String" } },
          Resources: {
            Trail: trailTo({ Ref: "Logs" }),
            Logs: { Type: "AWS::S3::Bucket" },
            Policy: {
              Type: "AWS::S3::BucketPolicy",
              Properties: {
                Bucket: { Ref: "Logs" },
                PolicyDocument: { Statement: inTurn(count, () => statement) },
              },
            },
          },
        }),
      );
    const { findings, problems, milliseconds } = withStatements(20_000);
    expect(problems).toEqual([]);
    expect(milliseconds).toBeLessThan(maxMilliseconds);
    const about = (said: readonly string[]): number =>
      said.filter((each) => each.includes("'Policy'")).length;
    expect(about(withStatements(10).findings)).toBeGreaterThan(about(findings));
  });

  it("is a list of all trails in what is said of each", () => {
    const ring = inTurn(100, (index) => [
      [`Trail${String(index)}`, trailTo({ Ref: `Logs${String(index)}` })],
      [`Logs${String(index)}`, { Type: "AWS::S3::Bucket" }],
    ]).flat();
    const text = JSON.stringify({ Resources: Object.fromEntries(ring) as object });
    const lengths = lintHostile("a.json", text).findings.map(({ length }) => length);
    expect(lengths.length).toBeGreaterThan(500);
    expect(Math.max(...lengths)).toBeLessThan(500);
  });
});
