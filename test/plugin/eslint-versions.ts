import { ESLint, Linter } from "eslint";
import { ESLint as ESLint9, Linter as Linter9 } from "eslint-9";
import { defineConfig as defineConfig9 } from "eslint-9/config";
import { defineConfig } from "eslint/config";

export interface EslintVersion {
  readonly name: string;
  readonly ESLint: typeof ESLint;
  readonly Linter: typeof Linter;
  readonly defineConfig: typeof defineConfig;
}

/** An ESLint of each major version that the plugin promises to work with; their types differ. */
export const versions: readonly EslintVersion[] = [
  {
    name: `ESLint ${Linter9.version}`,
    ESLint: ESLint9,
    Linter: Linter9 as unknown as typeof Linter,
    defineConfig: defineConfig9,
  },
  { name: `ESLint ${Linter.version}`, ESLint, Linter, defineConfig },
];
