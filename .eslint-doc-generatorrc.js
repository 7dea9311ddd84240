import cloudtrail from "./dist/index.js";

// The options are documented from their schemas, which ESLint itself is not given.
for (const { meta } of Object.values(cloudtrail.rules)) meta.schema = meta.docs.schema;

export default {
  pathRuleList: ["docs/README.md"],
  configEmoji: [
    ["recommended", "✅"],
    ["strict", "🔒"],
    ["account", "👤"],
  ],
  // What frameworks ask for is in the table of controls.
  ignoreConfig: Object.keys(cloudtrail.configs).filter((name) =>
    /^(?:all|cis-.*|fsbp)$|-rules$/.test(name),
  ),
};
