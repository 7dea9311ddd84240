import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import cloudtrail from "../../src/index.js";

function lintWith(rule: string, ...options: readonly unknown[]): readonly Linter.LintMessage[] {
  const config: Linter.Config = {
    files: ["**/*.yaml"],
    plugins: { cloudtrail },
    language: "cloudtrail/template",
    rules: { [`cloudtrail/${rule}`]: ["error", ...options] as Linter.RuleEntry },
  };
  return new Linter().verify("Resources: {}\n", [config], "template.yaml");
}

describe("the options of a rule", () => {
  it.each([
    [{}],
    [{ minRetentionDays: 0 }],
    [{ minRetentionDays: 400, archiveFrom: 31, archiveUntil: 90 }],
  ])("are taken: %j", (options) => {
    expect(lintWith("log-bucket-lifecycle", options)).toEqual([]);
  });

  it.each([[{ controls: ["root-use"] }], [{ controls: ["root-use", "vpc-changes"] }]])(
    "may be some of several words: %j",
    (options) => {
      expect(lintWith("monitoring-alarms", options)).toEqual([]);
    },
  );

  it.each([
    [{ controls: [] }],
    [{ controls: "root-use" }],
    [{ controls: ["root-use", "root-use"] }],
    [{ controls: ["root-user"] }],
    [{ controls: [1] }],
  ])("are no other words: %j", (options) => {
    const wanted =
      'Option "controls" is a list of one or more different texts, each one of "unauthorized-calls",';
    expect(() => lintWith("monitoring-alarms", options)).toThrow(wanted);
  });

  it.each([[[]], [[0, 443]], [[65_535]]])("may be ports: %j", (allowedPorts) => {
    expect(lintWith("security-group-no-open-ingress", { allowedPorts })).toEqual([]);
  });

  it.each([[[-1]], [[65_536]], [[443, 443]], [["443"]], [[1.5]], [443]])(
    "are no other ports: %j",
    (allowedPorts) => {
      const message = `Option "allowedPorts" is a list of different whole numbers from 0 to 65535, not ${JSON.stringify(allowedPorts)}.`;
      expect(() => lintWith("security-group-no-open-ingress", { allowedPorts })).toThrow(message);
    },
  );

  it.each([
    [{ minRetentionDays: "90" }, 'Option "minRetentionDays" is a whole number from 0, not "90".'],
    [{ minRetentionDays: -1 }, 'Option "minRetentionDays" is a whole number from 0, not -1.'],
    [{ minRetentionDays: 1.5 }, 'Option "minRetentionDays" is a whole number from 0, not 1.5.'],
    [
      { retention: 90 },
      'It has no option "retention", only minRetentionDays, archiveFrom, archiveUntil.',
    ],
    [["minRetentionDays"], 'Its options are an object, not ["minRetentionDays"].'],
    [90, "Its options are an object, not 90."],
    [null, "Its options are an object, not null."],
  ])("are refused with the rule's name: %j", (options, message) => {
    expect(() => lintWith("log-bucket-lifecycle", options)).toThrow(message);
    expect(() => lintWith("log-bucket-lifecycle", options)).toThrow(
      "cloudtrail/log-bucket-lifecycle",
    );
  });

  it.each([
    ["encryption-at-rest", { services: ["EFS", "RDS"] }],
    ["iam-role-external-id", { trustedAccounts: ["111122223333"] }],
    ["kms-key-rotation", { maxPeriodDays: 90 }],
    ["trail-management-events", { allowExcludedSources: [] }],
    ["trail-management-events", { allowExcludedSources: ["kms.amazonaws.com"] }],
  ])("are taken where they can mean something: %s %j", (rule, options) => {
    expect(lintWith(rule, options)).toEqual([]);
  });

  it.each([
    ["encryption-at-rest", { services: ["rds"] }, /"services" is .* each one of .*"RDS"/],
    ["encryption-at-rest", { services: [] }, /"services" is a list of one or more/],
    ["iam-role-external-id", { trustedAccounts: ["abc"] }, "a list of different IDs of accounts"],
    ["kms-key-rotation", { maxPeriodDays: 0 }, "a whole number from 90 to 2560, not 0."],
    ["kms-key-rotation", { maxPeriodDays: 2561 }, "a whole number from 90 to 2560, not 2561."],
    [
      "trail-management-events",
      { allowExcludedSources: ["kms"] },
      'a list of different names such as kms.amazonaws.com, not ["kms"].',
    ],
  ])("are refused where they mean nothing: %s %j", (rule, options, message) => {
    expect(() => lintWith(rule, options)).toThrow(message);
  });

  it("are one object", () => {
    expect(() => lintWith("log-bucket-lifecycle", {}, {})).toThrow("Its options are one object.");
  });

  it("are refused by a rule that has none", () => {
    expect(() => lintWith("trail-logging", {})).toThrow("It has no options.");
  });

  it("are chosen among those there are", () => {
    expect(() => lintWith("trail-multi-region", { require: "each" })).toThrow(
      /^Error while loading rule 'cloudtrail\/trail-multi-region': Option "require" is one of "/,
    );
  });
});

describe("the options that a comment gives", () => {
  const trail = "Resources:\n  Trail:\n    Type: AWS::CloudTrail::Trail\n";

  function lintUnder(comment: string): Linter.LintMessage[] {
    const config: Linter.Config = {
      files: ["**/*.yaml"],
      plugins: { cloudtrail },
      language: "cloudtrail/template",
      rules: { "cloudtrail/trail-log-file-validation": "error" },
    };
    return new Linter().verify(`${comment}\n${trail}`, [config], "template.yaml");
  }

  const found = { ruleId: "cloudtrail/trail-log-file-validation" };

  it("are reported there where the rule refuses them, and left out", () => {
    expect(
      lintUnder('# eslint cloudtrail/log-bucket-lifecycle: [2, { "retention": 90 }]'),
    ).toMatchObject([
      {
        line: 1,
        column: 1,
        severity: 2,
        message:
          'Inline configuration for rule "cloudtrail/log-bucket-lifecycle" is invalid: It has no option "retention", only minRetentionDays, archiveFrom, archiveUntil.',
      },
      found,
    ]);
    expect(lintUnder("# eslint cloudtrail/trail-log-file-validation: [1, {}]")).toMatchObject([
      { line: 1, message: expect.stringMatching(/ is invalid: It has no options\.$/) as string },
      { ...found, severity: 2 },
    ]);
    expect(lintUnder("# eslint cloudtrail/template-readable: [2, 1]")).toMatchObject([
      { line: 1, message: expect.stringMatching(/ is invalid: It has no options\.$/) as string },
      found,
    ]);
  });

  it("leave what else the comment configures", () => {
    expect(
      lintUnder(
        "# eslint cloudtrail/trail-log-file-validation: 1, cloudtrail/log-bucket-lifecycle: [2, 90]",
      ),
    ).toMatchObject([{ line: 1 }, { ...found, severity: 1 }]);
  });

  it.each([
    '# eslint cloudtrail/log-bucket-lifecycle: [2, { "minRetentionDays": 90 }]',
    '# eslint cloudtrail/log-bucket-lifecycle: ["off", { "retention": 90 }]',
    '# eslint cloudtrail/log-bucket-lifecycle: [0, { "retention": 90 }]',
    "# eslint cloudtrail/log-bucket-lifecycle: [2]",
  ])("are nothing to report where nobody refuses them: %s", (comment) => {
    expect(lintUnder(comment)).toMatchObject([found]);
  });
});
