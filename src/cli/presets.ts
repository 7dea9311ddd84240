import type { Linter } from "eslint";
import plugin from "../index.js";

const rulesOnly = "-rules";

/** The rules and settings of a preset; what files they are for is up to the command line. */
export function presetNamed(name: string): Linter.Config | undefined {
  const configs: Readonly<Record<string, Linter.Config>> = plugin.configs;
  return Object.hasOwn(configs, name) ? configs[`${name}${rulesOnly}`] : undefined;
}

export function presetNames(): readonly string[] {
  return Object.keys(plugin.configs).filter((name) => !name.endsWith(rulesOnly));
}
