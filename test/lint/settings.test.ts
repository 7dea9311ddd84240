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

  it.each([
    [{ root: "nowhere" }, "root must be a folder, which '"],
    [{ root: "package.json" }, "root must be a folder, which '"],
    [{ include: [] }, "include must name files."],
    [{ include: ["!a.yaml"] }, "include must name files."],
    [{ include: ["/srv/*.yaml"] }, "include must have paths below the root, which '/srv/*.yaml'"],
    [{ include: ["C:/srv/*.yaml"] }, "include must have paths below the root, which 'C:/srv"],
    [
      { include: ["../*.yaml"] },
      "include must have paths below the root, which '../*.yaml' is not.",
    ],
    [{ include: ["a.yaml", "!/b"] }, "include must have paths below the root, which '!/b' is not."],
    [
      { include: ["[z-a].yaml"] },
      "include must have patterns for paths, which '[z-a].yaml' is not.",
    ],
    [{ include: [""] }, "include must have patterns for paths, which '' is not."],
    [{ groups: [] }, "groups must name a group."],
    [{ groups: [{ name: "a", files: [] }] }, "groups[0].files must name files."],
    [{ groups: [{ name: "a", files: "/a" }] }, "groups[0].files must have paths below the root"],
    [{ groups: [{ name: "a" }] }, "groups[0] needs files."],
    [{ groups: [{ files: "a" }] }, "groups[0] needs name."],
    [
      {
        groups: [
          { name: "a", files: "a/**" },
          { name: "a", files: "b/**" },
        ],
      },
      "groups[1].name 'a' is that of another group.",
    ],
  ])("of a project are refused where they mean nothing: %j", (project, message) => {
    expect(() => lintWith({ project })).toThrow(`settings.cloudtrail.project.${message}`);
  });

  it.each([
    [{ root: "fixtures" }],
    [{ include: ["./a/*.yaml", "**/*.{yaml,json}", "!b/**", "!(c|d).yaml", "..a/*"] }],
    [{ groups: [{ name: "a", files: ["**", "!b/**"] }] }],
  ])("of a project are taken: %j", (project) => {
    expect(lintWith({ project })).toEqual([]);
  });
});
