import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** `.ci/run` names a file here to read the number of passed and failed tests from. */
const report = process.env["CLOUDTRAIL_TEST_REPORT"];

export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/seed.ts"],
    testTimeout: 20_000,
    // A snapshot that writes itself proves nothing: only `npm run update` may write one.
    update: "none",
    reporters: report === undefined ? ["default"] : ["default", ["json", { outputFile: report }]],
  },
});
