import { fileURLToPath, URL } from "node:url";
import { defineConfig } from "rolldown";
import { ascii } from "./bundle/ascii.js";
import { chunkOf, isLater } from "./bundle/chunks.js";
import { faces } from "./bundle/faces.js";
import { loadWhenUsed } from "./bundle/load-when-used.js";
import { ruleTable } from "./bundle/rule-table.js";
import { rules } from "./dist/rules/index.js";

const fromHere = (path) => fileURLToPath(new URL(path, import.meta.url));

// Opening the files of the plugin and of its parsers one by one takes longer than linting a template,
// and so does reading all of them.
export default defineConfig({
  input: {
    index: "dist/src/index.js",
    rule: "dist/src/rule.js",
    project: "dist/src/project.js",
    cli: "dist/src/cli.js",
    gitlab: "dist/src/formatters/gitlab.js",
    html: "dist/src/formatters/html.js",
    sarif: "dist/src/formatters/sarif.js",
  },
  platform: "node",
  external: ["@eslint/plugin-kit", "eslint"],
  resolve: {
    alias: {
      // What Node.js would load of them are CommonJS modules, which are not put together as well.
      yaml: fromHere("node_modules/yaml/browser/dist/index.js"),
      "jsonc-parser": fromHere("node_modules/jsonc-parser/lib/esm/main.js"),
    },
  },
  // What is in a bundle of several chunks is exported for other chunks too.
  preserveEntrySignatures: "allow-extension",
  plugins: [ruleTable(/\/dist\/rules\/index\.js$/, rules), loadWhenUsed(isLater), faces(), ascii()],
  output: {
    dir: "dist",
    // Only CommonJS can load a chunk in the middle of a function.
    format: "cjs",
    exports: "named",
    entryFileNames: "chunks/[name].cjs",
    chunkFileNames: "chunks/[name].cjs",
    // V8 reads all of what is loaded: a tenth of what the plugin adds to the start.
    minify: true,
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [{ name: chunkOf, debugName: "chunks" }],
    },
  },
  logLevel: "warn",
});
