import { readFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import process from "node:process";
import { ESLint } from "eslint";
import { quantile } from "./ratios.mjs";
import { relinted } from "./relinted.mjs";

/**
 * A template linted again after each edit by a process that goes on, as in an editor: the medians of
 * milliseconds, for each language and preset by turns.
 */

const [file, edits = "300"] = process.argv.slice(2);
const path = resolve(file);
const text = readFileSync(path, "utf8");
const options = { cwd: dirname(path), overrideConfigFile: true };
const linters = Object.values(relinted).map((config) => {
  return new ESLint({ ...options, overrideConfig: { ...config, files: ["**/?*"] } });
});
const samples = linters.map(() => []);
for (let edit = 0; edit < Number(edits); edit++) {
  for (const [index, linter] of linters.entries()) {
    const start = process.cpuUsage();
    const [result] = await linter.lintText(text + "\n".repeat(edit), { filePath: basename(path) });
    const { user, system } = process.cpuUsage(start);
    if (result.warningCount > 0) throw new Error(result.messages[0].message);
    // At first everything is still being compiled.
    if (edit >= Number(edits) / 3) samples[index].push((user + system) / 1000);
  }
}
process.stdout.write(JSON.stringify(samples.map((each) => quantile(each, 0.5))));
