import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import cloudtrail from "../../src/index.js";

function linted(rule: string, text: string): Linter.LintMessage {
  const [message, ...others] = new Linter().verify(
    text,
    {
      files: ["**/*.yaml"],
      language: "cloudtrail/template",
      plugins: { cloudtrail },
      settings: { cloudtrail: { suggestSuppressions: false } },
      rules: { [`cloudtrail/${rule}`]: "error" },
    },
    { filename: "a.yaml" },
  );
  if (message === undefined || others.length > 0) throw new Error("There is one finding.");
  return message;
}

/** What is suggested, other than to suppress. */
function suggested(rule: string, text: string): readonly string[] {
  const { suggestions = [] } = linted(rule, text);
  return suggestions.map(({ messageId = "" }) => messageId);
}

/** How many characters lie between the first place of what is suggested and the last. */
function reachOf(rule: string, text: string): number {
  const [start = 0, end = 0] = linted(rule, text).suggestions?.[0]?.fix.range ?? [];
  return end - start;
}

describe("what a resource waits for", () => {
  /** A key that waits for as many topics, the last of which may wait for the trail. */
  const waiting = (topics: number, last: string): string => `Resources:
  Trail: { Type: AWS::CloudTrail::Trail, Properties: { IsLogging: true, S3BucketName: logs } }
  Key:
    Type: AWS::KMS::Key
    DependsOn: T1
    Properties:
      KeyPolicy:
        Statement:
          Effect: Allow
          Principal: { Service: cloudtrail.amazonaws.com }
          Action: kms:GenerateDataKey*
          Resource: "*"
          Condition: { StringEquals: { aws:SourceAccount: !Ref AWS::AccountId } }
${Array.from({ length: topics }, (_, index) => {
  const next = index + 1 === topics ? last : `T${String(index + 2)}`;
  return `  T${String(index + 1)}: { Type: AWS::SNS::Topic, DependsOn: [${next}] }\n`;
}).join("")}`;

  it.each([[998], [999]])("is followed through %d others", (topics) => {
    expect(suggested("trail-kms-key", waiting(topics, ""))).toEqual(["useKey"]);
    expect(suggested("trail-kms-key", waiting(topics, "Trail"))).toEqual([]);
  });

  it("may be anything where there are more, so that nothing is offered that could go round", () => {
    expect(suggested("trail-kms-key", waiting(1000, ""))).toEqual([]);
    expect(suggested("trail-kms-key", waiting(1000, "Trail"))).toEqual([]);
  });
});

describe("an edit in two places", () => {
  /** A trail and its bucket, to which a policy is added that the trail waits for. */
  const apart = (characters: number): string => `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: true, S3BucketName: !Ref Logs }
  # ${"-".repeat(characters)}
  Logs:
    Type: AWS::S3::Bucket
`;
  const reach = reachOf("trail-bucket-policy", apart(0));

  it.each([
    [50_000, ["addPolicy"]],
    [50_001, []],
  ])("that are %d characters apart is offered as far as ESLint can write it", (far, offered) => {
    expect(suggested("trail-bucket-policy", apart(far - reach))).toEqual(offered);
  });
});
