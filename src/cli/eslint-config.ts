import { extensions } from "../lint/template-names.js";
import type { ConfigSource } from "./config-source.js";

/** A configuration of ESLint for templates and nothing else. */
export function configTemplate(preset: string): string {
  return `import { defineConfig } from "eslint/config";
${importLine}

export default defineConfig([${memberOf("cloudtrail.configs", preset)}]);
`;
}

const importLine = `import cloudtrail from "eslint-plugin-cloudtrail";`;
const requireLine = `const cloudtrail = require("eslint-plugin-cloudtrail");`;

/** What a configuration lacks for templates: how to get at the plugin, and what to add to the list. */
export function presetIn(
  { isCommonJs, packages }: Pick<ConfigSource, "isCommonJs" | "packages">,
  preset: string,
): readonly [string, ...string[]] {
  return [isCommonJs ? requireLine : importLine, ...elements(packages, preset)];
}

/**
 * A configuration with what it lacks for templates; nothing where it exports what is not known to
 * be a list. What comes first in it counts least, so that all the rest means what it did.
 */
export function withTemplates(config: ConfigSource, preset: string): string | undefined {
  const { text, start, list } = config;
  if (list === undefined) return undefined;
  const [loading, ...added] = presetIn(config, preset);
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  const inserted =
    list.indentation === undefined
      ? `${added.join(" ")}${list.isEmpty ? "" : " "}`
      : added.map((element) => `${list.indentation}${element}${end}`).join("");
  return [
    text.slice(0, start),
    `${loading}${end}`,
    text.slice(start, list.start),
    inserted,
    text.slice(list.start),
  ].join("");
}

/** Packages whose languages read files that may be templates, which then keep their language. */
const guests: readonly (readonly [names: readonly string[], extensions: readonly string[]])[] = [
  [
    ["eslint-plugin-yml", "yaml-eslint-parser"],
    ["yaml", "yml"],
  ],
  [["eslint-plugin-jsonc", "jsonc-eslint-parser", "@eslint/json"], ["json"]],
];

function elements(packages: ReadonlySet<string>, preset: string): readonly string[] {
  const taken = guests.flatMap(([names, extensions]) =>
    names.some((name) => packages.has(name)) ? extensions : [],
  );
  if (taken.length === 0) return [`${memberOf("cloudtrail.configs", preset)},`];
  const free = extensions.filter((each) => !taken.includes(each));
  return [`${preset}-rules`, preset].map((name, index) => {
    const files = JSON.stringify((index === 0 ? taken : free).map((each) => `**/*.${each}`));
    return `{ ...${memberOf("cloudtrail.configs", name)}, files: ${files.replaceAll(",", ", ")} },`;
  });
}

function memberOf(object: string, name: string): string {
  return /^\w+$/.test(name) ? `${object}.${name}` : `${object}["${name}"]`;
}
