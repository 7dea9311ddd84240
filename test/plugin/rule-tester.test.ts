import { RuleTester } from "eslint";
import { RuleTester as RuleTester9 } from "eslint-9";
import { afterAll, describe, it } from "vitest";
import { plugin, trailNames } from "./trail-names.js";

const testers = [
  ["ESLint 9's", RuleTester9 as unknown as typeof RuleTester],
  ["ESLint 10's", RuleTester],
] as const;

describe.each(testers)("%s RuleTester", (_name, Tester) => {
  Object.assign(Tester, { afterAll, describe, it, itOnly: it.only });
  const tester = new Tester({ plugins: { cloudtrail: plugin }, language: "cloudtrail/template" });
  const shared = "Properties: { Tags: [&tag { Key: a, Value: b }, *tag] }";
  tester.run("trail-names", trailNames, {
    valid: ["", "a: b", `Resources:\n  A:\n    Type: AWS::S3::Bucket\n    ${shared}\n`],
    invalid: [
      {
        code: `Resources:\n  Trail:\n    Type: AWS::CloudTrail::Trail\n    ${shared}\n`,
        errors: [{ message: "Trail", line: 2, column: 3, endLine: 2, endColumn: 8 }],
      },
    ],
  });
});
