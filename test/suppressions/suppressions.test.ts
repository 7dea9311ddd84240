import { readFileSync } from "node:fs";
import type { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import { versions } from "../plugin/eslint-versions.js";
import { day, lint, shown } from "./lint.js";

const trail = `    Type: AWS::CloudTrail::Trail
    Properties:
      IsLogging: true
      IsMultiRegionTrail: false
      S3BucketName: logs
`;

/** A template whose trail carries suppressions, from line 6 on. */
function yaml(suppress: string, more = ""): string {
  return `Resources:
  Trail:
    Metadata:
      cloudtrail:
        suppress:
${suppress}${trail}${more}`;
}

const reasoned = `          - rule: cloudtrail/trail-kms-key
            reason: The key is in another account.
`;

const other = `  Other:\n${trail}`;

const noKey = "Trail 'Trail' encrypts its logs with no KMS key.";

const bothRules: Linter.Config = {
  rules: { "cloudtrail/trail-kms-key": "error", "cloudtrail/trail-multi-region": "error" },
};

describe.each(versions)("suppressions in $name", (version) => {
  const said = (text: string, options?: Linter.Config, name?: string): readonly string[] =>
    shown(lint(version, text, options, name).messages);
  const left = (text: string, options?: Linter.Config, name?: string): readonly string[] => {
    const { messages, suppressed } = lint(version, text, options, name);
    expect(messages).toEqual([]);
    return shown(suppressed);
  };

  it("are listed by ESLint, with their reasons", () => {
    const { messages, suppressed } = lint(version, yaml(reasoned));
    expect(messages).toEqual([]);
    expect(suppressed).toMatchObject([
      {
        ruleId: "cloudtrail/trail-kms-key",
        message: noKey,
        line: 6,
        column: 19,
        suppressions: [{ kind: "directive", justification: "The key is in another account." }],
      },
    ]);
  });

  it("are about their resource and their rule only", () => {
    expect(said(yaml(reasoned, other), bothRules)).toEqual([
      "11:27 Trail 'Trail' records events from one Region only.",
      "13:3 Trail 'Other' encrypts its logs with no KMS key.",
      "17:27 Trail 'Other' records events from one Region only.",
    ]);
    expect(said(yaml(reasoned, other).replaceAll("\n", "\r\n"))).toEqual([
      "13:3 Trail 'Other' encrypts its logs with no KMS key.",
    ]);
  });

  it("are about their resource only where everything is on one line", () => {
    const template = {
      Resources: Object.fromEntries(
        ["One", "Two", "Three"].map((name) => [
          name,
          {
            Type: "AWS::CloudTrail::Trail",
            Properties: { IsLogging: true, S3BucketName: "logs" },
            ...(name === "Two" && {
              Metadata: {
                cloudtrail: { suppress: [{ rule: "cloudtrail/trail-kms-key", reason: "known" }] },
              },
            }),
          },
        ]),
      ),
    };
    const { messages, suppressed } = lint(version, JSON.stringify(template));
    expect(messages.map(({ message }) => message)).toEqual([
      "Trail 'One' encrypts its logs with no KMS key.",
      "Trail 'Three' encrypts its logs with no KMS key.",
    ]);
    expect(suppressed.map(({ message }) => message)).toEqual([
      "Trail 'Two' encrypts its logs with no KMS key.",
    ]);
  });

  it("may be several", () => {
    const suppress = `${reasoned}          - { rule: cloudtrail/trail-multi-region, reason: one is enough }\n`;
    expect(left(yaml(suppress), bothRules)).toHaveLength(2);
    expect(left(yaml(suppress.replaceAll(/^ {10}/gm, "        ")), bothRules)).toHaveLength(2);
  });

  it("are about rules of others, too", () => {
    const options: Linter.Config = { rules: { "no-restricted-syntax": ["error", "Resource"] } };
    const suppress = "          - { rule: no-restricted-syntax, reason: known }\n";
    expect(left(yaml(suppress), options)).toHaveLength(1);
    expect(said(yaml(suppress, other), options)).toHaveLength(1);
  });

  it.each<[where: string, text: string, name?: string]>([
    [
      "a template",
      `Metadata: { cloudtrail: { suppress: [{ rule: cloudtrail/trail-kms-key, reason: known }] } }\nResources:\n  Trail:\n${trail}${other}`,
    ],
    [
      "a template in JSON",
      `{"Resources": {"Trail": {"Type": "AWS::CloudTrail::Trail", "Properties": {"IsLogging": true, "S3BucketName": "logs"}}},
        "Metadata": {"cloudtrail": {"suppress": [{"rule": "cloudtrail/trail-kms-key", "reason": "known"}]}}}`,
    ],
    [
      "a block of Terraform",
      `{"resource": {"aws_cloudtrail": {"main": {"//": {"cloudtrail": {"suppress": [{"rule": "cloudtrail/trail-kms-key", "reason": "known"}]}}, "name": "a", "s3_bucket_name": "logs"}}}}`,
      "main.tf.json",
    ],
    [
      "one of several blocks of Terraform in a list",
      `{"resource": [{"aws_cloudtrail": {"main": [{"//": {"cloudtrail": {"suppress": [{"rule": "cloudtrail/trail-kms-key", "reason": "known"}]}}, "name": "a", "s3_bucket_name": "logs"}]}}]}`,
      "main.tf.json",
    ],
    [
      "a file of Terraform",
      `{"//": {"cloudtrail": {"suppress": [{"rule": "cloudtrail/trail-kms-key", "reason": "known"}]}}, "resource": {"aws_cloudtrail": {"main": {"name": "a", "s3_bucket_name": "logs"}}}}`,
      "main.tf.json",
    ],
    [
      "the resource in a loop",
      `Transform: AWS::LanguageExtensions\nResources:\n  Fn::ForEach::Trails:\n    - Name\n    - [One, Two]\n    - \${Name}Trail:\n        Metadata: { cloudtrail: { suppress: [{ rule: cloudtrail/trail-kms-key, reason: known }] } }\n${trail.replaceAll(/^/gm, "    ").trimEnd()}\n`,
    ],
    [
      "aliases",
      `Resources:\n  Trail:\n    Metadata: &known { cloudtrail: { suppress: [{ rule: cloudtrail/trail-kms-key, reason: known }] } }\n${trail}${other}    Metadata: *known\n`,
    ],
  ])("may stand in %s", (_where, text, name) => {
    expect(left(text, {}, name).length).toBeGreaterThan(0);
  });

  it("are about what names the resource, which is listed there", () => {
    const rule = "cloudtrail/log-bucket-versioning";
    const text = (comment: string): string => `{
  "resource": {
    "aws_s3_bucket": { "logs": { ${comment}"bucket": "logs" } },
    "aws_s3_bucket_versioning": { "logs": { "bucket": "\${aws_s3_bucket.logs.id}", "versioning_configuration": { "status": "Suspended" } } },
    "aws_cloudtrail": { "main": { "name": "a", "s3_bucket_name": "\${aws_s3_bucket.logs.id}" } }
  }
}`;
    const options: Linter.Config = { rules: { [rule]: "error" } };
    const list = JSON.stringify({ cloudtrail: { suppress: [{ rule, reason: "known" }] } });
    const message =
      "Log bucket 'aws_s3_bucket.logs' keeps no versions of logs that are overwritten or deleted.";
    expect(said(text(""), options, "main.tf.json")).toEqual([`4:123 ${message}`]);
    expect(left(text(`"//": ${list}, `), options, "main.tf.json")).toEqual([`3:75 ${message}`]);
  });

  it.each<[what: string, suppress: string, problem: string]>([
    [
      "no reason",
      "          - rule: cloudtrail/trail-kms-key\n",
      "6:19 Give a 'reason' why 'cloudtrail/trail-kms-key' is suppressed.",
    ],
    [
      "an empty reason",
      '          - { rule: cloudtrail/trail-kms-key, reason: " " }\n',
      "6:55 Give a 'reason' why 'cloudtrail/trail-kms-key' is suppressed.",
    ],
    [
      "a reason that is still to be given",
      "          - { rule: cloudtrail/trail-kms-key, reason: todo }\n",
      "6:55 Give a 'reason' why 'cloudtrail/trail-kms-key' is suppressed.",
    ],
  ])("suppress with %s, which is reported", (_what, suppress, problem) => {
    expect(said(yaml(suppress))).toEqual([problem]);
  });

  it.each<[what: string, suppress: string, problem: string]>([
    [
      "a misspelt rule",
      "          - { rule: cloudtrail/trial-kms-key, reason: known }\n",
      "6:21 There is no rule 'cloudtrail/trial-kms-key'; did you mean 'cloudtrail/trail-kms-key'?",
    ],
    [
      "a rule without its plugin",
      "          - { rule: trail-kms-key, reason: known }\n",
      "6:21 There is no rule 'trail-kms-key'; did you mean 'cloudtrail/trail-kms-key'?",
    ],
    [
      "a rule that is like no other",
      "          - { rule: cloudtrail/a, reason: known }\n",
      "6:21 There is no rule 'cloudtrail/a'.",
    ],
    [
      "several rules",
      '          - { rule: "cloudtrail/a, cloudtrail/b", reason: known }\n',
      "6:21 A suppression names a rule as messages do.",
    ],
    ["no rule", "          - reason: known\n", "6:13 A suppression names a rule as messages do."],
    [
      "a computed rule",
      "          - { rule: !Ref Rule, reason: known }\n",
      "6:21 A suppression names a rule as messages do.",
    ],
    [
      "a text",
      "          - cloudtrail/trail-kms-key\n",
      "6:13 A suppression is an object with 'rule', 'reason' and perhaps 'expires'.",
    ],
    [
      "a function in its long form",
      '          - { "Fn::Equals": [a, b] }\n',
      "6:13 A suppression is an object with 'rule', 'reason' and perhaps 'expires'.",
    ],
    [
      "an object",
      "          cloudtrail/trail-kms-key: known\n",
      "6:11 'suppress' is a list of objects.",
    ],
    [
      "no day",
      "          - { rule: cloudtrail/trail-kms-key, reason: known, expires: soon }\n",
      "6:71 'expires' is no day, such as 2027-01-31.",
    ],
    [
      "a day that is in no month",
      "          - { rule: cloudtrail/trail-kms-key, reason: known, expires: 2027-02-29 }\n",
      "6:71 'expires' is no day, such as 2027-01-31.",
    ],
  ])("suppress nothing with %s, which is reported", (_what, suppress, problem) => {
    expect(said(yaml(suppress))).toContain(problem);
    expect(said(yaml(suppress))).toHaveLength(2);
    expect(said(yaml(suppress))).toContain(`2:3 ${noKey}`);
  });

  it("have no other keys", () => {
    const suppress = `${reasoned}            expire: 2027-01-31\n`;
    expect(said(yaml(suppress))).toEqual([
      "8:13 A suppression has no 'expire'; did you mean 'expires'?",
    ]);
    expect(said(yaml(reasoned).replace("suppress:", "supress:"))).toEqual([
      `2:3 ${noKey}`,
      "5:9 'cloudtrail' has no 'supress'; did you mean 'suppress'?",
    ]);
    expect(said(`Resources:\n  Trail:\n    Metadata: { cloudtrail: off }\n${trail}`)).toEqual([
      `2:3 ${noKey}`,
      "3:29 'cloudtrail' has a list 'suppress'.",
    ]);
  });

  it.each<[expires: string, isOver: boolean]>([
    ["2026-11-21", true],
    [day, true],
    ["2026-11-23", false],
    ['"2028-02-29"', false],
  ])("end on the day on which they expire: %s", (expires, isOver) => {
    const text = yaml(`${reasoned}            expires: ${expires}\n`);
    const over = `2:3 ${noKey.slice(0, -1)} (its suppression expired on ${expires}).`;
    expect(said(text)).toEqual(isOver ? [over] : []);
  });

  it("expire on the day it is where nobody says which", () => {
    const text = (expires: string): string => yaml(`${reasoned}            expires: ${expires}\n`);
    expect(said(text("2026-11-21"), { languageOptions: {} })).toHaveLength(1);
    expect(said(text("9999-12-31"), { languageOptions: {} })).toEqual([]);
    const config = { languageOptions: { today: "tomorrow" } };
    expect(() => said(yaml(reasoned), config)).toThrow("languageOptions.today must be a day");
  });

  const unused = (rule: string): string =>
    `Unused eslint-disable directive (no problems were reported from '${rule}').`;

  it("are reported where they suppress nothing", () => {
    const idle = reasoned.replace("trail-kms-key", "trail-multi-region");
    expect(said(yaml(idle))).toEqual([
      `2:3 ${noKey}`,
      `6:19 ${unused("cloudtrail/trail-multi-region")}`,
    ]);
    const insights = reasoned.replace("trail-kms-key", "trail-insights");
    expect(said(yaml(insights + reasoned + idle))).toEqual([
      `6:19 ${unused("cloudtrail/trail-insights")}`,
      `10:19 ${unused("cloudtrail/trail-multi-region")}`,
    ]);
    // What stands above is listed at the first of them.
    expect(said(yaml(reasoned + reasoned))).toEqual([`8:19 ${unused("cloudtrail/trail-kms-key")}`]);
  });

  it("are reported where a whole template needs none", () => {
    const whole = (rule: string): string =>
      `Metadata: { cloudtrail: { suppress: [{ rule: ${rule}, reason: known }] } }\n${yaml(reasoned)}`;
    expect(said(whole("cloudtrail/trail-insights"))).toEqual([
      `1:46 ${unused("cloudtrail/trail-insights")}`,
    ]);
  });

  it("of others are reported where the resource is named, since nothing there can be moved", () => {
    const options: Linter.Config = { rules: { "no-restricted-syntax": "error" } };
    const suppress = "          - { rule: no-restricted-syntax, reason: known }\n";
    expect(said(yaml(suppress), options)).toEqual([`2:3 ${unused("no-restricted-syntax")}`]);
  });

  it("list what is reported below them there, and what is above them at themselves", () => {
    const rules: Linter.Config = { rules: { "cloudtrail/trail-multi-region": "error" } };
    const suppress = reasoned.replace("trail-kms-key", "trail-multi-region");
    const message = "Trail 'Trail' records events from one Region only.";
    expect(left(yaml(suppress), rules)).toEqual([`11:27 ${message}`]);
    const below = `Resources:\n  Trail:\n${trail}    Metadata:\n      cloudtrail:\n        suppress:\n${suppress}`;
    expect(left(below, rules)).toEqual([`11:19 ${message}`]);
    expect(said(`${below}${other}`, rules)).toEqual([
      `17:27 ${message.replace("'Trail'", "'Other'")}`,
    ]);
  });

  it("are not ended by what a comment above them in the resource ends", () => {
    const comment = "          # eslint-enable cloudtrail/trail-kms-key\n";
    expect(said(yaml(comment + reasoned, other))).toEqual([
      "14:3 Trail 'Other' encrypts its logs with no KMS key.",
    ]);
  });

  it("end with their document", () => {
    const metadata = (rule = "cloudtrail/trail-kms-key"): string =>
      `Metadata: { cloudtrail: { suppress: [{ rule: ${rule}, reason: known }] } }\n`;
    const resources = `Resources:\n  Trail:\n${trail}`;
    expect(said(`${metadata()}${resources}---\n${resources}`)).toEqual([`11:3 ${noKey}`]);
    expect(said(`${resources}---\n${metadata()}${resources}`)).toEqual([`2:3 ${noKey}`]);
    expect(left(`${metadata()}${resources}---\n${metadata()}${resources}`)).toEqual([
      `3:3 ${noKey}`,
      `12:3 ${noKey}`,
    ]);
    expect(said(`${metadata()}${resources}---\n${yaml(reasoned)}`)).toEqual([]);
    expect(said(`# a\n---\n${metadata()}${resources}---\n---\n${resources}`)).toEqual([
      `14:3 ${noKey}`,
    ]);
    const listed = JSON.stringify({ Resources: { Trail: { Type: "AWS::CloudTrail::Trail" } } });
    expect(
      said(
        `[{"Metadata": {"cloudtrail": {"suppress": [{"rule": "cloudtrail/trail-kms-key", "reason": "known"}]}}, ${listed.slice(1)}, ${listed}]`,
        {},
        "template.yaml",
      ),
    ).toEqual([`1:176 ${noKey}`]);
  });

  it("that expired are reported where what they were about is gone", () => {
    const expired = `${reasoned}            expires: 2026-11-21\n`;
    const idle = expired.replace("trail-kms-key", "trail-logging");
    const rules: Linter.Config = {
      rules: { "cloudtrail/trail-kms-key": "error", "cloudtrail/trail-logging": "error" },
    };
    const over = `2:3 ${noKey.slice(0, -1)} (its suppression expired on 2026-11-21).`;
    const gone = "The suppression expired on 2026-11-21, and what it was about is gone.";
    expect(said(yaml(expired + idle), rules)).toEqual([over, `9:19 ${gone}`]);
    // Nobody knows what a rule would find that does not run.
    expect(said(yaml(expired + idle))).toEqual([over]);
    const forbidden = { ...rules, linterOptions: { noInlineConfig: true } };
    expect(said(yaml(idle), forbidden)).not.toContain(`6:19 ${gone}`);
  });

  it.each<[where: string, block: object]>([
    ["a block inside of a resource", { "//": "COMMENT", include_management_events: false }],
    ["a list of comments", { "//": ["why", "COMMENT"], include_management_events: false }],
  ])("may stand in %s", (_where, selector) => {
    const rule = "cloudtrail/trail-management-events";
    const comment = JSON.stringify({ cloudtrail: { suppress: [{ rule, reason: "known" }] } });
    const trails = { name: "a", s3_bucket_name: "logs", event_selector: [selector] };
    const all = {
      resource: {
        aws_cloudtrail: {
          one: trails,
          two: { ...trails, event_selector: [{ include_management_events: false }] },
        },
      },
    };
    const text = JSON.stringify(all).replace('"COMMENT"', comment);
    const found = lint(version, text, { rules: { [rule]: "error" } }, "main.tf.json");
    expect(found.messages.map(({ message }) => message)).toEqual([
      expect.stringContaining("'aws_cloudtrail.two'") as string,
    ]);
    expect(found.suppressed).toHaveLength(1);
    const idle = text.replace("trail-management-events", "trail-insights");
    expect(said(idle, { rules: { [rule]: "off" } }, "main.tf.json")).toEqual([
      expect.stringContaining(unused("cloudtrail/trail-insights")) as string,
    ]);
  });

  it("are idle in a block inside of what suppresses the same", () => {
    const rule = "cloudtrail/trail-management-events";
    const comment = { cloudtrail: { suppress: [{ rule, reason: "known" }] } };
    const selector = { "//": comment, include_management_events: false };
    const main = { "//": comment, name: "a", s3_bucket_name: "logs", event_selector: [selector] };
    const text = JSON.stringify({ resource: { aws_cloudtrail: { main } } });
    expect(said(text, { rules: { [rule]: "error" } }, "main.tf.json")).toEqual([
      expect.stringContaining("is suppressed around here already.") as string,
    ]);
  });

  it("are reported where something around them suppresses the same", () => {
    const again = "6:19 'cloudtrail/trail-kms-key' is suppressed around here already.";
    const comment = "# eslint-disable cloudtrail/trail-kms-key -- known\n";
    const text = yaml(reasoned, other);
    expect(said(comment + text)).toEqual([again.replace("6", "7")]);
    expect(said(`# eslint-disable\n${text}`)).toEqual([]);
    expect(
      said(
        `Metadata: { cloudtrail: { suppress: [{ rule: cloudtrail/trail-kms-key, reason: known }] } }\n${text}`,
      ),
    ).toEqual([again.replace("6", "7")]);
    // Beside or inside of them nothing is undone.
    expect(said(`${text}# eslint-disable cloudtrail/trail-kms-key\n  Last:\n${trail}`)).toEqual([
      "13:3 Trail 'Other' encrypts its logs with no KMS key.",
    ]);
    expect(said(yaml(`          ${comment}${reasoned}`, other))).toEqual([]);
    expect(said(`${comment}# eslint-enable\n${text}`)).toEqual([
      expect.stringMatching(/^1:1 Unused/) as string,
      "15:3 Trail 'Other' encrypts its logs with no KMS key.",
    ]);
  });

  it("have no effect where a configuration forbids comments", () => {
    const options = { linterOptions: { noInlineConfig: true } };
    expect(said(yaml(reasoned), options)).toEqual([
      `2:3 ${noKey}`,
      expect.stringMatching(/^6:19 'cloudtrail\/trail-kms-key' has no effect/) as string,
    ]);
  });

  it.each(["suppress: []", "suppress:", "suppress: null", ""])("may be none: '%s'", (nothing) => {
    const text = `Resources:\n  Trail:\n    Metadata:\n      cloudtrail:\n        ${nothing}\n${trail}`;
    expect(said(text)).toEqual([`2:3 ${noKey}`]);
  });

  it("are none in a plan", () => {
    const plan = readFileSync("fixtures/rules/trail-kms-key/invalid/absent.plan.json", "utf8");
    const list = JSON.stringify({
      cloudtrail: { suppress: [{ rule: "cloudtrail/trail-kms-key", reason: "known" }] },
    });
    expect(said(plan.replace("{", `{ "//": ${list},`), {}, "plan.json")).toHaveLength(1);
  });
});

describe.each(versions)("comments for $name in JSON", (version) => {
  it.each<[comment: string, name: string]>([
    ["// eslint-disable-next-line cloudtrail/trail-kms-key -- known", "template.json"],
    ["/* eslint-disable */", "main.tf.json"],
  ])("are reported with what to write instead: %s", (comment, name) => {
    const body =
      name === "template.json"
        ? '"Resources": { "Trail": { "Type": "AWS::CloudTrail::Trail" } }'
        : '"resource": { "aws_cloudtrail": { "main": { "name": "a" } } }';
    const { messages } = lint(version, `{\n  ${comment}\n  ${body}\n}`, {}, name);
    expect(messages).toMatchObject([
      {
        fatal: true,
        line: 2,
        column: 3,
        message:
          "Parsing error: JSON has no comments; a template that has one is rejected. " +
          "Suppress the finding in 'Metadata', or in '//' of Terraform, instead.",
      },
    ]);
  });
});
