import { fileURLToPath, URL } from "node:url";
import { defineConfig } from "rolldown";

const fromHere = (path) => fileURLToPath(new URL(path, import.meta.url));

// Opening the files of the plugin and of its parsers one by one takes longer than linting a template.
export default defineConfig({
  input: [
    "dist/src/index.js",
    "dist/src/rule.js",
    "dist/src/project.js",
    "dist/src/cli.js",
    "dist/src/formatters/html.js",
    "dist/src/formatters/sarif.js",
  ],
  platform: "node",
  external: ["@eslint/plugin-kit", "eslint"],
  resolve: {
    alias: {
      // What Node.js would load of them are CommonJS modules, which are not put together as well.
      yaml: fromHere("node_modules/yaml/browser/dist/index.js"),
      "jsonc-parser": fromHere("node_modules/jsonc-parser/lib/esm/main.js"),
    },
  },
  output: {
    dir: "dist",
    format: "esm",
    chunkFileNames: "chunks/[name].js",
    // V8 reads all of it before the first template: a tenth of what the plugin adds to the start.
    minify: true,
    // Whoever lints has no use for ESLint's tester of rules, which takes a while to load.
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [{ name: "rule-tester", test: /rule-tester/ }],
    },
  },
  logLevel: "warn",
});
