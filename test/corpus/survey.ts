import { readFileSync } from "node:fs";
import { parse } from "node:path";
import { Linter } from "eslint";
import { type FileTally, tallyRule } from "../../src/cli/tally.js";
import plugin from "../../src/index.js";

/** What became of one file. */
export interface Survey {
  readonly path: string;
  readonly text: string;
  readonly messages: readonly Linter.LintMessage[];
  /** Those that kept a template from being read. */
  readonly problems: readonly Linter.LintMessage[];
  readonly templates: number;
  /** Why properties that rules asked for could not be known. */
  readonly unknowns: readonly string[];
  readonly milliseconds: number;
  /** The error that was thrown, which none must be. */
  readonly crash: string | undefined;
}

/** Nobody waits longer for one file, so none may take longer. */
export const maxMilliseconds = 2000;

const tallies = new Map<string, FileTally>();
/** The files may be anywhere. */
const linter = new Linter({ configType: "flat", cwd: parse(process.cwd()).root });
const config: Linter.Config = {
  ...plugin.configs["all-rules"],
  files: ["**/?*"],
  language: "cloudtrail/template",
  settings: { cloudtrail: { suggestSuppressions: false } },
  plugins: { cloudtrail: plugin, survey: { rules: { tally: tallyRule(tallies) } } },
  rules: { ...plugin.configs["all-rules"].rules, "survey/tally": "error" },
  // Templates of others have comments for rules of others.
  linterOptions: { noInlineConfig: true },
};

/** Lints a file with every rule, and with what stands beside it in the same module. */
export function survey(path: string, text: string = readFileSync(path, "utf8")): Survey {
  tallies.clear();
  const start = performance.now();
  const { messages, crash } = verify(path, text);
  const milliseconds = performance.now() - start;
  const [tally] = tallies.values();
  return {
    path,
    text,
    messages,
    problems: messages.filter((message) => message.fatal === true),
    templates: tally?.templates ?? 0,
    unknowns: [...(tally?.unknowns.values() ?? [])],
    milliseconds,
    crash,
  };
}

function verify(name: string, text: string): Pick<Survey, "messages" | "crash"> {
  try {
    return { messages: linter.verify(text, config, { filename: name }), crash: undefined };
  } catch (error) {
    return { messages: [], crash: error instanceof Error ? (error.stack ?? "") : String(error) };
  }
}
