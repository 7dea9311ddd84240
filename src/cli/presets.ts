import type { Linter } from "eslint";
import plugin from "../index.js";

const rulesOnly = "-rules";

/** The rules and settings of a preset; what files they are for is up to the command line. */
export function presetNamed(name: string): Linter.Config | undefined {
  const configs: Readonly<Record<string, Linter.Config>> = plugin.configs;
  return Object.hasOwn(configs, name) ? configs[`${name}${rulesOnly}`] : undefined;
}

/** What to say where there is no preset of a name. */
export function unknownPreset(name: string): string {
  const names = Object.keys(plugin.configs).filter((each) => !each.endsWith(rulesOnly));
  return `There is no preset '${name}'; there are: ${names.join(", ")}.`;
}
