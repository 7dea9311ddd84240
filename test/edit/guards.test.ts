import { describe, expect, it } from "vitest";
import { BucketPolicy } from "../../src/aws/bucket-policy.js";
import { type Change, isSame } from "../../src/lint/edit.js";
import { statementBlock } from "../../src/aws/statement-block.js";
import { limitStatement } from "../../src/lint/lists.js";
import type { Resource } from "../../src/template/template.js";
import { reference, Supplied, TextOf, type Written } from "../../src/template/written.js";
import { textsAfter, withTrail, write } from "./edited.js";
import { set } from "../../src/lint/set.js";

const sections = `Conditions:
  A: !Equals [!Ref AWS::Region, us-east-1]
  B: !Equals [!Ref AWS::Partition, aws]
`;

/** A template of a trail and a bucket, with attributes of each. */
const template = (name: string, ofTrail = "", ofBucket = ""): string => `${sections}Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
${ofTrail}    Properties:
      S3BucketName: ${name}
  Logs:
    Type: AWS::S3::Bucket
${ofBucket}`;

/** What becomes of a template whose trail is to name the bucket in its place. */
function named(text: string, writtenFor: (bucket: Resource) => Written): string | undefined {
  return withTrail(text, ({ bucket, world }) => {
    const logs = world.graph.template.resources.get("Logs")!;
    return write(bucket.property, writtenFor(logs));
  });
}

describe("a reference", () => {
  const condition = (name: string): string => `    Condition: ${name}\n`;

  it.each([
    ["to what is always there", "", ""],
    ["from what is there on a condition", condition("A"), ""],
    ["under one condition", condition("A"), condition("A")],
  ])("is typed: %s", (_, ofTrail, ofBucket) => {
    const text = template("logs", ofTrail, ofBucket);
    const expected = template("!Ref Logs", ofTrail, ofBucket);
    expect(named(text, (bucket) => reference(bucket))).toBe(expected);
  });

  it.each([
    ["to what may be missing", "", condition("A")],
    ["to what is there on another condition", condition("B"), condition("A")],
  ])("is not typed: %s", (_, ofTrail, ofBucket) => {
    const text = template("logs", ofTrail, ofBucket);
    expect(named(text, (bucket) => reference(bucket))).toBeUndefined();
    expect(named(text, (bucket) => new TextOf("a", reference(bucket)))).toBeUndefined();
  });

  it("is not typed to what another stack declares", () => {
    const elsewhere = (bucket: Resource): Resource => ({ ...bucket, calls: [{ span: [0, 1] }] });
    expect(named(template("logs"), (bucket) => reference(elsewhere(bucket)))).toBeUndefined();
  });
});

it("says a text as it is, with what looks like a variable", () => {
  const text = new TextOf("a${b}-", new Supplied("AWS::Region"));
  expect(named(template("logs"), () => text)).toBe(template('!Sub "a${!b}-${AWS::Region}"'));
});

describe("a condition of a statement", () => {
  const policy = (operator: string): string => `Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: logs
      PolicyDocument:
        Statement:
          - Effect: Allow
            Condition: ${operator}
`;
  const limited = (text: string): readonly (string | undefined)[] =>
    textsAfter(text, BucketPolicy, ({ resource, policy: { statements } }) =>
      limitStatement(resource, statements[0]!, { "aws:SourceArn": "arn" }),
    );

  it.each(["StringEquals", "stringequals", "STRINGEQUALS"])(
    "is added to that of operator %s",
    (operator) => {
      expect(limited(policy(`{ ${operator}: { a: b } }`))).toEqual([
        policy(`{ ${operator}: { aws:SourceArn: arn, a: b } }`),
      ]);
    },
  );
});

it.each(["NotAction", "NotPrincipal", "NotResource"])(
  "says no statement with %s as a block that lacks it",
  (key) => {
    const statement = { Effect: "Deny", Action: "s3:*" };
    expect(statementBlock(statement)).toEqual({ effect: "Deny", actions: ["s3:*"] });
    expect(statementBlock({ ...statement, [key]: "*" })).toBeUndefined();
  },
);

it("is not typed between a directive and what that is about", () => {
  const text = (comment: string): string => `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      EventSelectors:
        # ${comment}
        - ReadWriteType: |-
            WriteOnly
`;
  const edited = (comment: string): string | undefined =>
    withTrail(text(comment), ({ eventSelectors }) => {
      const [selector] = eventSelectors.items;
      return selector && set(selector.managementEvents, true);
    });
  expect(edited("writes")).toBe(
    text("writes").replace(
      "- ReadWriteType",
      "- IncludeManagementEvents: true\n          ReadWriteType",
    ),
  );
  expect(edited("eslint-disable-next-line cloudtrail/trail-management-events")).toBeUndefined();
});

describe("two edits", () => {
  const places = [{ span: [0, 1] }, { span: [2, 3] }] as const;
  const [a, b] = places.map((place): Change[] => {
    const value = { state: "absent", use: place, source: place } as const;
    return [{ kind: "removal", resource: {} as Resource, item: value }];
  });
  const [c, d] = places.map((place): Change[] => {
    const list = { state: "list", items: [], use: place, source: place };
    return [{ kind: "addition", resource: {} as Resource, list: list as never, items: ["x"] }];
  });

  it("are the same where they take out the same", () => {
    expect([isSame(a!, a!), isSame(a!, b!)]).toEqual([true, false]);
  });

  it("are the same where they add the same to one list", () => {
    expect([isSame(c!, c!), isSame(c!, d!)]).toEqual([true, false]);
  });
});
