import { describe, expect, it } from "vitest";
import { lintHostile, maxMilliseconds, trail } from "./lint-hostile.js";

/** What every object of JavaScript has, which must mean nothing here. */
const inherited = ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf"];

describe.each(inherited)("a template in which everything is called %s", (name) => {
  /** `__proto__` in braces would be no key. */
  const only = (value: unknown, key = name): object => Object.fromEntries([[key, value]]);

  it("is read like any other in CloudFormation", () => {
    const text = JSON.stringify({
      Parameters: only({ Type: "String", Default: "logs", AllowedValues: ["logs", name] }),
      Mappings: only(only(only("logs"))),
      Conditions: only({ "Fn::Equals": [{ Ref: name }, name] }),
      Resources: {
        ...only({
          Type: "AWS::CloudTrail::Trail",
          Condition: name,
          DependsOn: [name],
          Metadata: only({ suppress: only([]) }, "cloudtrail"),
          Properties: {
            IsLogging: true,
            S3BucketName: { "Fn::FindInMap": [name, name, name] },
            TrailName: { "Fn::GetAtt": [name, name] },
            KMSKeyId: { "Fn::Sub": [`\${${name}}`, only({ Ref: name })] },
            EventSelectors: [only(name)],
            ...only(1),
          },
        }),
        Policy: {
          Type: "AWS::S3::BucketPolicy",
          Properties: {
            Bucket: { Ref: name },
            PolicyDocument: {
              Statement: {
                Sid: name,
                Effect: "Allow",
                Principal: only(name),
                Action: name,
                Resource: name,
                Condition: only(only(name)),
              },
            },
          },
        },
      },
      Outputs: only({ Value: { Ref: name }, Export: { Name: name } }),
    });
    // A mapping's key must be written out for the resource to be one.
    expect(Object.keys((JSON.parse(text) as { Resources: object }).Resources)).toContain(name);
    const { problems, findings } = lintHostile("a.json", text);
    expect(problems.every((each) => each.includes("cloudtrail"))).toBe(true);
    const said = problems.length > 0 ? problems : findings;
    expect(said.join("\n")).toContain(problems.length > 0 ? "cloudtrail" : `'${name}'`);
  });

  it("is read like any other in Terraform", () => {
    const resource = {
      aws_cloudtrail: only({
        name,
        for_each: only(name),
        provider: `aws.${name}`,
        s3_bucket_name: `\${var.${name}}\${local.${name}}\${module.${name}.${name}}`,
        kms_key_id: `\${aws_kms_key.${name}.${name}}\${each.value.${name}}`,
        dynamic: only({ for_each: only(name), content: only(name) }),
        ...only(1),
      }),
    };
    const text = JSON.stringify({
      variable: only({ default: only(name) }),
      locals: only(`\${${name}.${name}}`),
      module: only({ source: `./${name}` }),
      provider: { aws: { alias: name } },
      resource,
    });
    const { problems, findings } = lintHostile("main.tf.json", text);
    expect(problems).toEqual([]);
    expect(findings.some((finding) => finding.includes(`aws_cloudtrail.${name}`))).toBe(true);
  });

  it("has no setting of that name", () => {
    expect(() => lintHostile("a.json", trail("true"), only({}))).toThrow(`${name} is unknown`);
  });

  it("may have a value for a parameter of that name", () => {
    const { findings } = lintHostile(
      "a.json",
      JSON.stringify({
        Parameters: only({ Type: "String" }),
        ...(JSON.parse(trail(JSON.stringify({ Ref: name }))) as object),
      }),
      { parameters: only("false") },
    );
    expect(findings.join("\n")).toContain("Trail 'T' records events from one Region only");
  });
});

const weak = "Resources:\n  T:\n    Type: AWS::CloudTrail::Trail\n";
const found = "Trail 'T' records events from one Region only.";

describe("a text of other characters", () => {
  it.each<[what: string, text: string]>([
    ["a byte order mark", `\uFEFF${weak}`],
    ["line ends of both kinds", weak.replace("\n", "\r\n")],
    ["lone surrogates", `${weak}    Metadata: { a: "\ud800", b: "\udc00\ud800" }\n`],
    ["what bytes become that are no UTF-8", `# \ufffd\ufffd\n${weak}`],
    ["separators of Unicode", `${weak}    Metadata: "a\u2028b\u2029c\u0085d"\n`],
    [
      "huge numbers",
      `${weak}    Metadata: [1e999, -1e999, 0x${"f".repeat(5000)}, ${"9".repeat(5000)}]\n`,
    ],
  ])("is read if it has %s", (_, text) => {
    const { problems, findings } = lintHostile("a.yaml", text);
    expect(problems).toEqual([]);
    expect(findings).toContain(found);
  });

  it.each<[what: string, text: string, problem: RegExp]>([
    ["NUL characters", `${weak}\0`, /^4:1 This is not UTF-8 text/],
    ["two bytes a character", weak.split(/(?:)/u).join("\0"), /^1:2 This is not UTF-8 text/],
    ["line ends of old systems", weak.replaceAll("\n", "\r"), /^2:3 A mapping cannot start/],
    ["tabs that indent", weak.replace("  T", "\tT"), /^2:1 Tabs are not allowed/],
    ["control characters", `${weak}    A: \u0007\n`, /^4:8 /],
  ])("is a problem with a place if it has %s", (_, text, problem) => {
    expect(lintHostile("a.yaml", text).problems[0]).toMatch(problem);
  });
});

describe("a text that keeps a pattern busy", () => {
  const times = 100_000;
  it.each<[what: string, name: string, text: string]>([
    ["marks of the byte order", "a.yaml", `${"\uFEFF".repeat(times)}!x`],
    ["types", "a.yaml", `Resources:\nType: ${"a ".repeat(times)}`],
    ["keys of types", "a.yaml", `Resources:\n${"Type: ".repeat(times)}`],
    ["spaces", "a.json", `{"resource":${" ".repeat(times)}x`],
    ["resources", "a.json", '"resource":{"aws_a_a_a_'.repeat(5000)],
    ["exclamation marks", "a.yaml", `${"!".repeat(times)}\n${weak}`],
    ["spaces in a text", "a.json", trail(JSON.stringify(`${" ".repeat(times)}!`))],
    [
      "brackets in a type",
      "a.tf.json",
      JSON.stringify({ variable: { a: { type: `\${${" ".repeat(times)}` } }, resource: {} }),
    ],
  ])("is read in no time: %s", (_, name, text) => {
    expect(lintHostile(name, text).milliseconds).toBeLessThan(maxMilliseconds);
  });
});
