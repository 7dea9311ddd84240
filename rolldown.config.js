import { fileURLToPath, URL } from "node:url";
import { defineConfig } from "rolldown";
import { dts } from "rolldown-plugin-dts";
import { ascii } from "./bundle/ascii.js";
import { chunkOf, isLater } from "./bundle/chunks.js";
import { faces } from "./bundle/faces.js";
import { leftOut } from "./bundle/left-out.js";
import { loadWhenUsed } from "./bundle/load-when-used.js";
import { ruleTable } from "./bundle/rule-table.js";
import { tightDeclarations } from "./bundle/tight-declarations.js";
import { undocumented } from "./bundle/undocumented.js";
import { tightScript } from "./bundle/tight-script.js";
import { texts } from "./bundle/texts.js";
import { tightStyle } from "./bundle/tight-style.js";
import { withoutMethods } from "./bundle/without-methods.js";
import { rules } from "./dist/rules/index.js";
import { reports } from "./dist/src/cli/formats.js";

const fromHere = (path) => fileURLToPath(new URL(path, import.meta.url));

/** What users import by the name of the package. */
const entries = {
  index: "index",
  rule: "rule",
  project: "project",
  ...Object.fromEntries(Object.keys(reports).map((name) => [name, `formatters/${name}`])),
};

/** Templates are read as texts, so values of other types and the way back are never asked for. */
const unread =
  /\/yaml\/browser\/dist\/(stringify\/|schema\/(core|json)\/|schema\/yaml-1\.1\/(?!merge)|doc\/(applyReviver|createNode)|nodes\/(addPairToJSMap|toJS)|parse\/cst-(scalar|stringify|visit))/;

/** The way back and what changes documents, as methods of what is read. */
const uncalled =
  /^(?:clone|toJS|toJSON|toString|(?:add|delete|get|has|set)In|hasAllNullValues|create(?:Alias|Node|Pair)|from)$/;

function built(extension) {
  return Object.fromEntries(
    Object.entries(entries).map(([name, path]) => [name, `dist/src/${path}${extension}`]),
  );
}

// Opening the files of the plugin and of its parsers one by one takes longer than linting a template,
// and so does reading all of them.
const code = defineConfig({
  input: { ...built(".js"), cli: "dist/src/cli.js" },
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
  plugins: [
    ruleTable(/\/dist\/rules\/index\.js$/, rules),
    undocumented(/\/dist\/rules\/(?!index\.)/),
    leftOut(unread),
    withoutMethods(/\/yaml\/browser\/dist\/(?:doc|nodes)\//, uncalled),
    tightScript(/\/formatters\/html\/script\.js$/),
    tightStyle(/\/formatters\/html\/style\.js$/),
    loadWhenUsed(isLater),
    faces(),
    texts("docs/rules", /\/formatters\/html\/(style|script)\.js$/, "../packed-text.js"),
    ascii(),
  ],
  output: {
    dir: "dist",
    // Only CommonJS can load a chunk in the middle of a function.
    format: "cjs",
    exports: "named",
    entryFileNames: "chunks/[name].cjs",
    chunkFileNames: "chunks/[name].cjs",
    // V8 reads all of what is loaded: a tenth of what the plugin adds to the start.
    minify: true,
    comments: false,
    // Nobody but the faces asks what a chunk is.
    esModule: false,
    generatedCode: { symbols: false },
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [{ name: chunkOf, debugName: "chunks" }],
    },
  },
  logLevel: "warn",
});

// Most declarations are of what nobody outside can name.
const declarations = defineConfig({
  input: built(".d.ts"),
  external: /^[^./]/,
  plugins: [dts({ dtsInput: true, emitDtsOnly: true, tsconfig: false }), tightDeclarations()],
  output: { dir: "dist", format: "es", chunkFileNames: "types/[name].d.ts" },
  checks: { pluginTimings: false },
  logLevel: "warn",
});

export default [code, declarations];
