import { ESLint, type Linter } from "eslint";
import type { Context } from "../../src/formatters/formatter.js";
import plugin from "../../src/index.js";
import { folderWith } from "../cli/command-line.js";

/** What a formatter is given for files that ESLint linted. */
export interface Linted {
  readonly results: ESLint.LintResult[];
  readonly context: Context;
}

/** Lints files as ESLint does with a configuration, which is the recommended one unless said. */
export async function lint(
  files: Readonly<Record<string, string>>,
  config: readonly Linter.Config[] = [plugin.configs.recommended],
  options: Omit<ESLint.Options, "cwd"> = {},
): Promise<Linted> {
  const cwd = folderWith(files);
  const eslint = new ESLint({
    cwd,
    overrideConfigFile: true,
    overrideConfig: [...config],
    ...options,
  });
  const results = await eslint.lintFiles(Object.keys(files));
  return { results, context: { cwd, rulesMeta: eslint.getRulesMetaForResults(results) } };
}

/** A template whose only fault is that the trail does not validate its log files. */
export const weakTrail = `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: audit-logs
      IsLogging: true
      IsMultiRegionTrail: true
      KMSKeyId: alias/audit
      EnableLogFileValidation: false
`;
