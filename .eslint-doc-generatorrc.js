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
  ignoreConfig: ["all", "recommended-rules", "strict-rules", "account-rules", "all-rules"],
};
