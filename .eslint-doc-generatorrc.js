import cloudtrail from "./dist/index.js";

// The options are documented from their schemas, which ESLint itself is not given.
for (const { meta } of Object.values(cloudtrail.rules)) meta.schema = meta.docs.schema;

/** The newest edition of the CIS benchmark that has a number for a rule, and Security Hub's controls. */
function controlsOf({ controls = {} }) {
  const [edition, numbers] = Object.entries(controls.cis ?? {}).at(-1) ?? [];
  const cis = edition === undefined ? [] : [`CIS ${edition}: ${[numbers].flat().join(", ")}`];
  const hub = [controls.fsbp ?? [], controls.securityHub ?? []].flat();
  return [...cis, ...(hub.length === 0 ? [] : [hub.join(", ")])].join("; ");
}

/** The generator has no column for controls, so one is put at the end of the table of rules. */
function withControls(page) {
  const rows = page.split("\n").map((line) => {
    if (line.startsWith("| Name ")) return `${line} Controls |`;
    if (line.startsWith("| :--")) return `${line} :-- |`;
    const [, rule] = /^\| \[([a-z0-9-]+)\]\(rules\//.exec(line) ?? [];
    return rule === undefined ? line : `${line} ${controlsOf(cloudtrail.rules[rule].meta.docs)} |`;
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
  // What every framework asks for is in the table of controls.
  ignoreConfig: Object.keys(cloudtrail.configs).filter((name) =>
    /^(?:all|cis-.*|fsbp)$|-rules$/.test(name),
  ),
  postprocess: (page, path) => (path.endsWith("README.md") ? withControls(page) : page),
};
