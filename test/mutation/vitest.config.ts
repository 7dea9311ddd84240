import { defineConfig } from "vitest/config";
import base from "../vitest.config.js";

/** Tests that look at what is mutated from near by, and those of rules one by one. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ["test/{aws,cloudformation,graph,iam,mutation,terraform}/**/*.test.ts"],
    testTimeout: 120_000,
    // Changes are switched on while the tests run, so that nothing has to be loaded anew for each.
    isolate: false,
  },
});
