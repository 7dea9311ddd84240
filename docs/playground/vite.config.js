import { fileURLToPath, URL } from "node:url";
import { defineConfig } from "vite";
import { licences } from "./build/licences.js";
import { noCoreRules } from "./build/no-core-rules.js";
import { onePage } from "./build/one-page.js";
import { reportStyle } from "./build/report-style.js";
import { rulePages } from "./build/rule-pages.js";

const fromHere = (path) => fileURLToPath(new URL(path, import.meta.url));

const pages =
  "https://github.com/eslint-plugin-cloudtrail/eslint-plugin-cloudtrail/blob/main/docs/rules/";

const packages = licences();

export default defineConfig({
  root: fromHere("."),
  base: "./",
  publicDir: false,
  plugins: [
    rulePages(fromHere("../rules"), pages),
    reportStyle(),
    packages.note(),
    onePage(packages.texts),
  ],
  // ESLint asks whether it is to time its rules.
  define: { "process.env": "{}" },
  resolve: {
    alias: [
      { find: /^node:path(\/posix)?$/, replacement: fromHere("browser/path.ts") },
      { find: /^(\.\.\/)+host\.js$/, replacement: fromHere("browser/host.ts") },
      { find: /^\.\/lint\/rule-tester\.js$/, replacement: fromHere("browser/rule-tester.ts") },
    ],
  },
  worker: { plugins: () => [noCoreRules(), packages.note()] },
  // Found when the page has started, they would have it start once more.
  optimizeDeps: { include: ["@eslint/plugin-kit", "eslint/universal", "jsonc-parser", "yaml"] },
  cacheDir: fromHere("../../node_modules/.vite/playground"),
  build: {
    outDir: fromHere("../../dist/playground"),
    emptyOutDir: true,
    modulePreload: false,
    cssCodeSplit: false,
    chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
    rolldownOptions: {
      output: { codeSplitting: false },
      // How long it takes on a busy machine is no fault of the page.
      checks: { bundlerTimings: false },
    },
  },
  server: { fs: { allow: [fromHere("../..")] } },
});
