import { basename } from "node:path";
import cloudtrail from "./dist/index.js";

for (const { meta } of Object.values(cloudtrail.rules)) {
  // The options are documented from their schemas, which ESLint itself is not given.
  meta.schema = meta.docs.schema;
  // Every rule suggests to suppress what it finds; a page tells whether there is a cure.
  meta.hasSuggestions = meta.docs.cures.length > 0;
}

/** The newest edition of the CIS benchmark that has a number for a rule, and Security Hub's controls. */
function controlsOf({ controls = {} }) {
  const [edition, numbers] = Object.entries(controls.cis ?? {}).at(-1) ?? [];
  const cis = edition === undefined ? [] : [`CIS ${edition}: ${[numbers].flat().join(", ")}`];
  const hub = [controls.fsbp ?? [], controls.securityHub ?? []].flat();
  return [...cis, ...(hub.length === 0 ? [] : [hub.join(", ")])].join("; ");
}

/** The presets of catalogues that a rule is in. */
const frameworks = Object.keys(cloudtrail.configs).filter((name) =>
  /^(?:cis-[\d.]+|fsbp)$/.test(name),
);

function frameworksOf(rule) {
  const asking = frameworks.filter(
    (name) => `cloudtrail/${rule}` in (cloudtrail.configs[name].rules ?? {}),
  );
  return asking.map((name) => `\`${name}\``);
}

/** The page of a rule names them all; the generator would give each a badge in the list of rules, too. */
function withFrameworks(page, rule) {
  const asking = frameworksOf(rule);
  if (asking.length === 0) return page;
  const [named] = /^💼 .*\n\n/m.exec(page) ?? [];
  const presets = [...(named?.match(/\S+ `[\w-]+`/gu) ?? []), ...asking];
  const sentence =
    presets.length === 1
      ? `💼 This rule is enabled in the ${presets[0]} config.\n\n`
      : `💼 This rule is enabled in the following configs: ${presets.join(", ")}.\n\n`;
  return named === undefined
    ? page.replace(/^📝 .*\n\n/mu, (description) => description + sentence)
    : page.replace(named, sentence);
}

/** The generator has no columns for controls and their presets, so they are put at the end. */
function withControls(page) {
  const rows = page.split("\n").map((line) => {
    // The generator pads the first heading with spaces that do not break.
    if (/^\| Name\s/.test(line)) return `${line} Controls | Presets of these |`;
    if (line.startsWith("| :--")) return `${line} :-- | :-- |`;
    const [, rule] = /^\| \[([a-z0-9-]+)\]\(rules\//.exec(line) ?? [];
    if (rule === undefined) return line;
    return `${line} ${controlsOf(cloudtrail.rules[rule].meta.docs)} | ${frameworksOf(rule).join(" ")} |`;
  });
  return rows.join("\n");
}

export default {
  pathRuleList: ["docs/README.md"],
  configEmoji: [
    ["recommended", "✅"],
    ["strict", "🔒"],
    ["account", "👤"],
  ],
  // What every framework asks for has a column of its own, and is in the table of controls.
  ignoreConfig: Object.keys(cloudtrail.configs).filter((name) =>
    /^(?:all|cis-.*|fsbp)$|-rules$/.test(name),
  ),
  postprocess: (page, path) =>
    path.endsWith("README.md") ? withControls(page) : withFrameworks(page, basename(path, ".md")),
};
