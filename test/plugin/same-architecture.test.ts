import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Linter } from "eslint";
import { expect, it } from "vitest";
import plugin from "../../src/index.js";

const folder = new URL("../../fixtures/templates/weak/", import.meta.url);

/** What is found in a file, without the names that each language has of its own. */
function findingsIn(path: string): readonly string[] {
  const file = fileURLToPath(new URL(path, folder));
  return new Linter({ cwd: fileURLToPath(folder) })
    .verify(readFileSync(file, "utf8"), [plugin.configs.all], { filename: file })
    .map(({ ruleId, message }) => `${String(ruleId)}: ${message.replaceAll(/'[^']*'/g, "'…'")}`)
    .sort();
}

it.each(["cloudformation.json", "split/main.tf.json", "inline/main.tf.json", "plan.json"])(
  "one architecture has the same faults in every language: %s",
  (path) => {
    const expected = findingsIn("cloudformation.yaml");
    expect(expected).toHaveLength(26);
    expect(findingsIn(path)).toEqual(expected);
  },
);
