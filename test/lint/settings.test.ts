import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import cloudtrail from "../../src/index.js";

function lintWith(settings: object): readonly Linter.LintMessage[] {
  const config: Linter.Config = {
    files: ["**/*.yaml"],
    plugins: { cloudtrail },
    language: "cloudtrail/template",
    rules: { "cloudtrail/trail-logging": "error" },
    settings: { cloudtrail: settings },
  };
  const template = "Resources: { Trail: { Type: AWS::CloudTrail::Trail } }\n";
  return new Linter().verify(template, [config], "template.yaml");
}

describe("the settings", () => {
  it.each([
    [{ accountId: "111122223333" }],
    ...["eu-west-1", "us-gov-east-1", "us-isob-east-1", "eusc-de-east-1", "mx-central-1"].map(
      (region): [object] => [{ region }],
    ),
    ...["aws", "aws-us-gov", "aws-iso-b"].map((partition): [object] => [{ partition }]),
    [{ organizationId: "o-abcde12345" }],
    [{ trustedAccounts: [] }],
    [{ trustedAccounts: ["111122223333", "444455556666"] }],
  ])("are taken: %j", (settings) => {
    expect(lintWith(settings)).toEqual([]);
  });

  it.each([
    [{ accountId: "12" }, "accountId must be an account ID of twelve digits."],
    [{ accountId: 111_122_223_333 }, "accountId must be an account ID of twelve digits."],
    [{ region: "mars" }, "region must be a Region, such as eu-west-1."],
    [{ region: "eu-west-1a" }, "region must be a Region, such as eu-west-1."],
    [{ partition: "amazon" }, "partition must be a partition, such as aws-cn."],
    [{ organizationId: "abc" }, "organizationId must be an organization ID, such as o-abcde12345."],
    [
      { trustedAccounts: ["abc"] },
      "trustedAccounts must be an array of account IDs of twelve digits.",
    ],
    [
      { trustedAccounts: "111122223333" },
      "trustedAccounts must be an array of account IDs of twelve digits.",
    ],
  ])("are refused where they mean nothing: %j", (settings, message) => {
    expect(() => lintWith(settings)).toThrow(`settings.cloudtrail.${message}`);
  });
});
