import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** `.ci/run` names a file here to read the number of passed and failed tests from. */
const report = process.env["CLOUDTRAIL_TEST_REPORT"];

/** What users import by the name of the package. */
function source(name: string): string {
  return fileURLToPath(new URL(`../src/${name}`, import.meta.url));
}

export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  resolve: {
    alias: [
      { find: /^eslint-plugin-cloudtrail\/rule$/, replacement: source("rule.ts") },
      { find: /^eslint-plugin-cloudtrail$/, replacement: source("index.ts") },
    ],
  },
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/seed.ts"],
    testTimeout: 20_000,
    // A snapshot that writes itself proves nothing: only `npm run update` may write one.
    update: "none",
    reporters: report === undefined ? ["default"] : ["default", ["json", { outputFile: report }]],
  },
});
