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
export function presetIn(config: string, preset: string): readonly [string, ...string[]] {
  return [isCommonJs(config) ? requireLine : importLine, ...elements(config, preset)];
}

/**
 * A configuration with what it lacks for templates; nothing where it exports what is not known to
 * be a list. What comes first in it counts least, so that all the rest means what it did.
 */
export function withTemplates(config: string, preset: string): string | undefined {
  const exported =
    /^(?:export default|module\.exports =)\s*(?:(?:defineConfig|tseslint\.config)\(\s*\[?|\[)/m;
  const opening = exported.exec(config);
  if (opening === null) return undefined;
  const [loading, ...added] = presetIn(config, preset);
  const listStart = opening.index + opening[0].length;
  const list = config.slice(listStart);
  const indentation = /^[ \t]*\n([ \t]*)\S/.exec(list)?.[1];
  const inserted =
    indentation === undefined
      ? added.map((element) => `${element} `).join("")
      : added.map((element) => `\n${indentation}${element}`).join("");
  const head = config.slice(0, listStart);
  const first =
    /^(?:import\b|(?:const|var|let)\b.*\brequire\()/m.exec(head)?.index ?? opening.index;
  return `${head.slice(0, first)}${loading}\n${head.slice(first)}${inserted}${list}`;
}

function isCommonJs(config: string): boolean {
  return /^module\.exports\b/m.test(config);
}

/** Packages whose languages read files that may be templates, which then keep their language. */
const guests: readonly (readonly [name: RegExp, extensions: readonly string[]])[] = [
  [/eslint-plugin-yml|yaml-eslint-parser/, ["yaml", "yml"]],
  [/eslint-plugin-jsonc|jsonc-eslint-parser|@eslint\/json/, ["json"]],
];

function elements(config: string, preset: string): readonly string[] {
  const taken = guests.flatMap(([name, extensions]) => (name.test(config) ? extensions : []));
  if (taken.length === 0) return [`${memberOf("cloudtrail.configs", preset)},`];
  const free = ["yaml", "yml", "json", "template"].filter((each) => !taken.includes(each));
  return [`${preset}-rules`, preset].map((name, index) => {
    const files = JSON.stringify((index === 0 ? taken : free).map((each) => `**/*.${each}`));
    return `{ ...${memberOf("cloudtrail.configs", name)}, files: ${files.replaceAll(",", ", ")} },`;
  });
}

function memberOf(object: string, name: string): string {
  return /^\w+$/.test(name) ? `${object}.${name}` : `${object}["${name}"]`;
}
