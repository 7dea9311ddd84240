import { join } from "node:path";
import type { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import { lint } from "../../src/cli/lint.js";
import { summaryOf } from "../../src/cli/summary.js";
import plugin from "../../src/index.js";
import { clean, folderWith } from "./command-line.js";

/** A preset with a rule that fails on files of some name. */
const failing: Linter.Config = {
  plugins: {
    cloudtrail: {
      ...plugin,
      rules: {
        failing: {
          create: ({ filename }) => ({
            Document() {
              if (filename.endsWith("bad.json")) throw new Error("out of order");
            },
          }),
        },
      },
    },
  },
  rules: { "cloudtrail/failing": "error" },
};

describe("lint", () => {
  it("lints the other files where something goes wrong with one", async () => {
    const folder = folderWith({ "bad.json": clean, "good.json": clean });
    const files = ["bad.json", "gone.json", "good.json"].map((name) => join(folder, name));
    const linted = await lint(files, failing, { fix: false, explain: false });
    expect(linted.results.map(({ filePath }) => filePath)).toEqual([join(folder, "good.json")]);
    expect(linted.problems).toEqual([
      expect.stringMatching(/^Cannot lint '.*bad\.json': out of order Occurred while linting/),
      `Cannot lint '${join(folder, "gone.json")}': no such file or directory`,
    ]);
    expect(linted.problems.join()).not.toMatch(/^ +at /m);
    expect(summaryOf(linted, { hasTerraform: false })).toBe(
      "2 templates read, 0 unknown values met, 0 files are no templates.",
    );
  });
});
