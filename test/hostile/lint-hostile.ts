import process from "node:process";
import { Linter } from "eslint";
import cloudtrail from "../../src/index.js";

const config: Linter.Config = {
  files: ["**/?*"],
  language: "cloudtrail/template",
  plugins: { cloudtrail },
};

/** What was said, and how many milliseconds of the processor that took. */
export interface Said {
  /** The problems that kept the template from being read, with their places. */
  readonly problems: readonly string[];
  /** What rules say. */
  readonly findings: readonly string[];
  readonly milliseconds: number;
}

/** Lints a text with every rule, or with some. */
export function lintHostile(
  filename: string,
  text: string,
  settings: object = {},
  rules: readonly string[] = Object.keys(cloudtrail.rules),
): Said {
  const linter = new Linter({ configType: "flat", cwd: process.cwd() });
  const before = process.cpuUsage();
  const messages = linter.verify(
    text,
    {
      ...config,
      settings: { cloudtrail: settings },
      rules: Object.fromEntries(rules.map((rule) => [`cloudtrail/${rule}`, "error"])),
    },
    { filename },
  );
  const { user, system } = process.cpuUsage(before);
  const shown = ({ line, column, message }: Linter.LintMessage): string =>
    `${line}:${column} ${message.replace("Parsing error: ", "")}`;
  return {
    problems: messages.filter(({ fatal }) => fatal).map(shown),
    findings: messages.filter(({ fatal }) => !fatal).map(({ message }) => message),
    milliseconds: (user + system) / 1000,
  };
}

/** Nobody waits longer for a file that is no larger than these. */
export const maxMilliseconds = 8000;

/** A template of one trail that may record one Region only. */
export function trail(multiRegion: string): string {
  return `{"Resources":{"T":{"Type":"AWS::CloudTrail::Trail","Properties":{"IsLogging":true,"S3BucketName":"logs","IsMultiRegionTrail":${multiRegion}}}}}`;
}
