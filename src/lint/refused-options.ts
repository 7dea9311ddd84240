import type { RuleConfig } from "@eslint/plugin-kit";
import type { Rule as Eslint } from "eslint";

/** Our rules by their names without `cloudtrail/`. */
export type Rules = Readonly<Record<string, Eslint.RuleModule>>;

/** What a rule of ours has against the options that a comment gives it. */
export function refusedOptions(id: string, config: RuleConfig, rules: Rules): string | undefined {
  const [, name = ""] = /^cloudtrail\/(.*)/.exec(id) ?? [];
  if (!Array.isArray(config) || !Object.hasOwn(rules, name)) return undefined;
  const [severity, ...options] = config;
  if (options.length === 0 || severity === "off" || severity === 0) return undefined;
  try {
    // A rule throws before it looks into anything. In a run that would be the end of it.
    const sourceCode = { ast: {} };
    rules[name]?.create({ options, sourceCode } as unknown as Eslint.RuleContext);
    return undefined;
  } catch (error) {
    return `Inline configuration for rule "${id}" is invalid: ${(error as Error).message}`;
  }
}
