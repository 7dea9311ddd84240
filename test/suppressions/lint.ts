import type { Linter } from "eslint";
import cloudtrail from "../../src/index.js";
import type { EslintVersion } from "../plugin/eslint-versions.js";

/** Its types lack this method. */
interface WithSuppressed extends Linter {
  getSuppressedMessages(): Linter.SuppressedLintMessage[];
}

export interface Linted {
  readonly messages: readonly Linter.LintMessage[];
  readonly suppressed: readonly Linter.SuppressedLintMessage[];
}

export const day = "2026-11-22";

const linters = new Map<unknown, WithSuppressed>();

/** Lints a text with some rules of ours, on a day that does not pass. */
export function lint(
  { Linter: Version }: Pick<EslintVersion, "Linter">,
  text: string,
  options: Linter.Config = {},
  filename = text.trimStart().startsWith("{") ? "template.json" : "template.yaml",
): Linted {
  const linter = linters.get(Version) ?? (new Version() as WithSuppressed);
  linters.set(Version, linter);
  const messages = linter.verify(text, [configOf(options)], { filename });
  return { messages, suppressed: linter.getSuppressedMessages() };
}

export function configOf(options: Linter.Config = {}): Linter.Config {
  return {
    files: ["**"],
    plugins: { cloudtrail },
    language: "cloudtrail/template",
    languageOptions: { today: day },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: { "cloudtrail/trail-kms-key": "error" },
    ...options,
  };
}

/** What is said, and where. */
export function shown(messages: readonly Linter.LintMessage[]): readonly string[] {
  return messages.map(({ line, column, message }) => `${line}:${column} ${message}`);
}
